from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.cycle.showcase.models import RoleModel
from thidua.cycle.showcase.permissions import may_publish
from thidua.cycle.showcase.words import ModelState
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


def withdraw_role_model(*, actor: Actor, row: RoleModel, version: int, reason: str) -> RoleModel:
    """Take it off the public pages at once. Raises NotPermitted, ValidationError, StaleEdit."""
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do rút công bố.")})
    return amend(
        actor=actor, verb="withdraw_role_model", row=row, version=version, may=may_publish,
        changes={"state": ModelState.WITHDRAWN, "withdrawn_on": timezone.localdate(),
                 "withdrawn_why": reason},
        reason=reason,
    )  # fmt: skip
