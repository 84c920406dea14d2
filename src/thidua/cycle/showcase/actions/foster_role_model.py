from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.showcase.models import RoleModel
from thidua.cycle.showcase.permissions import may_find_models
from thidua.cycle.showcase.words import ModelState
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


def foster_role_model(
    *, actor: Actor, row: RoleModel, version: int, fostering: str, reason: str = ""
) -> RoleModel:
    """Note how it is fostered. Raises NotPermitted, ValidationError, StaleEdit."""
    if row.state not in (ModelState.FOUND, ModelState.FOSTERED):
        raise ValidationError(_("Điển hình đã công bố hoặc đã rút; việc bồi dưỡng không ghi nữa."))
    return amend(
        actor=actor, verb="foster_role_model", row=row, version=version, may=may_find_models,
        changes={"state": ModelState.FOSTERED, "fostering": fostering}, reason=reason,
    )  # fmt: skip
