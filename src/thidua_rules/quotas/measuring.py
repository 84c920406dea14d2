"""A quota held against the people it counts: allowed, used, left or over, and who is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model.verdict import Citation
from .arithmetic import Outcome, Span, at_most
from .rules import QuotaRule


@dataclass(frozen=True, slots=True)
class Member:
    """One subject a quota may count.

    ``base``: belongs to those the share is taken of; None where that is not known.
    ``used``: proposed for, or given, the award. ``why``: why the base leaves the subject out.
    """

    uid: str
    base: bool | None
    used: bool | None = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Who is not counted in the base, by the reason given."""

    why: str
    uids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quota:
    """What a quota allows here; counts are of whole subjects, rounded down, never passed."""

    code: str
    percent: int
    base: Span
    allowed: Span
    used: Span
    citation: Citation
    base_uids: tuple[str, ...] = ()
    unknown_uids: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    scope: Mapping[str, str] | None = None  # e.g. {"agency": …, "post_group": …}
    rounding: str = "down"

    @property
    def outcome(self) -> Outcome:
        """Whether no more are used than allowed, whatever the unknowns turn out to be."""
        if self.used.high <= self.allowed.low:
            return Outcome.MET
        return Outcome.NOT_MET if self.used.low > self.allowed.high else Outcome.UNKNOWN

    @property
    def left(self) -> Span:
        """Places still free: at least, at most."""
        return Span(max(self.allowed.low - self.used.high, 0),
                    max(self.allowed.high - self.used.low, 0))  # fmt: skip

    @property
    def over(self) -> Span:
        """How many too many: at least, at most."""
        return Span(max(self.used.low - self.allowed.high, 0),
                    max(self.used.high - self.allowed.low, 0))  # fmt: skip

    @property
    def formula(self) -> str:
        """How the allowance was worked out: «⌊20 × 11 : 100⌋ = 2»."""
        return f"⌊{self.percent} × {self.base} : 100⌋ = {self.allowed}"


def quota_of_counts(rule: QuotaRule, base: Span, used: Span) -> Quota:
    """The quota where only the numbers are known."""
    allowed = Span(at_most(rule.percent, base.low), at_most(rule.percent, base.high))
    return Quota(rule.code, rule.percent, base, allowed, used, rule.citation)


def measure(rule: QuotaRule, members: Iterable[Member]) -> Quota:
    """Hold ``rule`` against ``members``; a base that is not known makes a range, not a guess."""
    listed = tuple(members)
    counted = quota_of_counts(rule, *_bounds(listed))
    return Quota(
        counted.code, counted.percent, counted.base, counted.allowed, counted.used,
        counted.citation,
        tuple(m.uid for m in listed if m.base is True),
        tuple(m.uid for m in listed if m.base is None),
        _left_out(listed),
    )  # fmt: skip


def _bounds(members: Sequence[Member]) -> tuple[Span, Span]:
    base = [m.base for m in members]
    used = [m.used for m in members]
    return (
        Span(base.count(True), base.count(True) + base.count(None)),
        Span(used.count(True), used.count(True) + used.count(None)),
    )


def _left_out(members: Iterable[Member]) -> tuple[LeftOut, ...]:
    reasons: dict[str, list[str]] = {}
    for member in members:
        if member.base is False:
            reasons.setdefault(member.why, []).append(member.uid)
    return tuple(LeftOut(why, tuple(uids)) for why, uids in sorted(reasons.items()))
