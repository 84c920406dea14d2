from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.foundation.access.models import User
from thidua.foundation.access.reset_links import user_of
from thidua.foundation.access.sessions import end_all
from thidua.foundation.audit.actions.record import record


@transaction.atomic
def use_reset_link(*, uid: UUID, token: str, password: str) -> User:
    """Set the password a link is for; the link, and every session of the account, end with it.

    Raises ValidationError for a link that opens nothing any more, or a password that is too weak.
    """
    User.objects.select_for_update().filter(uid=uid).first()  # of two at once one is too late
    user = user_of(uid, token)
    if user is None:
        raise ValidationError(_("Liên kết này đã dùng hoặc đã hết hạn. Mật khẩu chưa thay đổi."))
    validate_password(password, user)
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    end_all(user)
    record(actor=user, verb="use_reset_link", target=user)
    return user
