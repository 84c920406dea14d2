"""The bonus sheet of a decision: worked out anew until it is issued, kept from then on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from thidua.bridge.bonuses import Awarded, BonusLine, bonus_sheet
from thidua.cycle.decisions.levels import issuer_of
from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.cycle.decisions.words import Kind
from thidua.cycle.nominations.awards import kind_of


@dataclass(frozen=True, slots=True)
class Paid:
    """A line of the sheet as shown, in the reader's language; ``dong`` None: a person decides, or
    a number is not read. ``told``: as kept, by language."""

    line: DecisionLine
    dong: int | None
    told: dict[str, Any]

    def _said(self, name: str) -> Any:
        lang = "en" if (get_language() or "vi").startswith("en") else "vi"
        return self.told[name][lang]

    @property
    def formula(self) -> str:
        return str(self._said("formula"))

    @property
    def why(self) -> str:
        return str(self._said("why"))

    @property
    def sureness(self) -> str:
        return str(self._said("sureness"))

    @property
    def sources(self) -> list[str]:
        return list(self._said("sources"))

    @property
    def notes(self) -> list[str]:
        return list(self._said("notes"))

    @property
    def verified(self) -> bool:
        return bool(self.told["verified"])


@dataclass(frozen=True, slots=True)
class Money:
    """``day``: the one whose base salary counts; ``settled`` once it is that of the decision."""

    rows: tuple[Paid, ...]
    day: date
    settled: bool

    @property
    def total(self) -> int:
        return sum(one.dong or 0 for one in self.rows)

    @property
    def open(self) -> int:
        return sum(one.dong is None for one in self.rows)

    @property
    def unverified(self) -> int:
        return sum(not one.verified for one in self.rows)


def pays(decision: Decision) -> bool:
    """A proposal is paid by whoever grants it, an initiative by its own rules."""
    return decision.kind == Kind.AWARD


def money_of(decision: Decision, lines: Sequence[DecisionLine] | None = None) -> Money:
    """From what was kept when it was issued; before, for the decision's day or for today."""
    rows = list(lines if lines is not None else _lines(decision))
    day = decision.decided or timezone.localdate()
    if not pays(decision):
        return Money((), day, decision.decided is not None)
    if rows and all(one.money for one in rows):
        kept = tuple(Paid(one, one.bonus, one.money) for one in rows)
        return Money(kept, day, settled=True)
    found = worked_out(decision, rows, day)
    shown = tuple(Paid(line, one.dong, asdict(one)) for line, one in found)
    return Money(shown, day, decision.decided is not None)


def worked_out(
    decision: Decision, lines: Sequence[DecisionLine], day: date
) -> list[tuple[DecisionLine, BonusLine]]:
    issuer = issuer_of(decision.organisation)
    awarded = [_awarded(one, issuer) for one in lines]
    sheet = bonus_sheet(awarded, day, decision.organisation.uid.hex)
    return list(zip(lines, sheet.lines, strict=True))


def _awarded(line: DecisionLine, issuer: str) -> Awarded:
    subject = line.subject
    assert subject is not None, "an award is given to somebody"
    first, last = line.achievement_from, line.achievement_to
    assert first is not None, "an award is for a time"
    assert last is not None, "that has an end"
    deed = line.nomination.achievement if line.nomination else None
    return Awarded(
        subject.uid.hex, line.award, kind_of(subject), first, last, issuer,
        deed.uid.hex if deed else None,
    )  # fmt: skip


def _lines(decision: Decision) -> list[DecisionLine]:
    rows = decision.lines.select_related("person", "organisation", "nomination__achievement")
    return list(rows.order_by("number"))
