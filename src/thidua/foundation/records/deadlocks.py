"""Two transactions that wait for each other's rows: the database breaks one off, nothing of it
stays, and it is done again from the beginning. SQLite lets one write at a time: no such thing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection

Done = TypeVar("Done")
BROKEN_OFF = {"40P01", "40001"}
"""SQLSTATE: deadlock detected, serialization failure."""
PAUSES = (0.1, 0.5)
"""Seconds in which the other transaction can end, before the second try and before the third."""


def broken_off(error: Exception) -> bool:
    """Whether the error ended a whole transaction that would succeed if begun again."""
    state = getattr(error.__cause__, "sqlstate", None)
    return (
        isinstance(error, OperationalError)
        and state in BROKEN_OFF
        and not connection.in_atomic_block
    )


def again(deed: Callable[[], Done]) -> Done:
    """Do it; where another transaction stood in the way, up to three times.

    ``deed`` begins its own transaction and reads everything anew each time.
    """
    for pause in PAUSES:
        try:
            return deed()
        except OperationalError as error:
            if not broken_off(error):
                raise
        time.sleep(pause)
    return deed()
