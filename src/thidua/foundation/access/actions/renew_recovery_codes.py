from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.foundation.access.models import User
from thidua.foundation.access.second_factor import RECOVERY, held
from thidua.foundation.audit.actions.record import record


@transaction.atomic
def renew_recovery_codes(*, actor: User) -> None:
    """Make new recovery codes; the old ones open nothing any more.

    Raises ValidationError without a second factor.
    """
    User.objects.select_for_update().get(pk=actor.pk)
    if held(actor) is None:
        raise ValidationError(_("Hãy bật xác thực hai bước trước; chưa có mã nào được tạo."))
    old = held(actor, RECOVERY)
    if old is not None:
        old.delete()
    RecoveryCodes.activate(actor)
    record(actor=actor, verb="renew_recovery_codes", target=actor)
