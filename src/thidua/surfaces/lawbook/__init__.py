"""The lawbook: the rules, readable."""
