from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.councils.models import Ballot
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.refusals import require_state
from thidua.cycle.councils.words import BallotState
from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def note_written_opinions(
    *, actor: Actor, ballot: Ballot, version: int, told: Mapping[UUID, tuple[int, int]]
) -> None:
    """Opinions that absent members gave in writing: item uid → (for, against). They bear names, so
    no secret is made of them; the rule says at the count whether they are counted.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow.
    """
    current = held(ballot, version=version)
    require(runs(current.sitting.council), actor, current.place_id)
    require_state(current, BallotState.PREPARED)
    absent = current.sitting.attendances.exclude(present=True).count()
    after: dict[str, Any] = {}
    for item in current.items.order_by("number"):
        item.written_for, item.written_against = told.get(item.uid, (0, 0))
        if item.written_for + item.written_against > absent:
            raise ValidationError(
                _("«%(name)s»: ý kiến bằng văn bản nhiều hơn số thành viên vắng (%(absent)s).")
                % {"name": item.name, "absent": absent}
            )
        item.save(force_update=True, update_fields=["written_for", "written_against"])
        after[item.name] = [item.written_for, item.written_against]
    record(actor=actor, verb="note_written_opinions", target=current, after=after)
