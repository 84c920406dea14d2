from typing import Any

from django.db import transaction
from django.db.models import F

from thidua.cycle.results.models import Score, ScoreSheet
from thidua.cycle.results.permissions import may_verify
from thidua.cycle.results.ranking import standings
from thidua.cycle.results.refusals import require_sheet
from thidua.cycle.results.words import SheetState
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def rank_sheet(*, actor: Actor, row: ScoreSheet, version: int) -> ScoreSheet:
    """Fix the verified points as final; the trail keeps the places as they stand then.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require(may_verify, actor, row.bloc_id)
    require_sheet(held(row, version=version), SheetState.VERIFIED)
    Score.objects.filter(line__sheet=row).update(
        final=F("verified"), edit_version=F("edit_version") + 1
    )
    places = [f"{one.place}. {one.organisation}: {one.total}" for one in standings(row)]
    changes: dict[str, Any] = {"state": SheetState.RANKED}
    return amend(actor=actor, verb="rank_sheet", row=row, version=version, changes=changes,
                 may=may_verify, also={"places": places})  # fmt: skip
