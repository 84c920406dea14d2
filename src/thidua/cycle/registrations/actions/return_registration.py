from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.cycle.movements.queries import require_open
from thidua.cycle.registrations.fields import fields_of
from thidua.cycle.registrations.models import Registration, Remark
from thidua.cycle.registrations.permissions import may_answer
from thidua.cycle.registrations.refusals import require_state
from thidua.cycle.registrations.words import State
from thidua.foundation.keeping import amend, save
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@dataclass(frozen=True, slots=True)
class ToMend:
    """``field`` is a key of ``fields.fields_of``."""

    field: str
    text: str


@transaction.atomic
def return_registration(
    *, actor: Actor, row: Registration, version: int, remarks: Sequence[ToMend], reason: str = ""
) -> Registration:
    """Send a registration back with the exact fields to mend; one that was accepted too.

    Raises NotPermitted, NotNow, StaleEdit, ValidationError where no field is named.
    """
    require(may_answer, actor, row.organisation_id)
    require_state(row, State.SUBMITTED, State.ACCEPTED)
    require_open(row.organisation, row.year)
    known = fields_of(row)
    asked = [one for one in remarks if one.text.strip()]
    if not asked or any(one.field not in known for one in asked):
        raise ValidationError(
            _("Hãy ghi nội dung cần sửa ở ít nhất một mục. Bản đăng ký chưa được trả lại.")
        )
    changes: dict[str, Any] = {"state": State.RETURNED, "answered_on": timezone.localdate()}
    told = {"to_mend": [f"{known[one.field].word}: {one.text.strip()}" for one in asked]}
    found = amend(actor=actor, verb="return_registration", row=row, version=version,
                  changes=changes, may=may_answer, reason=reason, also=told)  # fmt: skip
    for one in asked:
        save(Remark(registration=found, field=one.field, text=one.text.strip()), new=True)
    return found
