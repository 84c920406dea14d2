"""Reasons why not now: a room that must not be cut in two says so before a backup or a restore.

    @not_now("open_ballot")
    def a_ballot_is_open() -> tuple[str, str] | None: ...

A room registers from its application's ``ready`` or any module loaded by it.
"""

from __future__ import annotations

from collections.abc import Callable

from thidua.foundation.backups.refusals import NotNow

Reason = Callable[[], tuple[str, str] | None]
REASONS: dict[str, Reason] = {}


def not_now(name: str) -> Callable[[Reason], Reason]:
    """Declare a reason: it answers with a sentence in both languages while it holds."""

    def declare(reason: Reason) -> Reason:
        REASONS[name] = reason
        return reason

    return declare


def require_quiet() -> None:
    """Raises NotNow with every reason that holds."""
    told = [sentence for reason in REASONS.values() if (sentence := reason()) is not None]
    if told:
        raise NotNow(
            " ".join(vi for vi, _en in told) + " Chưa có gì thay đổi; hãy làm lại sau.",
            " ".join(en for _vi, en in told) + " Nothing has changed; try again later.",
        )
