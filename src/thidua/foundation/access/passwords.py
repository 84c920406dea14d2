"""Passwords that somebody else is given once."""

import secrets

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that look alike: a temporary password is read aloud and typed once."""


def temporary_password() -> str:
    """Three groups of four letters and digits, about 59 bits; it is good for one sign-in."""
    groups = ("".join(secrets.choice(LETTERS) for _letter in range(4)) for _group in range(3))
    return "-".join(groups)
