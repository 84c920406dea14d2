"""Which years are open, and whether a row may still be written in one."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.movements.models import EmulationYear
from thidua.cycle.movements.words import YearState
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import line_above


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
