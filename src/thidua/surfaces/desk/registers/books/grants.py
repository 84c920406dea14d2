"""The book of granted roles."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.access.actions.correct_grant import correct_grant
from thidua.foundation.access.actions.end_grant import end_grant
from thidua.foundation.access.actions.grant_role import grant_role
from thidua.foundation.access.models import Grant, User
from thidua.foundation.access.permissions import may_keep_accounts
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import ROLE_WORDS
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.surfaces.desk.registers.books.fields import day, place, word
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_choices
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.register import Deed, Register


class GrantForm(RecordForm):
    reason_for_new = True
    reason_label = _("Căn cứ")
    user = forms.ModelChoiceField(
        label=_("Tài khoản"), queryset=User.objects.none(), to_field_name="username",
        empty_label=_("Chọn tài khoản"),
    )  # fmt: skip
    role = word(_("Vai trò"), [("", _("Chọn vai trò")), *ROLE_WORDS.items()])
    organisation = place(_("Phạm vi (cả đơn vị cấp dưới)"))
    valid_from = day(_("Từ ngày (để trống: từ hôm nay)"))
    valid_to = day(_("Đến trước ngày"))

    def prepare(self) -> None:
        if self.row is not None:
            for name in ("user", "role", "organisation"):
                del self.fields[name]  # another role is another grant
            self.fields["valid_from"].required = True
            self.fields["valid_from"].label = _("Từ ngày")
            return
        users, places = self.fields["user"], self.fields["organisation"]
        assert isinstance(users, forms.ModelChoiceField)
        assert isinstance(places, forms.ModelChoiceField)
        users.queryset = named(self.actor)
        users.label_from_instance = _told  # type: ignore[assignment]  # a plain function does
        within = self.actor.reach(Role.ADMINISTRATOR).condition("pk")
        places.queryset = Organisation.objects.filter(within).alive(timezone.localdate())

    def deed(self, version: int, values: dict[str, Any]) -> Grant:
        if self.row is None:
            return grant_role(actor=self.actor, **values)
        return correct_grant(actor=self.actor, grant=self.row, version=version, **values)


def named(actor: Actor) -> Any:
    """Open accounts an actor keeps, by name."""
    return User.objects.visible_to(actor).filter(is_active=True).order_by("sort_key", "pk")


def _told(user: Any) -> str:
    return f"{user.full_name} ({user.username})"


class EndForm(RecordForm):
    reason_label = _("Lý do")
    on = day(_("Ngày đầu tiên không còn vai trò"), required=True)

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 the day is asked anew
        return {"on": timezone.localdate()}

    def deed(self, version: int, values: dict[str, Any]) -> Grant:
        return end_grant(actor=self.actor, grant=self.row, version=version, **values)


def _open(row: Any) -> bool:
    return row.valid_to is None or row.valid_to > timezone.localdate()


def of_state() -> Filter:
    def narrow(rows: Any, value: str) -> Any:
        today = timezone.localdate()
        ended = Q(valid_to__lte=today)
        return rows.filter(ended if value == "ended" else ~ended | Q(valid_to__isnull=True))

    words = [("running", _("Còn hiệu lực")), ("ended", _("Đã kết thúc"))]
    return Filter("state", _("Tình trạng"), lambda _request, _rows: words, narrow)


GRANTS = Register(
    slug="giao-quyen",
    title=_("Vai trò được giao"),
    one=_("vai trò"),
    lead=_("Vai trò có hiệu lực trên một đơn vị và mọi đơn vị cấp dưới, từ ngày đến ngày."),
    rows=lambda actor: Grant.objects.visible_to(actor).select_related("user", "organisation"),
    columns=(
        Column("user", _("Tài khoản"), lambda row: _told(row.user), sort=("user__sort_key",)),
        Column("role", _("Vai trò"), lambda row: row.get_role_display(), sort=("role",)),
        Column("place", _("Phạm vi"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
        Column("from", _("Từ ngày"), lambda row: row.valid_from, sort=("valid_from",), kind="day"),
        Column("to", _("Đến trước ngày"), lambda row: row.valid_to, sort=("valid_to",),
               kind="day"),
    ),
    filters=(of_choices("role", _("Vai trò"), list(ROLE_WORDS.items())), of_state()),
    search=("user__folded",),
    search_label=_("Tìm theo tên, thư điện tử"),
    order="user",
    form=GrantForm,
    may_see=may_keep_accounts,
    may_keep=may_keep_accounts,
    deeds=(Deed("ket-thuc", _("Kết thúc"), EndForm, may_keep_accounts, _open),),
)  # fmt: skip
