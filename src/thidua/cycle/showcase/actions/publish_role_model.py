from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.cycle.showcase.models import RoleModel
from thidua.cycle.showcase.permissions import may_publish
from thidua.cycle.showcase.queries import running
from thidua.cycle.showcase.words import ModelState
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Discipline, Hold


@transaction.atomic
def publish_role_model(
    *, actor: Actor, row: RoleModel, version: int, agreed: bool, reason: str = ""
) -> RoleModel:
    """Put it on the public pages. ``agreed``: whoever it names was asked and agrees.

    Raises NotPermitted, StaleEdit, ValidationError without a story or without that, or while a
    hold or a discipline stands: only those hear of it who may publish, and they keep both.
    """
    require(may_publish, actor, row.organisation_id)
    held(row, version=version)
    if not agreed:
        raise ValidationError(
            {"agreed": _("Chỉ công bố khi người, đơn vị được nêu tên đã đồng ý.")}
        )
    _require_nothing_pending(row)
    return amend(
        actor=actor, verb="publish_role_model", row=row, version=version, may=may_publish,
        changes={"state": ModelState.PUBLISHED, "published_on": timezone.localdate(),
                 "withdrawn_on": None, "withdrawn_why": ""},
        reason=reason,
    )  # fmt: skip


def _require_nothing_pending(row: RoleModel) -> None:
    about = {"person": row.person} if row.person else {"organisation": row.unit}
    now = running(timezone.localdate())
    if Hold.objects.filter(now, **about).exists():
        raise ValidationError(
            _("Đang tạm dừng xét đối với cá nhân, tập thể này nên chưa công bố; chưa có gì thay "
              "đổi. Hãy chờ kết luận.")
        )  # fmt: skip
    if Discipline.objects.filter(now, **about).exists():
        raise ValidationError(
            _("Kỷ luật đối với cá nhân, tập thể này còn hiệu lực nên chưa công bố; chưa có gì thay "
              "đổi. Hãy chờ hết hiệu lực.")
        )  # fmt: skip
