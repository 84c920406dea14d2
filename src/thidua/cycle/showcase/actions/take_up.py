from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.showcase.models import TakenUp
from thidua.cycle.showcase.permissions import may_find_models
from thidua.foundation.keeping import amend, enter
from thidua.foundation.policy.reach import Actor


def take_up(
    *, actor: Actor, row: TakenUp | None = None, version: int = 1, reason: str = "", **values: Any
) -> TakenUp:
    """Note that a unit does as a role model did.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    if row is not None:
        return amend(
            actor=actor, verb="take_up", row=row, version=version, changes=values,
            may=may_find_models, reason=reason,
        )  # fmt: skip
    made = TakenUp(**values)
    if made.organisation_id == made.role_model.unit_id:
        raise ValidationError(
            {"organisation": _("Đây chính là đơn vị của điển hình; hãy chọn đơn vị khác.")}
        )
    return enter(actor=actor, verb="take_up", row=made, may=may_find_models)
