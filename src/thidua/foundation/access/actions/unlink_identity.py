from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import require_keeping
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def unlink_identity(*, actor: Actor, user: User, identity: SocialAccount) -> None:
    """Take a linked identity off an account. Raises NotPermitted, ValidationError where nothing
    would be left to sign in with."""
    if actor.uid != user.uid:
        require_keeping(actor, user)
    elif not user.has_usable_password():
        raise ValidationError(
            _("Tài khoản chưa có mật khẩu nên chưa gỡ được; hãy nhờ người quản trị cấp mật khẩu.")
        )
    before = {"provider": identity.provider, "identity": identity.uid}
    SocialAccount.objects.get(pk=identity.pk, user=user).delete()
    record(actor=actor, verb="unlink_identity", target=user, before=before)
