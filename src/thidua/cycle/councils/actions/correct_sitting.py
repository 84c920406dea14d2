from typing import Any

from django.db import transaction

from thidua.cycle.councils.models import Attendance, Member, Sitting
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.refusals import require_state, require_year_of_round
from thidua.cycle.councils.words import SittingState
from thidua.cycle.movements.queries import require_open
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def correct_sitting(
    *, actor: Actor, row: Sitting, version: int, reason: str, **changes: Any
) -> Sitting:
    """Change what a sitting is before it opens; whom its day invites follows.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow.
    """
    require_state(held(row, version=version), SittingState.PREPARED)
    sitting = amend(
        actor=actor, verb="correct_sitting", row=row, version=version, changes=changes,
        may=runs(row.council), reason=reason,
    )  # fmt: skip
    require_open(sitting.council.organisation, sitting.year)
    require_year_of_round(sitting)
    invited = Member.objects.filter(council=sitting.council).on(sitting.held_on)
    sitting.attendances.exclude(member__in=invited).delete()
    known = sitting.attendances.values("member")
    Attendance.objects.bulk_create(
        Attendance(sitting=sitting, member=one)
        for one in invited.exclude(pk__in=known).order_by("pk")
    )
    return sitting
