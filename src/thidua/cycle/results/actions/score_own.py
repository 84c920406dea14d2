from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.results.models import Score, ScoreSheet
from thidua.cycle.results.permissions import may_score_own
from thidua.cycle.results.refusals import require_sheet
from thidua.cycle.results.scoring import require_member, write_scores
from thidua.cycle.results.words import SheetState
from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import held
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def score_own(
    *, actor: Actor, sheet: ScoreSheet, version: int, organisation: Organisation,
    points: Mapping[int, Decimal | None],
) -> None:  # fmt: skip
    """A member scores itself; what has been verified is not touched any more.

    ``points`` by line. Raises NotPermitted, ValidationError, StaleEdit.
    """
    require(may_score_own, actor, organisation.pk)
    require_sheet(held(sheet, version=version), SheetState.OPEN)
    require_member(sheet, organisation)
    checked = Score.objects.filter(
        line__sheet=sheet, organisation=organisation, verified__isnull=False
    )
    if checked.exists():
        raise ValidationError(_("Điểm của đơn vị đã được thẩm định; không tự sửa được nữa."))
    told = write_scores(
        sheet, organisation, {line: {"own": value} for line, value in points.items()}
    )
    record(actor=actor, verb="score_own", target=sheet,
           after={"organisation": {"uid": str(organisation.uid), "name": str(organisation)},
                  "scores": told})  # fmt: skip
