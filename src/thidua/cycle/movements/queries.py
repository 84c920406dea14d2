"""Which years are open, whether a row may still be written in one, what a year moves."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.cycle.movements.models import EmulationYear, Movement
from thidua.cycle.movements.words import YearState
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import line_above
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role


def years_of(organisation: Organisation) -> list[EmulationYear]:
    """The years opened by the organisation or the nearest one above it, the latest first."""
    line = list(line_above(organisation))
    found = EmulationYear.objects.filter(organisation__in=line).order_by("-year")
    nearest: dict[int, EmulationYear] = {}
    for row in found:
        held = nearest.get(row.year)
        if held is None or line.index(row.organisation_id) < line.index(held.organisation_id):
            nearest[row.year] = row
    return list(nearest.values())


def open_years(organisation: Organisation) -> list[int]:
    """The years in which rows are accepted, earlier first."""
    return sorted(row.year for row in years_of(organisation) if row.state == YearState.OPEN)


def require_open(organisation: Organisation, year: int) -> None:
    """Raise ValidationError where the year is closed; one never opened here is not."""
    state = {row.year: row.state for row in years_of(organisation)}.get(year)
    if state == YearState.CLOSED:
        raise ValidationError(
            _(
                "Năm %(year)s đã khóa sổ; chưa ghi thêm gì. Hãy chọn năm đang mở, hoặc đề nghị bộ "
                "phận thường trực mở lại năm này."
            )
            % {"year": year}
        )


MOST_OPEN = 2
"""Years of one organisation that are open at once: one being closed, the next one launched."""


def require_few_open(organisation: Organisation) -> None:
    """Raises ValidationError where opening one more would be one too many; until the transaction
    ends nobody else opens one."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    mine = EmulationYear.objects.filter(organisation=organisation, state=YearState.OPEN)
    found = sorted(mine.values_list("year", flat=True))
    if len(found) >= MOST_OPEN:
        raise ValidationError(
            _(
                "Đang mở các năm %(years)s; mỗi lúc chỉ mở hai năm. Chưa có gì thay đổi; hãy khóa "
                "sổ một năm trước."
            )
            % {"years": ", ".join(map(str, found))}
        )


def years_seen(actor: Actor) -> tuple[int, ...]:
    """The open years of whatever the actor's roles reach, earlier first; empty where nobody has
    opened any. At most three queries."""
    opened = list(EmulationYear.objects.filter(state=YearState.OPEN).values_list(
        "organisation_id", "year"
    ))  # fmt: skip
    reach = actor.reach(*Role)
    if not opened or reach.everywhere or reach.whole:
        return tuple(sorted({year for _place, year in opened}))
    seen = {year for place, year in opened if place in reach}
    if not seen and reach.places:
        one = Organisation.objects.filter(pk__in=reach.places).first()
        above = line_above(one) if one else []
        seen = {year for place, year in opened if place in above}
    return tuple(sorted(seen))


def movements_in(year: int, rows: QuerySet[Movement]) -> QuerySet[Movement]:
    """Of the rows those that last into the year."""
    return rows.filter(starts__year__lte=year, ends__year__gte=year)
