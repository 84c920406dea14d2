from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.showcase.models import RoleModel
from thidua.cycle.showcase.permissions import may_find_models, may_publish
from thidua.cycle.showcase.words import ModelState
from thidua.foundation.keeping import amend, enter
from thidua.foundation.policy.reach import Actor


def keep_role_model(
    *, actor: Actor, row: RoleModel | None = None, version: int = 1, reason: str = "",
    **values: Any,
) -> RoleModel:  # fmt: skip
    """Note a role model, or write its story; what is published is changed by who may publish, and
    never whom it is about.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    if row is None:
        made = RoleModel(**values)
        _require_own(made)
        return enter(actor=actor, verb="keep_role_model", row=made, may=may_find_models)
    _require_same_whom(row, values)
    may = may_publish if row.state == ModelState.PUBLISHED else may_find_models
    return amend(
        actor=actor, verb="keep_role_model", row=row, version=version, changes=values, may=may,
        reason=reason,
    )  # fmt: skip


WHOM = ("kind", "person", "unit")


def _require_same_whom(row: RoleModel, values: Mapping[str, Any]) -> None:
    """Whoever the public reads of was asked and has no hold: another is published anew. Raises
    ValidationError."""
    changed = [name for name in WHOM if values.get(name, getattr(row, name)) != getattr(row, name)]
    if changed and row.state == ModelState.PUBLISHED:
        raise ValidationError({
            changed[0]: _("Điển hình đang công bố; hãy rút công bố rồi mới đổi cá nhân, tập thể.")
        })  # fmt: skip
    wanted = copy(row)
    for name in changed:
        setattr(wanted, name, values[name])
    if changed:
        _require_own(wanted)


def _require_own(row: RoleModel) -> None:
    """Raise ValidationError where the person does not serve in the unit named."""
    if row.person is not None and row.person.organisation_id != row.unit_id:
        raise ValidationError({"unit": _("Người này đang công tác ở đơn vị khác; hãy xem lại.")})
