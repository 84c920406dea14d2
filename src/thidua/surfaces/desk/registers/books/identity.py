"""The book of identity numbers, masked; for the standing body alone."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.foundation.people.actions.correct_identity_number import correct_identity_number
from thidua.foundation.people.actions.record_identity_number import record_identity_number
from thidua.foundation.people.actions.strike_identity_number import strike_identity_number
from thidua.foundation.people.models import IdentityNumber
from thidua.foundation.people.numbers import IDENTITY_KINDS
from thidua.foundation.people.permissions import may_see_identity
from thidua.surfaces.desk.registers.books.fields import PERSON_COLUMN
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_places
from thidua.surfaces.desk.registers.forms import PersonRecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register


class IdentityForm(PersonRecordForm):
    number = forms.CharField(
        label=_("Số định danh cá nhân (12 số) hoặc CMND cũ (9 số)"), max_length=40,
        help_text=_("Ghi đủ số trên giấy tờ, kể cả số 0 ở đầu. Số được mã hóa khi lưu."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )  # fmt: skip

    def prepare(self) -> None:
        if self.row is not None:
            del self.fields["person"]  # another person's number is another row

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 a number is typed anew, never shown
        return {}

    def deed(self, version: int, values: dict[str, Any]) -> IdentityNumber:
        if self.row is None:
            return record_identity_number(actor=self.actor, **values)
        return correct_identity_number(actor=self.actor, row=self.row, version=version, **values)


class StrikeIdentityForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_identity_number(actor=self.actor, row=self.row, version=version, **values)


def _pages(row: Any) -> list[dict[str, Any]]:
    return [{"label": _("Hiện số"), "address": reverse("desk:identity-show", args=[row.uid])}]


IDENTITY_NUMBERS = Register(
    slug="so-dinh-danh",
    title=_("Số định danh"),
    one=_("số định danh"),
    lead=_("Chỉ bộ phận thường trực thấy sổ này. Số được che; mỗi lần hiện được ghi vào nhật ký."),
    rows=lambda actor: IdentityNumber.objects.visible_to(actor).select_related(
        "person__organisation"
    ),
    columns=(
        PERSON_COLUMN,
        Column("unit", _("Đơn vị"), lambda row: row.person.organisation,
               sort=("person__organisation__sort_key",)),
        Column("kind", _("Loại số"), lambda row: row.get_kind_display(), sort=("kind",)),
        Column("number", _("Số (đã che)"), lambda row: row.masked),
    ),
    filters=(
        of_places(_("Đơn vị"), "person__organisation"),
        of_choices("kind", _("Loại số"), list(IDENTITY_KINDS.items())),
    ),
    search=("person__folded",),
    search_label=_("Tìm theo tên, số hiệu cán bộ"),
    order="person",
    form=IdentityForm,
    may_see=may_see_identity,
    may_keep=may_see_identity,
    deeds=(Deed("xoa", _("Xóa số ghi nhầm"), StrikeIdentityForm, may_see_identity),),
    pages=_pages,
    entries=lambda: [
        {"label": _("Tìm người theo số định danh"), "address": reverse("desk:identity-find")}
    ],
)  # fmt: skip
