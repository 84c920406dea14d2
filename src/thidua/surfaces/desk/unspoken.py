"""Addresses of which nothing is written down: neither in a log, nor when a session was last used.

Whoever could lay such a note beside the roll of a ballot would know when each member voted.
"""

from __future__ import annotations

import logging

UNSPOKEN = ("/bo-phieu/",)


class Unspoken(logging.Filter):
    """Drops what servers and the framework tell of requests to these addresses. A fault is told:
    after one nothing has been cast."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno >= logging.ERROR or not is_unspoken(record.getMessage())


def is_unspoken(text: str) -> bool:
    return any(address in text for address in UNSPOKEN)
