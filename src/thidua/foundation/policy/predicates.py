"""Permissions as small predicates: they compose with ``|``, ``&``, ``~`` and say their rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role

ROLE_WORDS = {
    Role.DEPARTMENT_OFFICER: gettext_lazy("cán bộ thường trực thi đua, khen thưởng"),
    Role.UNIT_OFFICER: gettext_lazy("cán bộ thi đua của đơn vị"),
    Role.UNIT_HEAD: gettext_lazy("người đứng đầu đơn vị"),
    Role.COUNCIL_MEMBER: gettext_lazy("thành viên hội đồng"),
    Role.AUDITOR: gettext_lazy("người kiểm tra, giám sát"),
    Role.ADMINISTRATOR: gettext_lazy("quản trị tài khoản"),
    Role.NOMINEE: gettext_lazy("cá nhân được xét"),
    Role.CLERK: gettext_lazy("văn thư"),
    Role.ACCOUNTANT: gettext_lazy("kế toán"),
    Role.BLOC_SECRETARY: gettext_lazy("thư ký cụm, khối thi đua"),
    Role.SIGNING_HEAD: gettext_lazy("người có thẩm quyền ký"),
    Role.INITIATIVE_REVIEWER: gettext_lazy("người thẩm định sáng kiến"),
}


class NotPermitted(PermissionDenied):
    """An action was refused; nothing has changed."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A rule about an actor and a place (primary key of an organisation; None asks anywhere)."""

    test: Callable[[Actor, int | None], bool]
    says: Callable[[], str]

    def __call__(self, actor: Actor, place: int | None = None) -> bool:
        return self.test(actor, place)

    def __or__(self, other: Predicate) -> Predicate:
        return Predicate(
            lambda actor, place: self(actor, place) or other(actor, place),
            lambda: _("%(first)s hoặc %(second)s") % {"first": self.says(), "second": other.says()},
        )

    def __and__(self, other: Predicate) -> Predicate:
        return Predicate(
            lambda actor, place: self(actor, place) and other(actor, place),
            lambda: _("%(first)s và %(second)s") % {"first": self.says(), "second": other.says()},
        )

    def __invert__(self) -> Predicate:
        return Predicate(
            lambda actor, place: not self(actor, place),
            lambda: _("không phải %(rule)s") % {"rule": self.says()},
        )


def holds(role: Role) -> Predicate:
    """The actor holds the role over the place; over any place when none is named."""

    def test(actor: Actor, place: int | None) -> bool:
        reach = actor.reach(role)
        return bool(reach) if place is None else place in reach

    return Predicate(test, lambda: str(ROLE_WORDS[role]))


in_person = Predicate(
    lambda actor, _place: actor.acting_for is None,
    lambda: _("chính người có tên, không phải người làm thay"),
)
"""What is never done for another: a ballot, a signature on one's own account."""


def require(rule: Predicate, actor: Actor, place: int | None = None) -> None:
    """Raise NotPermitted unless the rule holds; the message says who may."""
    if not rule(actor, place):
        raise NotPermitted(
            _(
                "Việc này dành cho %(who)s trong phạm vi được giao. Dữ liệu chưa thay đổi. "
                "Nếu đây là việc của bạn, hãy đề nghị người quản trị giao quyền."
            )
            % {"who": rule.says()}
        )
