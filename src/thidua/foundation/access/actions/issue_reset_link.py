from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import require_keeping
from thidua.foundation.access.reset_links import HOURS, may_use_links, token_for
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def issue_reset_link(*, actor: Actor, user: User, reason: str = "") -> str:
    """The token of a link by which the owner sets a new password, once, within a day; the trail
    says that it was issued, never the token. Raises NotPermitted, ValidationError."""
    require_keeping(actor, user)
    if not may_use_links(user):
        raise ValidationError(
            _("Tài khoản này đã ngừng hoặc chỉ để trình diễn nên chưa cấp liên kết.")
        )
    record(actor=actor, verb="issue_reset_link", target=user, after={"hours": HOURS}, reason=reason)
    return token_for(user)
