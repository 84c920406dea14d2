from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.permissions import may_keep_awards


def restore_award(
    *, actor: Actor, row: AwardHeld, version: int, on: date, reason: str, decision_no: str = ""
) -> AwardHeld:
    """Give a revoked award back from a day on; the revocation stays in the history."""
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi căn cứ khôi phục.")})
    if row.revoked is None or row.restored is not None:
        raise ValidationError({"on": _("Chỉ khôi phục được khen thưởng đang bị thu hồi.")})
    if on <= row.revoked:
        raise ValidationError({"on": _("Ngày khôi phục phải sau ngày thu hồi.")})
    return amend(
        actor=actor, verb="restore_award", row=row, version=version, may=may_keep_awards,
        changes={"status": "restored", "restored": on, "restored_no": decision_no,
                 "restored_why": reason[:300]}, reason=reason,
    )  # fmt: skip
