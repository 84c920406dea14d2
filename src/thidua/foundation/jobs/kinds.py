"""Kinds of jobs: each a function of its application, declared in its ``background.py``.

    @job("bring_books_together", title=_("Gộp sổ"), may=may_keep_people)
    def bring_books_together(run: Run, *, batch: str) -> Result:
        for number, row in enumerate(rows):
            run.tell(number, len(rows), _("Đang đối chiếu"))
        with run.change():          # one transaction: all of it or nothing
            ...
        return Result(_("Đã gộp xong."), file=data, name="so.xlsx", media_type=XLSX)

Arguments are plain JSON values. The function runs as the person who started it
(``run.actor``), in that person's language, and calls actions, which check permission again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from thidua.foundation.policy.predicates import Predicate
from thidua.foundation.policy.reach import Actor

Work = Callable[..., Any]
WEEK = timedelta(days=7)
KINDS: dict[str, Kind] = {}


@dataclass(frozen=True, slots=True)
class Kind:
    """``may``: who starts it and fetches its result, asked of the job's organisation.

    ``safe``: may be run again by itself when its worker was killed; a kind whose change is all
    in ``run.change()``, or that changes nothing, is. ``keeps``: how long its result is kept.
    ``still``: what else is asked of the owner when the result is fetched.
    """

    name: str
    title: Any
    work: Work
    may: Predicate
    safe: bool = False
    keeps: timedelta = WEEK
    still: Callable[[Actor, Any], bool] = lambda _actor, _job: True


def job(
    name: str, *, title: Any, may: Predicate, safe: bool = False, keeps: timedelta = WEEK,
    still: Callable[[Actor, Any], bool] = lambda _actor, _job: True,
) -> Callable[[Work], Work]:  # fmt: skip
    """Declare a kind of job; names are unique in the office."""

    def declare(work: Work) -> Work:
        known = KINDS.get(name)
        assert known is None or known.work.__module__ == work.__module__, f"two kinds named {name}"
        KINDS[name] = Kind(name, title, work, may, safe, keeps, still)
        return work

    return declare


def kind_of(name: str) -> Kind | None:
    """The kind, or None where this version of the office does not know it."""
    return KINDS.get(name)


def title_of(name: str) -> str:
    kind = KINDS.get(name)
    return str(kind.title) if kind else name
