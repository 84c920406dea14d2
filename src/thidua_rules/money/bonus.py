"""The bonus (tiền thưởng) of one award: coefficient × base salary, rounded as the law says.

Decree 152/2025 Articles 47–55: the base salary is the one in force on the day the decision is
issued, the result is rounded up to ten thousand đồng.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..model.law import Text
from ..model.sureness import weakest
from ..model.verdict import Citation, Sureness
from .model import (
    MULTIPLY_FIRST,
    ROUND_FIRST,
    BaseSalary,
    MoneyLaw,
    Multiple,
    Readings,
    Regime,
    Row,
    Said,
    Scale,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a formula: ``times``, ``coefficient``, ``base``, ``exact``, ``step``, ``dong``.

    ``times`` and ``coefficient`` are Decimals, all else whole đồng.
    """

    kind: str
    value: Decimal | int


@dataclass(frozen=True, slots=True)
class Cited:
    """What a value rests on; ``role``: regime, coefficient, multiple, salary, rounding, reading."""

    role: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Reading:
    """The amount under one reading of a doubtful wording."""

    code: str
    dong: int
    formula: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Bonus:
    """What one recipient receives for one award decided on ``decided``.

    ``dong`` is None where a number is not read (``reason`` says which). ``at_most``: the amount is
    a ceiling; ``exact`` is that ceiling before rounding, and ``dong`` never exceeds it. Where two
    readings differ, ``readings`` holds both and ``dong`` is the one chosen.
    """

    award: str
    kind: str
    issuer: str | None
    decided: date
    dong: int | None
    exact: Decimal | None
    at_most: bool
    formula: tuple[Token, ...]
    readings: tuple[Reading, ...]
    reading: str
    doubtful: bool  # the readings give different amounts
    sureness: Sureness
    cited: tuple[Cited, ...]
    family: str | None
    payer: str | None
    paid_by: Said | None
    reason: str | None  # no_regime | unread | no_row | no_coefficient | no_salary
    notes: tuple[Text, ...]


def round_up(exact: Decimal, step: int) -> int:
    """The least multiple of ``step`` đồng that is not below ``exact``."""
    whole, rest = divmod(exact, step)
    return (int(whole) + (rest > 0)) * step


