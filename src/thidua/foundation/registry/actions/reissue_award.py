from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.permissions import may_keep_awards


def reissue_award(
    *, actor: Actor, row: AwardHeld, version: int, on: date, kind: str, certificate_no: str,
    reason: str, decision_no: str = "",
) -> AwardHeld:  # fmt: skip
    """Record that a certificate was exchanged (``exchanged``) or replaced (``replaced``).

    The award stays one award, with its own decision and year; only its certificate has a new
    number, and the number before it is kept.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do cấp đổi, cấp lại.")})
    if not row.stands:
        raise ValidationError({"on": _("Khen thưởng đã bị thu hồi thì không cấp đổi, cấp lại.")})
    if row.decided and on < row.decided:
        raise ValidationError({"on": _("Ngày cấp đổi, cấp lại phải sau ngày quyết định tặng.")})
    if not certificate_no.strip() or certificate_no.strip() == row.certificate_no:
        raise ValidationError({"certificate_no": _("Hãy ghi số của bằng mới, khác số bằng cũ.")})
    return amend(
        actor=actor, verb="reissue_award", row=row, version=version, may=may_keep_awards,
        changes={
            "status": "reissued", "reissued": on, "reissue_kind": kind,
            "reissued_no": decision_no, "reissued_why": reason[:300],
            "former_certificate_no": row.certificate_no, "certificate_no": certificate_no,
        },
        reason=reason,
    )  # fmt: skip
