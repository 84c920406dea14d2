"""Percentages of whole people, exact: every comparison is between integers."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """Three-valued: ``unknown`` where what is not known could turn it either way."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Span(NamedTuple):
    """At least ``low`` and at most ``high``; equal where the number is known."""

    low: int
    high: int

    @property
    def known(self) -> bool:
        return self.low == self.high

    def __str__(self) -> str:
        return str(self.low) if self.known else f"{self.low}–{self.high}"


def span(low: int, high: int | None = None) -> Span:
    """A checked span.

    Raises:
        ValueError: negative, or the bounds the wrong way round.
    """
    high = low if high is None else high
    if not 0 <= low <= high:
        raise ValueError(f"{low}–{high} is not a count of people")
    return Span(low, high)


def at_most(percent: int, base: int) -> int:
    """The most that stays within ``percent`` of ``base``: 20 % of 11 is 2, never 3."""
    return percent * base // 100


def at_least(percent: int, total: int, *, strictly: bool = False) -> int:
    """The fewest that make ``percent`` of ``total`` (or more than it): 70 % of 20 is 14,
    more than 50 % of 20 is 11."""
    if strictly:
        return percent * total // 100 + 1
    return -(-percent * total // 100)


def reaches(percent: int, part: int, total: int, *, strictly: bool = False) -> bool:
    """Whether ``part`` is ``percent`` of ``total``, or more than it; of nobody it never is."""
    if total == 0:
        return False
    return part * 100 > percent * total if strictly else part * 100 >= percent * total


def share(percent: int, part: Span, total: int, *, strictly: bool = False) -> Outcome:
    """Whether a share is reached when ``part`` is known only within bounds."""
    if reaches(percent, part.low, total, strictly=strictly):
        return Outcome.MET
    if reaches(percent, part.high, total, strictly=strictly):
        return Outcome.UNKNOWN
    return Outcome.NOT_MET
