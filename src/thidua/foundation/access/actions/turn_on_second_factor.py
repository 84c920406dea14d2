from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.foundation.access.models import User
from thidua.foundation.access.second_factor import LAST_STEP, held, step_of
from thidua.foundation.audit.actions.record import record


@transaction.atomic
def turn_on_second_factor(*, actor: User, secret: str, code: str) -> None:
    """Enrol the telephone that shows ``code`` for ``secret``, and make recovery codes.

    Raises ValidationError: a wrong code, or a telephone is enrolled already.
    """
    User.objects.select_for_update().get(pk=actor.pk)
    if held(actor):
        raise ValidationError(_("Tài khoản này đã bật xác thực hai bước; không có gì thay đổi."))
    step = step_of(secret, code)
    if step is None:
        raise ValidationError(
            {"code": _("Mã chưa đúng. Hãy kiểm tra giờ của điện thoại rồi nhập mã đang hiện.")}
        )
    totp = TOTP.activate(actor, secret).instance
    totp.data[LAST_STEP] = step
    totp.save(update_fields=["data"])
    RecoveryCodes.activate(actor)
    record(actor=actor, verb="turn_on_second_factor", target=actor)