def round_down(exact: Decimal, step: int) -> int:
    """The greatest multiple of ``step`` đồng that is not above ``exact``."""
    return int(exact // step) * step


def bonus(
    money: MoneyLaw,
    award: str,
    kind: str,
    decided: date,
    *,
    issuer: str | None = None,
    settings: Mapping[str, str] | None = None,
) -> Bonus:
    """The bonus of one award for one kind of recipient.

    Args:
        kind: individual, collective or household.
        decided: the day the decision is issued; it chooses the text and the base salary.
        issuer: the level that issues (``commune`` …), where amounts differ by issuer.
        settings: ``bonus_multiple`` chooses between ``multiply_first`` and ``round_first``.
    """
    asked = _Asked(award, kind, decided, issuer, dict(settings or {}))
    regime = money.regime_on(decided)
    if regime is None:
        return asked.nothing("no_regime")
    if regime.scale is None:
        notes = (regime.unread,) if regime.unread else ()
        return asked.nothing("unread", regime, notes=notes)
    found = _row(regime.scale, asked)
    if found is None:
        return asked.nothing("no_row", regime)
    row, multiple = found
    salary = money.salary_on(decided)
    if row.coefficient is None:
        return asked.nothing("no_coefficient", regime, row)
    if salary is None:
        return asked.nothing("no_salary", regime, row)
    return _Counted(asked, regime, regime.scale, row, multiple, row.coefficient, salary).bonus()


@dataclass(frozen=True, slots=True)
class _Asked:
    award: str
    kind: str
    decided: date
    issuer: str | None
    settings: Mapping[str, str]

    def nothing(
        self,
        reason: str,
        regime: Regime | None = None,
        row: Row | None = None,
        notes: tuple[Text, ...] = (),
    ) -> Bonus:
        """An answer without an amount: never a guessed number."""
        scale = regime.scale if regime else None
        payer = scale.payers.get(row.payer) if scale and row else None
        cited = [Cited("regime", regime.citation)] if regime else []
        if row:
            cited = [Cited("coefficient", row.citation)]
            notes += (row.note,) if row.note else ()
        return Bonus(
            self.award, self.kind, self.issuer, self.decided, None, None,
            bool(row and row.at_most), (), (), "", False, Sureness.UNKNOWN, tuple(cited),
            row.family if row else None, row.payer if row else None, payer, reason, notes,
        )  # fmt: skip


def _row(scale: Scale, asked: _Asked) -> tuple[Row, Multiple | None] | None:
    """The row that answers: one for this kind of recipient, else a multiple of another kind's."""
    own = _best(scale, asked.award, asked.kind, asked.issuer)
    if own is not None:
        return own, None
    for multiple in scale.multiples:
        if multiple.kind == asked.kind and asked.award in multiple.awards:
            base = _best(scale, asked.award, multiple.of, asked.issuer)
            return (base, multiple) if base else None
    return None


def _best(scale: Scale, award: str, kind: str, issuer: str | None) -> Row | None:
    """The row that names the issuer, else the one for every issuer."""
    rows = [row for row in scale.rows if row.award == award and row.kind == kind]
    named = next((row for row in rows if issuer in row.issuers), None)
    return named or next((row for row in rows if not row.issuers), None)


@dataclass(frozen=True, slots=True)
class _Counted:
    """Everything the amount is made of."""

    asked: _Asked
    regime: Regime
    scale: Scale
    row: Row
    multiple: Multiple | None
    coefficient: Decimal
    salary: BaseSalary

    @property
    def times(self) -> Decimal:
        return self.multiple.times if self.multiple else Decimal(1)

    @property
    def exact(self) -> Decimal:
        return self.coefficient * self.times * self.salary.dong

    def bonus(self) -> Bonus:
        readings = (self._multiply_first(), self._round_first())
        chosen = self._chosen()
        taken = next(reading for reading in readings if reading.code == chosen)
        doubtful = len({reading.dong for reading in readings}) > 1
        asked, row = self.asked, self.row
        return Bonus(
            asked.award, asked.kind, asked.issuer, asked.decided, taken.dong, self.exact,
            row.at_most, taken.formula, readings if doubtful else (), chosen, doubtful,
            self._sureness(doubtful=doubtful), self._cited(doubtful=doubtful), row.family,
            row.payer, self.scale.payers[row.payer], None, self._notes(doubtful=doubtful),
        )  # fmt: skip

    def _chosen(self) -> str:
        rule: Readings = self.scale.readings
        wish = self.asked.settings.get(rule.setting, rule.default)
        return wish if wish in rule.values else rule.default

    def _multiply_first(self) -> Reading:
        factors = [Token("times", self.times)] if self.multiple else []
        factors += [Token("coefficient", self.coefficient), Token("base", self.salary.dong)]
        return self._reading(MULTIPLY_FIRST, tuple(factors), self.exact)

    def _round_first(self) -> Reading:
        if self.multiple is None:
            plain = self._multiply_first()
            return Reading(ROUND_FIRST, plain.dong, plain.formula)
        one = self._rounded(self.coefficient * self.salary.dong)
        factors = (Token("times", self.times), Token("rounded", one))
        return self._reading(ROUND_FIRST, factors, self.times * one)

    def _reading(self, code: str, factors: tuple[Token, ...], exact: Decimal) -> Reading:
        """The last step; a ceiling is rounded down, so that no payment passes it."""
        dong = self._rounded(exact)
        ending = (Token("exact", exact), Token("step", self.scale.rounding.step),
                  Token("dong", dong))  # fmt: skip
        return Reading(code, dong, factors + ending)

    def _rounded(self, exact: Decimal) -> int:
        return (round_down if self.row.at_most else round_up)(exact, self.scale.rounding.step)

    def _sureness(self, *, doubtful: bool) -> Sureness:
        """The weakest of what it rests on; a reading the office chose itself weakens nothing."""
        found = [self.row.citation.sureness, self.salary.citation.sureness,
                 self.scale.rounding.said.citation.sureness,
                 self.regime.sure_on(self.asked.decided)]  # fmt: skip
        if self.multiple:
            found.append(self.multiple.citation.sureness)
        if doubtful and self.scale.readings.setting not in self.asked.settings:
            found.append(self.scale.readings.said.citation.sureness)
        return weakest(*found)

    def _cited(self, *, doubtful: bool) -> tuple[Cited, ...]:
        cited = [Cited("coefficient", self.row.citation)]
        if self.multiple:
            cited.append(Cited("multiple", self.multiple.citation))
        cited.append(Cited("salary", self.salary.citation))
        cited.append(Cited("rounding", self.scale.rounding.said.citation))
        if doubtful:
            cited.append(Cited("reading", self.scale.readings.said.citation))
        return tuple(cited)

    def _notes(self, *, doubtful: bool) -> tuple[Text, ...]:
        notes: list[Text] = []
        doubt = self.regime.doubt
        if doubt and self.asked.decided >= doubt.starts:
            notes.append(doubt.text)
        if doubtful:
            notes.append(self.scale.readings.said.text)
        if self.row.note:
            notes.append(self.row.note)
        return tuple(notes)


def allowed(result: Bonus, dong: int) -> bool:
    """Whether a payer may pay this much: exactly the bonus, or anything up to a ceiling.

    Raises:
        ValueError: the amount of the bonus is not known.
    """
    if result.dong is None or result.exact is None:
        raise ValueError(result.reason)
    return 0 <= dong <= result.exact if result.at_most else dong == result.dong
