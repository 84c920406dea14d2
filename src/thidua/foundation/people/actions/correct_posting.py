from typing import Any

from django.db import transaction

from thidua.foundation.keeping import amend
from thidua.foundation.people.belonging import settle
from thidua.foundation.people.models import Posting
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def correct_posting(
    *, actor: Actor, row: Posting, version: int, reason: str = "", **changes: Any
) -> Posting:
    """Correct a recorded post; the actor keeps the unit it was held in, old and new."""
    require(may_keep_people, actor, row.organisation_id)
    if "organisation" in changes:
        require(may_keep_people, actor, changes["organisation"].pk)
    row = amend(
        actor=actor, verb="correct_posting", row=row, version=version, changes=changes,
        may=may_keep_people, reason=reason,
    )  # fmt: skip
    settle(row.person)
    return row
