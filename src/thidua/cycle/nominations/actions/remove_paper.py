from django.db import transaction

from thidua.cycle.nominations.models import DossierPaper
from thidua.cycle.nominations.permissions import may_draw_up
from thidua.cycle.nominations.refusals import require_open_file
from thidua.foundation.keeping import strike
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def remove_paper(*, actor: Actor, row: DossierPaper, version: int, reason: str) -> None:
    """Take a paper, or the reason it was waived for, out of a file that has not been sent.

    Its bytes stay kept. Raises NotPermitted, NotNow, StaleEdit.
    """
    require(may_draw_up, actor, row.place_id)
    require_open_file(row.nomination)
    strike(
        actor=actor, verb="remove_paper", row=row, version=version, may=may_draw_up,
        reason=reason,
    )  # fmt: skip
