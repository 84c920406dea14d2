"""Rows that stand for all tests of a module: written once, in a transaction around the module.

Each test then runs in a transaction of its own within that one and finds the rows untouched; after
the module all is undone. What a test is handed is a copy, so that no test sees what another did to
it in memory. Not for tests with real transactions (``transactional_db``, ``live_server``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import connection, transaction

Made = TypeVar("Made")


@contextmanager
def around_a_module(blocker: Any) -> Iterator[Callable[[Callable[[], Made]], Made]]:
    """Hands back what makes the rows: call it with the function that writes them."""
    outer = transaction.atomic()
    outer._from_testcase = True  # as the tests' own: durable transactions may begin within it
    with blocker.unblock():
        outer.__enter__()
        # Every test closes its connection at the end; that would break this transaction off.
        connection.close = lambda: None  # type: ignore[method-assign]

    def made(make: Callable[[], Made]) -> Made:
        with blocker.unblock():
            return make()

    try:
        yield made
    finally:
        with blocker.unblock():
            del connection.close
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)
