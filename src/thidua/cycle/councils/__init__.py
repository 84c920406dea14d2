"""Councils: members, sittings, ballots in which no voter is linked to a vote, minutes."""
