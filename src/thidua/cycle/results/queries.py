"""Indicators with their years, of one organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from django.db.models import Q, QuerySet

from thidua.cycle.movements.models import Indicator, Target
from thidua.cycle.results.models import IndicatorResult, ScoreSheet
from thidua.cycle.results.series import Series, series
from thidua.cycle.results.words import SheetState
from thidua.foundation.blocs.models import BlocMembership
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import line_above
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role


def indicators_for(organisation: Organisation) -> list[Indicator]:
    """Those the organisation or one above it follows."""
    rows = Indicator.objects.filter(organisation__in=line_above(organisation))
    return list(rows.select_related("organisation").order_by("code"))


def all_series(organisation: Organisation, indicators: Sequence[Indicator]) -> list[Series]:
    """Two queries, whatever the number of indicators."""
    kept: defaultdict[int, list[IndicatorResult]] = defaultdict(list)
    rows = IndicatorResult.objects.filter(organisation=organisation, indicator__in=indicators)
    for row in rows:
        kept[row.indicator_id].append(row)
    planned = _planned(organisation, indicators)
    return [series(one, kept[one.pk], planned.get(one.pk, {})) for one in indicators]


def _planned(
    organisation: Organisation, indicators: Sequence[Indicator]
) -> dict[int, dict[int, Decimal]]:
    """Targets of movements: the organisation's own before those of the whole office, which hold
    for whoever follows the indicator."""
    own = Q(organisation=organisation)
    whole = Q(organisation__isnull=True, indicator__organisation=organisation)
    rows = Target.objects.filter(own | whole, indicator__in=indicators)
    found: dict[int, dict[int, Decimal]] = {}
    for row in sorted(rows, key=lambda one: one.organisation_id is not None):
        found.setdefault(row.indicator_id, {})[row.year] = row.value
    return found


def series_of(organisation: Organisation, indicator: Indicator) -> Series:
    return all_series(organisation, [indicator])[0]


def members_of(sheet: ScoreSheet) -> list[Organisation]:
    """The bloc's members in the year of the sheet."""
    rows = BlocMembership.objects.filter(bloc=sheet.bloc_id, year=sheet.year)
    related = rows.select_related("organisation").order_by("organisation__sort_key")
    return [row.organisation for row in related]


def to_verify(actor: Actor) -> QuerySet[ScoreSheet]:
    """Sheets still being scored, of blocs the actor keeps."""
    reach = actor.reach(Role.DEPARTMENT_OFFICER, Role.BLOC_SECRETARY)
    return ScoreSheet.objects.filter(reach.condition("bloc"), state=SheetState.OPEN)
