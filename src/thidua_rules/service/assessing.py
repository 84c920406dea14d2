"""One person under one table: the order surely earned, the one that may be, and why."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from ..model.verdict import Sureness
from ..tables import DISCIPLINE_FORMS, Discipline
from .grades import ALONE, PER_ORDER, PER_POST, Reached, best_of, reached
from .history import History
from .model import Scale, Service, TableVersion
from .stretches import Held, held_posts, highest, orders_held, period_of
from .times import Duration, served
from .titles import post_of


@dataclass(frozen=True, slots=True)
class World:
    """The rule applied in one way: least (``best`` False) or most favourably.

    ``rank`` is that of the order earned (0: none); ``halted`` says why none is, whatever the time.
    """

    best: bool
    rank: int = 0
    halted: str | None = None  # not_retired | unknown_posts | no_post | barred | again
    lowered: bool = False
    part: tuple[int, int] = (1, 1)
    held: tuple[Held, ...] = ()
    own: dict[int, Duration] = field(default_factory=dict)
    found: tuple[Reached, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """Both worlds. ``sure.rank`` is never above ``may.rank``."""

    sure: World
    may: World
    anything: bool  # some wording of the text could give something

    def bounds(self, service: Service, order: str | None) -> tuple[int, int]:
        """(surely, possibly) 1 where exactly this order is earned; None: whether anything is."""
        if order is None:
            return 0, int(self.anything)
        rank = service.ladder.index(order) + 1
        low, high = self.sure.rank, self.may.rank
        return int(low == high == rank), int(low <= rank <= high)


@lru_cache(maxsize=4096)
def assess(
    history: History, version: TableVersion, service: Service, addition: str | None
) -> Assessment:
    """Judge one person's posts; ``addition`` settles how short time is added (None: open)."""
    ask = _Asked(history, version, service, addition)
    sure, may = ask.world(best=False), ask.world(best=True)
    if sure.rank > may.rank:  # a post that may be higher can also take its time from a lower one
        sure, may = may, sure
    unverified = period_of(version, history).citation.sureness is not Sureness.VERIFIED
    if unverified and not may.halted:
        sure, may = replace(sure, rank=0), replace(may, rank=len(service.ladder))
    return Assessment(sure, may, ask.anything())


def assessed(history: History, scale: Scale) -> Assessment:
    """The same for what a lane asks."""
    return assess(history, scale.version, scale.service, scale.addition)


@dataclass(frozen=True, slots=True)
class _Asked:
    history: History
    version: TableVersion
    service: Service
    addition: str | None

    def world(self, *, best: bool) -> World:
        """The rule applied least or most favourably."""
        if not self._due(best=best):
            return World(best, halted="not_retired")
        if not self.history.known:
            return World(best, len(self.service.ladder) if best else 0, "unknown_posts")
        held = tuple(held_posts(self.history, self.version, self.service, best=best))
        if not held:
            return World(
                best, halted="again" if orders_held(self.history, self.service) else "no_post"
            )
        if self._barred(best=best):
            return World(best, halted="barred", held=held)
        return self._graded(held, best=best)

    def _graded(self, held: tuple[Held, ...], *, best: bool) -> World:
        period, part = period_of(self.version, self.history), self._part(best=best)
        spans = highest(held)
        found = reached(period, spans, self._addition(best=best), part)
        rank = best_of(found, self.service.ladder, period.rows, best=best)
        lowered = bool(rank) and self._lowered()
        own = {row: served(parts) for row, parts in spans.items()}
        return World(best, rank - int(lowered), None, lowered, part, held, own, tuple(found))

    def anything(self) -> bool:
        """Whether some wording could give an order: retired, and in a post of the table."""
        if not self._due(best=True):
            return False
        held = held_posts(self.history, self.version, self.service, best=True)
        return not self.history.known or any(True for _ in held)

    # -- the rules around the table --------------------------------------------------------
    def _due(self, *, best: bool) -> bool:
        """Retirement is notified or decided; or dead; or past the age of leading and out. Who left
        a post of the tables may have retired."""
        history = self.history
        if history.retired or history.died:
            return True
        leading = [p for p in history.posts if post_of(self.service, p.post)]
        past_age = any(p.ended_by == "age_limit" and p.ends is not None
                       and p.ends <= history.as_of for p in leading)  # fmt: skip
        return past_age or (best and history.left is not None and bool(leading))

    def _addition(self, *, best: bool) -> str:
        rule = self.version.rules.get("addition")
        if rule is None or (not rule.verified and not best):
            return ALONE
        return self.addition or (PER_ORDER if best else PER_POST)

    def _part(self, *, best: bool) -> tuple[int, int]:
        """Two thirds for women leaders, but not under the higher retirement age."""
        rule, history = self.version.rules.get("women"), self.history
        if rule is None or history.sex == "male":
            return 1, 1
        full = "unless_higher_age" in rule.flags and history.higher_age
        unsure = history.sex is None or (
            "unless_higher_age" in rule.flags and history.higher_age is None
        )
        if full or (unsure and not best) or not (rule.verified or best):
            return 1, 1
        return 2, 3

    def _barred(self, *, best: bool) -> bool:
        lowered = self.version.rules.get("lowered")
        if lowered and self._disciplined(lowered.words["bars_from"]):
            return True
        if "barred" not in self.version.rules:
            return False
        # Least favourably a post that only may belong to the table bars as well.
        posts = list(held_posts(self.history, self.version, self.service, best=not best))
        return any(h.span.starts <= row.starts < h.span.ends
                   for row in self.history.discipline for h in posts)  # fmt: skip

    def _lowered(self) -> bool:
        rule = self.version.rules.get("lowered")
        return rule is not None and bool(self._disciplined(rule.words["lowers_from"]))

    def _disciplined(self, least: str) -> list[Discipline]:
        forms = DISCIPLINE_FORMS[DISCIPLINE_FORMS.index(least) :]
        return [row for row in self.history.discipline if row.form in forms]
