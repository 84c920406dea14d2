from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from thidua.cycle.results.models import ScoreSheet
from thidua.cycle.results.permissions import may_verify
from thidua.cycle.results.refusals import require_sheet
from thidua.cycle.results.scoring import require_member, write_scores
from thidua.cycle.results.words import SheetState
from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import held
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


class Verified(NamedTuple):
    points: Decimal | None
    reason: str = ""


@transaction.atomic
def verify_scores(
    *, actor: Actor, sheet: ScoreSheet, version: int, organisation: Organisation,
    points: Mapping[int, Verified],
) -> None:  # fmt: skip
    """Verify what a member gave itself; where points part, the reason stands beside them.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require(may_verify, actor, sheet.bloc_id)
    require_sheet(held(sheet, version=version), SheetState.OPEN)
    require_member(sheet, organisation)
    told = write_scores(sheet, organisation, {
        line: {"verified": one.points, "reason": one.reason} for line, one in points.items()
    })  # fmt: skip
    record(actor=actor, verb="verify_scores", target=sheet,
           after={"organisation": {"uid": str(organisation.uid), "name": str(organisation)},
                  "scores": told})  # fmt: skip
