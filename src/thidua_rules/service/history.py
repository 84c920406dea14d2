"""What the rule reads of one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..tables import AwardHeld, Discipline, Post, stands

CAREER = 1
"""Years before the as-of day that must be on record where nobody says when service began."""


@dataclass(frozen=True, slots=True)
class History:
    """Rows of one person that count at ``as_of``; None is *not known*.

    ``known``: posts are on record, or declared complete for the whole service. ``retired``: day
    of the notice or decision of retirement.
    """

    as_of: date
    posts: tuple[Post, ...] = ()
    known: bool = True
    sex: str | None = None
    retired: date | None = None
    died: date | None = None
    left: date | None = None
    higher_age: bool | None = None
    both_wars: bool = False
    discipline: tuple[Discipline, ...] = ()
    awarded: tuple[AwardHeld, ...] = ()  # for long service

    @property
    def until(self) -> date:
        """The day up to which time is counted."""
        return min(day for day in (self.as_of, self.left, self.died) if day is not None)


def history_of(rows: Mapping[str, Iterable[Any]], as_of: date) -> History:
    """The history in one person's rows by table (those of ``Register``)."""
    own = {table: [r for r in found if _counts(r, as_of)] for table, found in rows.items()}
    subject = own["subjects"][0]
    notice = max(own.get("retirements", ()), key=lambda r: r.decided or date.min, default=None)
    posts = tuple(sorted(own.get("posts", ()), key=lambda p: (p.starts, p.post)))
    return History(
        as_of, posts, bool(posts) or _covered(subject, own.get("coverage", ()), as_of),
        subject.sex,
        retired=notice.decided if notice else None,
        died=min((r.starts for r in own.get("deaths", ())), default=None),
        left=subject.left if subject.left and subject.left <= as_of else None,
        higher_age=notice.higher_age if notice else None,
        both_wars=bool(notice and notice.both_wars),
        discipline=tuple(own.get("discipline", ())),
        awarded=tuple(r for r in own.get("awards", ()) if r.method == "long_service"
                      and stands(r, as_of)),
    )  # fmt: skip


def _counts(row: Any, as_of: date) -> bool:
    day = getattr(row, "decided", None) or getattr(row, "starts", None)
    return not isinstance(day, date) or day <= as_of


def _covered(subject: Any, coverage: Iterable[Any], as_of: date) -> bool:
    """Whether posts are declared complete for every year of service."""
    last = min(subject.left or as_of, as_of).year
    first = min(subject.joined.year if subject.joined else as_of.year - CAREER, last)
    years = {y for c in coverage if c.table == "posts"
             for y in range(max(c.starts, first), min(c.ends, last) + 1)}  # fmt: skip
    return all(year in years for year in range(first, last + 1))
