"""Where people meet the office: desk, portal, lawbook, api."""
