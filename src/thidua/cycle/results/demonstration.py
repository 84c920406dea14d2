"""Results of the demonstration: indicators over the years, and a bloc's score sheet.

Everything goes through the rooms' own actions.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from thidua.cycle.movements.actions.record_indicator import record_indicator
from thidua.cycle.movements.models import Indicator, Target
from thidua.cycle.results.actions.enter_score_line import enter_score_line
from thidua.cycle.results.actions.open_sheet import open_sheet
from thidua.cycle.results.actions.rank_sheet import rank_sheet
from thidua.cycle.results.actions.record_leader import record_leader
from thidua.cycle.results.actions.record_result import record_result
from thidua.cycle.results.actions.score_own import score_own
from thidua.cycle.results.actions.settle_sheet import settle_sheet
from thidua.cycle.results.actions.verify_scores import Verified, verify_scores
from thidua.cycle.results.demonstration_figures import FIGURES, LINES, Figure
from thidua.cycle.results.models import ScoreSheet
from thidua.cycle.results.queries import members_of
from thidua.cycle.results.ranking import leaders, standings
from thidua.foundation.blocs.models import BlocMembership
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.record_body_rating import record_body_rating
from thidua.foundation.registry.models import BodyRating


@dataclass(frozen=True, slots=True)
class Filled:
    results: int
    sheet: ScoreSheet | None


@transaction.atomic
def fill(actor: Actor, *, organisation: Organisation, place: str, year: int = 2025) -> Filled:
    """Enter a department's figures, its bodies' grades and the sheet of one of its blocs.

    Args:
        actor: the department's officer.
        place: whose figures: hatinh or hanoi.
        year: the sheet's, of a bloc that has members then; none where no bloc has.
    """
    results = sum(_figure(actor, organisation, one) for one in FIGURES[place])
    _bodies(actor, organisation)
    return Filled(results, _sheet(actor, organisation, year))


def _figure(actor: Actor, organisation: Organisation, one: Figure) -> int:
    """A year that a movement has set a target for takes its plan from there."""
    indicator = Indicator.objects.filter(organisation=organisation, code=one.code).first()
    if indicator is None:
        indicator = record_indicator(
            actor=actor, organisation=organisation, code=one.code, name=one.name, unit=one.unit,
            shape=one.shape, better=one.better,
        )  # fmt: skip
    aimed = set(Target.objects.filter(indicator=indicator).values_list("year", flat=True))
    planned = {year: value for year, value in one.planned.items() if year not in aimed}
    years = sorted({*one.actual, *planned})
    for year in years:
        record_result(
            actor=actor, indicator=indicator, organisation=organisation, year=year,
            actual=one.actual.get(year), planned=planned.get(year), note=one.note,
            provenance={"door": "typed"},
        )  # fmt: skip
    return len(years)


def _bodies(actor: Actor, organisation: Organisation) -> None:
    """Party organisation and union, excellent: results that are no numbers."""
    for body in ("party", "union"):
        about: dict[str, Any] = {"organisation": organisation, "year": 2020, "body": body}
        if not BodyRating.objects.filter(**about).exists():
            record_body_rating(actor=actor, rating="excellent", **about)


def _sheet(actor: Actor, organisation: Organisation, year: int) -> ScoreSheet | None:
    member = (
        BlocMembership.objects.filter(convener=organisation, year=year).select_related("bloc")
        .order_by("bloc__sort_key").first()
    )  # fmt: skip
    if member is None:
        return None
    sheet = open_sheet(
        actor=actor, bloc=member.bloc, year=year, name=f"Bảng chấm điểm thi đua năm {year}"
    )
    lines = [
        enter_score_line(actor=actor, sheet=sheet, number=number, text=text, most=Decimal(most),
                         floor=Decimal(floor) if floor else None)
        for number, (text, most, floor) in enumerate(LINES, start=1)
    ]  # fmt: skip
    for place, one in enumerate(members_of(sheet)):
        _scored(actor, sheet, one, place, {line.pk: line.most for line in lines})
    sheet = settle_sheet(actor=actor, row=sheet, version=sheet.edit_version)
    sheet = rank_sheet(actor=actor, row=sheet, version=sheet.edit_version)
    first = leaders(standings(sheet))
    if first:
        record_leader(actor=actor, sheet=sheet, organisation=first[0].organisation,
                      document=f"Biên bản họp khối số 01/BB-{year}")  # fmt: skip
    return sheet


def _scored(
    actor: Actor, sheet: ScoreSheet, one: Organisation, place: int, most: dict[int, Decimal]
) -> None:
    own = {
        pk: value - (2 * place * (turn + 1) + turn) % 5 - place
        for turn, (pk, value) in enumerate(most.items())
    }
    score_own(actor=actor, sheet=sheet, version=sheet.edit_version, organisation=one, points=own)
    checked = {
        pk: Verified(value - 1, "Thiếu minh chứng một nội dung") if turn == place % 4
        else Verified(value)
        for turn, (pk, value) in enumerate(own.items())
    }  # fmt: skip
    verify_scores(
        actor=actor, sheet=sheet, version=sheet.edit_version, organisation=one, points=checked
    )
