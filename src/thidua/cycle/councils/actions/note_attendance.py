from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.councils.models import Sitting
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.queries import has_open_ballot
from thidua.cycle.councils.refusals import NotNow, require_state
from thidua.cycle.councils.words import SittingState
from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def note_attendance(
    *, actor: Actor, sitting: Sitting, version: int, told: Mapping[UUID, tuple[bool | None, str]]
) -> int:
    """Note who came: uid of the invitation → (present, why not). Returns how many changed.

    While a ballot is open nothing is noted: its roll is made of those present.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow.
    """
    current = held(sitting, version=version)
    require(runs(current.council), actor, current.place_id)
    require_state(current, SittingState.PREPARED, SittingState.OPEN)
    if has_open_ballot(current):
        raise NotNow(_("Đang bỏ phiếu nên chưa sửa điểm danh; hãy đóng phiếu trước."))
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for row in current.attendances.select_related("member__person").order_by("pk"):
        present, excuse = told.get(row.uid, (row.present, row.excuse))
        if (present, excuse) == (row.present, row.excuse):
            continue
        name = str(row.member.person)
        before[name] = [row.present, row.excuse]
        row.present, row.excuse = present, excuse
        row.full_clean()
        row.save(force_update=True)
        after[name] = [present, excuse]
    if after:
        record(actor=actor, verb="note_attendance", target=current, before=before, after=after)
    return len(after)
