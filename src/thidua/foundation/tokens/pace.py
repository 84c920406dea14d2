"""How many calls a token makes in a minute.

Counted in the cache of the process, not in the database: a call that only reads stays one that
only reads, and on SQLite no call waits for another's write. The price is that a server of several
processes counts in each of them, so that a token may reach that many times the limit: enough to
keep a program that runs in circles from taking the office away from everybody else, which is what
the limit is for.
"""

from __future__ import annotations

import time

from django.conf import settings
from django.core.cache import cache

from thidua.foundation.tokens.models import ApiToken

WINDOW = 60
"""Seconds."""


class TooManyCalls(Exception):
    """The token has made its calls of this minute; ``wait`` seconds are left of it."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


def count_call(token: ApiToken) -> None:
    """Count one more call. Raises TooManyCalls."""
    most = settings.THIDUA.api_calls
    if most < 1:
        return
    window, second = divmod(int(time.time()), WINDOW)
    key = f"api-calls:{token.pk}:{window}"
    cache.add(key, 0, timeout=2 * WINDOW)
    if _one_more(key) > most:
        raise TooManyCalls(WINDOW - second)


def _one_more(key: str) -> int:
    try:
        return int(cache.incr(key))
    except ValueError:  # pushed out of a full cache in between
        return 1
