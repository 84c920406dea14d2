from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.results.models import ScoreSheet
from thidua.cycle.results.ranking import leaders, standings
from thidua.cycle.results.refusals import locked, require_sheet
from thidua.cycle.results.words import SheetState
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.correct_bloc_result import correct_bloc_result
from thidua.foundation.registry.actions.record_bloc_result import record_bloc_result
from thidua.foundation.registry.models import BlocResult
from thidua.foundation.registry.permissions import may_keep_awards


@transaction.atomic
def record_leader(
    *, actor: Actor, sheet: ScoreSheet, organisation: Organisation, document: str,
    organised_by: str = "province", reason: str = "",
) -> BlocResult:  # fmt: skip
    """The registry learns who led the bloc, and that the others did not.

    ``document``: the bloc's minutes or the decision. Equal sums are settled by naming one of
    them; anybody else needs a reason, and nobody under a floor leads.
    Raises NotPermitted, ValidationError.
    """
    require(may_keep_awards, actor, organisation.pk)
    require_sheet(locked(sheet), SheetState.RANKED)
    rows = standings(sheet)
    _require_fit(rows, organisation, document, reason)
    for one in rows:
        _record(actor, sheet, one.organisation, led=one.organisation == organisation,
                document=document, organised_by=organised_by, reason=reason)  # fmt: skip
    return BlocResult.objects.get(
        organisation=organisation, year=sheet.year, name=sheet.bloc.name, organised_by=organised_by
    )


def _require_fit(rows: Any, organisation: Organisation, document: str, reason: str) -> None:
    mine = next((one for one in rows if one.organisation == organisation), None)
    if mine is None:
        raise ValidationError(_("Đơn vị này không có trong bảng xếp hạng."))
    if not document.strip():
        raise ValidationError({"document": _("Hãy ghi số biên bản hoặc quyết định.")})
    if mine.under:
        raise ValidationError(
            _("%(name)s có tiêu chí dưới mức tối thiểu nên không thể dẫn đầu.")
            % {"name": organisation}
        )
    first = [one.organisation for one in leaders(rows)]
    if organisation not in first and not reason.strip():
        raise ValidationError(
            {"reason": _("Đơn vị này không đứng đầu bảng điểm; hãy ghi lý do chọn.")}
        )


def _record(
    actor: Actor, sheet: ScoreSheet, organisation: Organisation, *, led: bool, document: str,
    organised_by: str, reason: str,
) -> None:  # fmt: skip
    about: dict[str, Any] = {
        "organisation": organisation, "year": sheet.year, "name": sheet.bloc.name,
        "organised_by": organised_by,
    }  # fmt: skip
    kept = BlocResult.objects.filter(**about).first()
    if kept is None:
        record_bloc_result(
            actor=actor, leader=led, reason=reason or document, **about,
            provenance={"door": "decided", "sheet": str(sheet.uid), "document": document},
        )  # fmt: skip
    elif kept.leader != led:
        correct_bloc_result(actor=actor, row=kept, version=kept.edit_version, leader=led,
                            reason=reason or document)  # fmt: skip
