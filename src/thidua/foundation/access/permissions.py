"""Who manages accounts, and which."""

from django.utils.translation import gettext as _

from thidua.foundation.access.models import User
from thidua.foundation.access.whole_office import keeps_everybody
from thidua.foundation.policy.predicates import NotPermitted, holds, require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role

may_keep_accounts = holds(Role.ADMINISTRATOR)
may_demand_second_factor = keeps_everybody


def require_keeping(actor: Actor, user: User) -> None:
    """Raise NotPermitted unless the actor keeps this account: whoever holds a role beyond the
    administrator's part of the tree is kept from above."""
    require(may_keep_accounts, actor)
    if not User.objects.visible_to(actor).filter(pk=user.pk).exists():
        raise NotPermitted(
            _(
                "Tài khoản này giữ vai trò ngoài phạm vi quản trị của bạn. Dữ liệu chưa thay đổi. "
                "Hãy nhờ người quản trị cấp trên."
            )
        )


def require_another(actor: Actor, user: User) -> None:
    """Raise NotPermitted where somebody would raise his or her own rights."""
    if actor.uid == user.uid:
        raise NotPermitted(
            _(
                "Không ai tự đổi quyền của chính mình. Dữ liệu chưa thay đổi. Hãy nhờ một người "
                "quản trị khác."
            )
        )
