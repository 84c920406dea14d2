"""The law on money as small frozen types: coefficients, base salaries, multiples, funds.

Amounts are whole đồng (``int``), coefficients and multiples exact (``Decimal``); nothing here is
ever a float.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..model.law import Text
from ..model.verdict import Citation, Sureness

MULTIPLY_FIRST = "multiply_first"
ROUND_FIRST = "round_first"
KINDS = ("individual", "collective", "household")


@dataclass(frozen=True, slots=True)
class BaseSalary:
    """The base salary (mức lương cơ sở) of a month, in đồng, from ``starts`` until ``ends``."""

    starts: date
    ends: date | None  # half-open
    dong: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class Row:
    """What one award gives one kind of recipient; ``coefficient`` None: not read."""

    award: str
    kind: str
    issuers: tuple[str, ...]  # empty: every issuer that no other row names
    coefficient: Decimal | None
    at_most: bool  # a ceiling: the payer fixes the amount below it
    family: str  # title | form
    payer: str  # decider | submitter
    citation: Citation
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Multiple:
    """«Collective = 2 × individual»: what recipients of ``kind`` receive for ``awards``."""

    kind: str
    of: str
    times: Decimal
    awards: frozenset[str]
    text: Text
    citation: Citation


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the law in our words, with where it stands."""

    text: Text
    citation: Citation


@dataclass(frozen=True, slots=True)
class Rounding:
    """Up to the next ``step`` đồng."""

    step: int
    said: Said


@dataclass(frozen=True, slots=True)
class Readings:
    """A wording that can be read in more than one way, and the reading taken by default."""

    setting: str
    values: tuple[str, ...]
    default: str
    said: Said


@dataclass(frozen=True, slots=True)
class Doubt:
    """From ``starts`` on nothing of this text is surer than ``sure``."""

    starts: date
    sure: Sureness
    text: Text


@dataclass(frozen=True, slots=True)
class Scale:
    """What one text gives: its coefficients, multiples, rounding and payers."""

    rows: tuple[Row, ...]
    multiples: tuple[Multiple, ...]
    rounding: Rounding
    readings: Readings
    base_salary_on: Said
    payers: Mapping[str, Said]
    together: Said
    foreigners: Said | None


@dataclass(frozen=True, slots=True)
class Regime:
    """The text on money that governs decisions issued from ``starts`` until before ``ends``."""

    code: str
    starts: date
    ends: date | None
    citation: Citation
    scale: Scale | None  # None: its numbers have not been read
    unread: Text | None
    doubt: Doubt | None

    def sure_on(self, day: date) -> Sureness:
        """The most a value of this text may be trusted on a day."""
        if self.doubt is not None and day >= self.doubt.starts:
            return self.doubt.sure
        return Sureness.VERIFIED


@dataclass(frozen=True, slots=True)
class Share:
    """«At most percent of …», version by version."""

    id: str
    text: Text
    of: Text
    percent: Decimal
    versions: tuple[Citation, ...]  # each with its own dates


@dataclass(frozen=True, slots=True)
class Maximum:
    """The most that may be spent on one thing, in đồng."""

    id: str
    text: Text
    dong: int
    citation: Citation


@dataclass(frozen=True, slots=True, eq=False)
class MoneyLaw:
    """Everything under ``money/``, checked."""

    salaries: tuple[BaseSalary, ...]
    regimes: tuple[Regime, ...]
    shares: tuple[Share, ...]
    maxima: tuple[Maximum, ...]
    shorts: Mapping[str, Text]  # instrument → its short name

    def salary_on(self, day: date) -> BaseSalary | None:
        """The base salary in force on a day; None before the first one recorded."""
        return next((s for s in self.salaries if within(day, s.starts, s.ends)), None)

    def regime_on(self, day: date) -> Regime | None:
        """The text that governs a decision issued on a day; None where none is recorded."""
        return next((r for r in self.regimes if within(day, r.starts, r.ends)), None)

    def awards(self) -> frozenset[str]:
        """Every award that some text names."""
        return frozenset(
            row.award for regime in self.regimes if regime.scale for row in regime.scale.rows
        )


def within(day: date, starts: date, ends: date | None) -> bool:
    """Whether a day lies in a half-open stretch."""
    return starts <= day and (ends is None or day < ends)
