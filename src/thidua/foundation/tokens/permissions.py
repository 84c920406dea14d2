"""Who issues and revokes tokens."""

from django.utils.translation import gettext as _

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import require_keeping
from thidua.foundation.policy.predicates import NotPermitted, in_person, require
from thidua.foundation.policy.reach import Actor


def require_issuing(actor: Actor, user: User) -> None:
    """One's own account in person; the administrator only for an account without a password.

    A token shows its maker what the account sees: an administrator sees no content, so that the
    token of somebody who signs in is made by that person alone.

    Raises:
        NotPermitted: everybody else.
    """
    require(in_person, actor)
    if actor.uid == user.uid:
        return
    require_keeping(actor, user)
    if user.has_usable_password():
        raise NotPermitted(
            _(
                "Khóa API của người đăng nhập được thì chính người đó tự tạo. Chưa có khóa nào "
                "được tạo. Người quản trị chỉ cấp khóa cho tài khoản kết nối, mở không có mật khẩu."
            )
        )


def require_revoking(actor: Actor, user: User) -> None:
    """One's own, or that of an account one keeps. Raises NotPermitted."""
    if actor.uid != user.uid:
        require_keeping(actor, user)
