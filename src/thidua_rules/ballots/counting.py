"""The count of a vote held against its rule, in integers: yes × 100 ≥ threshold × total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction

from ..quotas.arithmetic import at_least
from .regulation import Absent, Denominator, Method
from .rules import Rule


class Outcome(StrEnum):
    PASSED = "passed"
    NOT_PASSED = "not_passed"
    NOT_VALID = "not_valid"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a vote is not valid, or cannot be judged."""

    QUORUM = "quorum"
    NOT_SECRET = "not_secret"  # noqa: S105  # reason: a secret ballot
    NOBODY = "nobody"  # nobody is left to take the share of
    NO_RULE = "no_rule"
    PRESENT_UNKNOWN = "present_unknown"


class BallotsError(ValueError):
    """Numbers that cannot all be true; ``key`` names the one that is too high."""

    def __init__(self, key: str, value: int, most: int) -> None:
        self.key, self.value, self.most = key, value, most
        super().__init__(f"{key}: {value} is not possible, between 0 and {most} is")


@dataclass(frozen=True, slots=True)
class Ballots:
    """What was counted. ``conflicted``: members with a conflict of interest who did not vote;
    they stand among ``members``, not among ``present``. ``written_*``: opinions of the absent."""

    members: int
    in_favour: int
    present: int | None = None
    against: int = 0
    blank: int = 0
    invalid: int = 0
    written_for: int = 0
    written_against: int = 0
    conflicted: int = 0
    method: Method | None = None

    @property
    def cast(self) -> int:
        """Ballots put in the box, blank and invalid ones too."""
        return self.in_favour + self.against + self.blank + self.invalid

    @property
    def written(self) -> int:
        return self.written_for + self.written_against


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome. ``total`` is what the share is taken of; ``margin`` = ``yes`` − ``needed``."""

    outcome: Outcome
    reason: Reason | None
    rule: Rule
    ballots: Ballots
    yes: int
    total: int | None
    needed: int | None

    @property
    def margin(self) -> int | None:
        return None if self.needed is None else self.yes - self.needed

    @property
    def share(self) -> Fraction | None:
        """The exact share of those in favour."""
        return Fraction(self.yes, self.total) if self.total else None

    @property
    def ignored(self) -> int:
        """Written opinions that the rule does not count."""
        return 0 if self.rule.absent is Absent.WRITTEN else self.ballots.written


def needed(percent: int, total: int, *, strictly: bool = False) -> int:
    """Votes that reach the threshold: 90 % of 9 members is 9, 80 % is 8."""
    return at_least(percent, total, strictly=strictly)


def count_votes(rule: Rule, ballots: Ballots) -> Result:
    """Hold a count against the rule.

    Raises:
        BallotsError: the numbers contradict each other.
    """
    check_ballots(ballots)
    counts = rule.absent is Absent.WRITTEN
    yes = ballots.in_favour + (ballots.written_for if counts else 0)
    total = _total(rule, ballots)
    least = None
    if rule.percent is not None and total is not None:
        least = needed(rule.percent, total, strictly=rule.strictly)
    outcome, reason = _judged(rule, ballots, yes, total, least)
    return Result(outcome, reason, rule, ballots, yes, total, least)


def _total(rule: Rule, ballots: Ballots) -> int | None:
    written = ballots.written if rule.absent is Absent.WRITTEN else 0
    if rule.of is Denominator.BALLOTS_CAST:
        return ballots.cast + written
    if rule.of is Denominator.PRESENT:
        return None if ballots.present is None else ballots.present + written
    return ballots.members - (ballots.conflicted if rule.conflict_removed else 0)


def _judged(
    rule: Rule, ballots: Ballots, yes: int, total: int | None, least: int | None
) -> tuple[Outcome, Reason | None]:
    for reason in _invalid(rule, ballots, total):
        return Outcome.NOT_VALID, reason
    if rule.percent is None:
        return Outcome.UNKNOWN, Reason.NO_RULE
    if least is None or (rule.quorum is not None and ballots.present is None):
        return Outcome.UNKNOWN, Reason.PRESENT_UNKNOWN
    return (Outcome.PASSED if yes >= least else Outcome.NOT_PASSED), None


def _invalid(rule: Rule, ballots: Ballots, total: int | None) -> Iterator[Reason]:
    if rule.method is Method.SECRET and ballots.method is Method.HANDS:
        yield Reason.NOT_SECRET
    if rule.quorum is not None and ballots.present is not None:
        asked = rule.quorum
        if ballots.present * asked.denominator < asked.numerator * ballots.members:
            yield Reason.QUORUM
    if total == 0:
        yield Reason.NOBODY


def check_ballots(ballots: Ballots) -> None:
    """Nobody votes twice: present, written opinions and the conflicted are different members.

    Raises:
        BallotsError: the numbers contradict each other.
    """
    for field in fields(Ballots):
        value = getattr(ballots, field.name)
        if isinstance(value, int) and value < 0:
            raise BallotsError(field.name, value, ballots.members)
    aside = ballots.written + ballots.conflicted
    most = ballots.members - aside
    if most < 0:
        raise BallotsError("written_for", aside, ballots.members)
    if ballots.present is not None and ballots.present > most:
        raise BallotsError("present", ballots.present, most)
    room = most if ballots.present is None else ballots.present
    if ballots.cast > room:
        raise BallotsError("in_favour", ballots.cast, room)
