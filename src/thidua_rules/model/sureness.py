"""How sure a result is that rests on several values."""

from __future__ import annotations

from .verdict import Sureness

ORDER = (Sureness.VERIFIED, Sureness.TO_CONFIRM, Sureness.DRAFT, Sureness.UNKNOWN)
"""Surest first."""


def weakest(*found: Sureness) -> Sureness:
    """A result is as sure as the least sure thing it rests on; resting on nothing, verified."""
    return max(found, key=ORDER.index, default=Sureness.VERIFIED)
