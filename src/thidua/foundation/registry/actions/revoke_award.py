from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.permissions import may_keep_awards


def revoke_award(
    *, actor: Actor, row: AwardHeld, version: int, on: date, reason: str, decision_no: str = ""
) -> AwardHeld:
    """Mark an award as revoked from a day on; it stays in the history."""
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi căn cứ hủy bỏ, thu hồi.")})
    if row.revoked is not None:
        raise ValidationError({"on": _("Chỉ thu hồi được khen thưởng còn giá trị.")})
    if row.decided is not None and on < row.decided:
        told = _("Quyết định khen thưởng ban hành ngày %(day)s; hãy ghi ngày thu hồi từ ngày ấy.")
        raise ValidationError({"on": told % {"day": f"{row.decided:%d/%m/%Y}"}})
    return amend(
        actor=actor, verb="revoke_award", row=row, version=version, may=may_keep_awards,
        changes={"status": "revoked", "revoked": on, "revoked_no": decision_no,
                 "revoked_why": reason[:300]}, reason=reason,
    )  # fmt: skip
