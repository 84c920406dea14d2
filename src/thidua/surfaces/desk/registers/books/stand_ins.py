"""The book of stand-ins."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.access.actions.correct_stand_in import correct_stand_in
from thidua.foundation.access.actions.name_stand_in import name_stand_in
from thidua.foundation.access.actions.revoke_stand_in import revoke_stand_in
from thidua.foundation.access.models import StandIn, User
from thidua.foundation.access.permissions import may_keep_accounts
from thidua.surfaces.desk.registers.books.fields import day, day_after, last_day
from thidua.surfaces.desk.registers.books.grants import named
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register


class StandInForm(RecordForm):
    reason_for_new = True
    reason_label = _("Căn cứ")
    absent = forms.ModelChoiceField(
        label=_("Người vắng"), queryset=User.objects.none(), empty_label=_("Chọn tài khoản")
    )
    deputy = forms.ModelChoiceField(
        label=_("Người làm thay"), queryset=User.objects.none(), empty_label=_("Chọn tài khoản")
    )
    valid_from = day(_("Từ ngày (để trống: từ hôm nay)"))
    valid_to = last_day(_("Đến hết ngày"), required=True)

    def prepare(self) -> None:
        if self.row is not None:
            del self.fields["absent"], self.fields["deputy"]  # another pair is another stand-in
            self.fields["valid_from"].required = True
            self.fields["valid_from"].label = _("Từ ngày")
            return
        for name in ("absent", "deputy"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = named(self.actor)

    def initial_of(self, row: Any) -> dict[str, Any]:
        return super().initial_of(row) | {"valid_to": row.last_day}

    def deed(self, version: int, values: dict[str, Any]) -> StandIn:
        values["valid_to"] = day_after(values["valid_to"])
        if self.row is None:
            return name_stand_in(actor=self.actor, **values)
        return correct_stand_in(actor=self.actor, stand_in=self.row, version=version, **values)


class RevokeForm(StrikeForm):
    reason_label = _("Lý do")

    def deed(self, version: int, values: dict[str, Any]) -> StandIn:
        return revoke_stand_in(actor=self.actor, stand_in=self.row, version=version, **values)


def state(row: Any) -> str:
    today = timezone.localdate()
    if row.revoked_at:
        return str(_("Đã thu hồi"))
    if row.valid_to <= today:
        return str(_("Đã hết hạn"))
    return str(_("Đang chạy")) if row.valid_from <= today else str(_("Chưa đến ngày"))


STAND_INS = Register(
    slug="lam-thay",
    title=_("Làm thay"),
    one=_("việc làm thay"),
    lead=_("Ai được làm việc thay ai, từ ngày đến ngày; không bao giờ bỏ phiếu thay."),
    rows=lambda actor: StandIn.objects.visible_to(actor).select_related("absent", "deputy"),
    columns=(
        Column("absent", _("Người vắng"), lambda row: row.absent, sort=("absent__sort_key",)),
        Column("deputy", _("Người làm thay"), lambda row: row.deputy, sort=("deputy__sort_key",)),
        Column("from", _("Từ ngày"), lambda row: row.valid_from, sort=("valid_from",), kind="day"),
        Column("to", _("Đến hết ngày"), lambda row: row.last_day, sort=("valid_to",),
               kind="day"),
        Column("state", _("Tình trạng"), state),
    ),
    search=("absent__folded",),
    search_label=_("Tìm theo tên người vắng"),
    order="from",
    form=StandInForm,
    may_see=may_keep_accounts,
    may_keep=may_keep_accounts,
    deeds=(
        Deed("thu-hoi", _("Thu hồi"), RevokeForm, may_keep_accounts,
             lambda row: row.revoked_at is None),
    ),
)  # fmt: skip
