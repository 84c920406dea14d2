"""Why something cannot be done to a sheet as it stands."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.movements.queries import require_open
from thidua.cycle.results.models import ScoreSheet
from thidua.cycle.results.words import SheetState


def locked(sheet: ScoreSheet) -> ScoreSheet:
    """The sheet as it is now: its state stands until the transaction ends."""
    return ScoreSheet.objects.select_for_update(no_key=True).get(pk=sheet.pk)


def require_sheet(sheet: ScoreSheet, *states: SheetState) -> None:
    """The sheet is at one of these steps, and its year is open. Raises ValidationError; nothing has
    changed."""
    require_open(sheet.bloc, sheet.year)
    if sheet.state not in states:
        raise ValidationError(
            _("Bảng chấm điểm đang ở bước «%(state)s» nên không làm được việc này; chưa ghi gì.")
            % {"state": sheet.get_state_display()}
        )
