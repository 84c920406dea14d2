from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.core.mail import send_mail
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from thidua.foundation.access.models import User
from thidua.foundation.access.reset_links import HOURS, may_use_links, token_for
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.reach import Machine

_LETTER = gettext_lazy(
    "Chào %(name)s,\n\n"
    "Có người, có thể là bạn, xin đặt lại mật khẩu của tài khoản %(username)s. Mở liên kết sau "
    "trong vòng %(hours)s giờ để đặt mật khẩu mới; liên kết chỉ dùng được một lần:\n\n"
    "%(link)s\n\n"
    "Nếu không phải bạn, hãy bỏ qua thư này: mật khẩu vẫn như cũ."
)
WAIT = 600
"""Seconds before an account is sent another letter."""


def mail_reset_link(*, typed: str, address: Callable[[User, str], str]) -> bool:
    """Send a one-time link to the address of the account that was typed (its name or e-mail).

    Args:
        address: the whole address of the page a user's token opens.

    Whether anything was sent is for the caller to keep to itself. The letter goes before the event
    is written: a slow mail server keeps nobody waiting for the trail. Raises OSError where it does
    not take the letter; then nothing is on the trail, and the next try need not wait.
    """
    user = User.objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed)).first()
    if user is None or not user.email or not may_use_links(user):
        return False
    sent = f"reset-mail-{user.uid}"
    if not cache.add(sent, "1", WAIT):
        return False
    try:
        _send(user, address(user, token_for(user)))
    except OSError:
        cache.delete(sent)
        raise
    record(actor=Machine(), verb="mail_reset_link", target=user, after={"hours": HOURS})
    return True


def _send(user: User, link: str) -> None:
    with override(user.language or settings.LANGUAGE_CODE):
        letter = _LETTER % {
            "name": user.full_name, "username": user.username, "hours": HOURS, "link": link,
        }  # fmt: skip
        send_mail(_("Đặt lại mật khẩu Thi Đua"), letter, settings.THIDUA.mail_from, [user.email])
