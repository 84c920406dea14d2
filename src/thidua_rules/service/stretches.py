"""Posts held → for every moment of service the highest group of the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..tables import MOVED_DOWN, AwardHeld, Post
from .history import History
from .model import Period, Rule, Service, TableVersion
from .times import Interval, joined
from .titles import post_of


@dataclass(frozen=True, slots=True)
class Held:
    """A post of the table held over an interval. ``row``: its group, counted from the lowest.

    ``certain`` is False where the title or the table leaves open whether the post belongs there.
    """

    post: Post
    code: str
    row: int
    span: Interval
    certain: bool
    retained: bool = False  # counted beyond the day it was left


def period_of(version: TableVersion, history: History) -> Period:
    """The table for the person's way of having served."""
    return version.periods["both_wars" if history.both_wars else "build_and_defend"]


def held_posts(
    history: History, version: TableVersion, service: Service, *, best: bool
) -> Iterator[Held]:
    """The posts of the table that count; ``best``: as favourably as the records leave open."""
    period = period_of(version, history)
    since = _after_award(history, version, service)
    for post in history.posts:
        found = post_of(service, post.post)
        place = found and _row_of(period, found[0])
        if not found or not place:
            continue
        certain = found[1] and place[1]
        if certain or best:
            ends, kept = _end_of(post, history, version, best=best)
            span = Interval(max(post.starts, since), ends)
            if span.starts < span.ends:
                yield Held(post, found[0], place[0], span, certain, kept)


def _row_of(period: Period, code: str) -> tuple[int, bool] | None:
    for number, row in enumerate(period.rows):
        if code in row.posts or code in row.perhaps:
            return number, code in row.posts
    return None


def orders_held(history: History, service: Service) -> list[AwardHeld]:
    """Orders already given for long service; a commemorative medal for years in the trade is a
    form of its own and none of them."""
    return [award for award in history.awarded if award.award in service.ladder]


def _after_award(history: History, version: TableVersion, service: Service) -> date:
    """The first day after the latest order for long service: only a later phase counts."""
    if "again" not in version.rules:
        return date.min
    held = orders_held(history, service)
    days = [a.achievement_to or a.decided or date(a.year, 12, 31) for a in held]
    return max(days) + timedelta(1) if days else date.min


def _end_of(
    post: Post, history: History, version: TableVersion, *, best: bool
) -> tuple[date, bool]:
    """The day before which the post counts, and whether that is later than it was left."""
    left = min(post.ends or history.until, history.until)
    rule = _longer(post, version)
    if rule is None or post.ends is None or not (rule.verified or best):
        return left, False
    open_end = history.until if best else left
    term = post.term_ends or open_end
    # The rest of a term counts while the person serves on; who retires early in a reorganisation
    # has it counted beyond that.
    limit = term if rule.code == "early_retirement" else min(term, history.until)
    return max(left, limit), limit > left


def _longer(post: Post, version: TableVersion) -> Rule | None:
    """The rule that lets a post count beyond the day it was left."""
    if post.ended_by in MOVED_DOWN:
        return version.rules.get("retention")
    if post.ended_by == "early_retirement":
        return version.rules.get("early_retirement")
    return None


def highest(held: Iterable[Held]) -> dict[int, list[Interval]]:
    """Row → the intervals in which it is the highest one held."""
    posts = list(held)
    result: dict[int, list[Interval]] = {}
    taken: list[Interval] = []
    for row in sorted({h.row for h in posts}, reverse=True):
        spans = joined(h.span for h in posts if h.row == row)
        result[row] = [part for span in spans for part in _without(span, taken)]
        taken = joined([*taken, *spans])
    return {row: spans for row, spans in result.items() if spans}


def _without(span: Interval, taken: Iterable[Interval]) -> Iterator[Interval]:
    """The parts of an interval outside of others (ascending, apart)."""
    starts = span.starts
    for other in taken:
        if other.ends > starts and other.starts < span.ends:
            if other.starts > starts:
                yield Interval(starts, other.starts)
            starts = other.ends
    if starts < span.ends:
        yield Interval(starts, span.ends)
