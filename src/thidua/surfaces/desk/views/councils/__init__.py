"""Sittings of councils, their ballots, the member's own sheet, the minutes."""
