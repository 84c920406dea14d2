"""The book of members of councils, with their terms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.cycle.councils.actions.appoint_member import appoint_member
from thidua.cycle.councils.actions.correct_member import correct_member
from thidua.cycle.councils.actions.release_member import release_member
from thidua.cycle.councils.models import Council, Member
from thidua.cycle.councils.permissions import may_keep_councils, may_see_councils
from thidua.cycle.councils.words import Part
from thidua.foundation.access.models import User
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_choices, of_conditions
from thidua.surfaces.desk.registers.forms import PersonRecordForm, RecordForm
from thidua.surfaces.desk.registers.register import Deed, Register


class MemberForm(PersonRecordForm):
    council = forms.ModelChoiceField(
        label=_("Hội đồng"), queryset=Council.objects.none(), to_field_name="uid"
    )
    role = fields.word(_("Vai trò"), Part.choices)
    starts = fields.day(_("Từ ngày"), required=True)
    ends = fields.day(_("Đến trước ngày"))
    user = fields.line(
        _("Tên đăng nhập dùng để bỏ phiếu"), 150, required=False,
        help_text=_("Chỉ ghi khi khác tài khoản nối với người này."),
    )  # fmt: skip

    def prepare(self) -> None:
        field = self.fields["council"]
        assert isinstance(field, forms.ModelChoiceField)
        kept = [one.pk for one in Council.objects.visible_to(self.actor)
                if may_keep_councils(self.actor, one.organisation_id)]  # fmt: skip
        field.queryset = Council.objects.filter(pk__in=kept)

    def initial_of(self, row: Any) -> dict[str, Any]:
        told = super().initial_of(row)
        return told | {"council": row.council.uid, "user": row.user.username if row.user else ""}

    def clean_user(self) -> User | None:
        name = self.cleaned_data["user"]
        if not name:
            return None
        found = User.objects.filter(username__iexact=name, is_active=True).first()
        if found is None:
            raise ValidationError(_now("Không có tài khoản đang dùng nào tên «%s».") % name)
        return found

    def deed(self, version: int, values: dict[str, Any]) -> Member:
        if self.row is None:
            return appoint_member(actor=self.actor, **values)
        return correct_member(actor=self.actor, row=self.row, version=version, **values)


class ReleaseForm(RecordForm):
    reason_label = _("Lý do")
    on = fields.day(_("Ngày đầu tiên thôi làm thành viên"), required=True)

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 the day is asked anew
        return {"on": timezone.localdate()}

    def deed(self, version: int, values: dict[str, Any]) -> Member:
        return release_member(actor=self.actor, row=self.row, version=version, **values)


def of_councils() -> Filter:
    """Councils the reader sees, by uid."""
    return Filter(
        "council", _("Hội đồng"),
        lambda _request, rows: [
            (str(uid), name) for uid, name in Council.objects.filter(
                pk__in=rows.order_by().values("council")
            ).values_list("uid", "name")
        ],
        lambda rows, value: rows.filter(council__uid=value),
    )  # fmt: skip


COUNCIL_MEMBERS = Register(
    slug="thanh-vien-hoi-dong",
    title=_("Thành viên hội đồng"),
    one=_("thành viên hội đồng"),
    rows=lambda actor: Member.objects.visible_to(actor).select_related(
        "council__organisation", "person__organisation", "user"
    ),
    columns=(
        Column("person", _("Thành viên"), lambda row: row.person, sort=("person__sort_key",)),
        Column("unit", _("Đơn vị"), lambda row: row.person.organisation),
        Column("council", _("Hội đồng"), lambda row: row.council, sort=("council__sort_key",)),
        Column("role", _("Vai trò"), lambda row: row.get_role_display(), sort=("role",)),
        Column("from", _("Từ ngày"), lambda row: row.starts, sort=("starts",), kind="day"),
        Column("to", _("Đến trước ngày"), lambda row: row.ends, sort=("ends",), kind="day"),
    ),
    filters=(
        of_councils(),
        of_choices("role", _("Vai trò"), Part.choices),
        of_conditions("state", _("Tình trạng"), {
            "serving": (_("Đang là thành viên"), Q(ends__isnull=True)),
            "ended": (_("Đã thôi"), Q(ends__isnull=False)),
        }),
    ),
    search=("person__folded",),
    search_label=_("Tìm theo tên"),
    order="council",
    form=MemberForm,
    may_see=may_see_councils,
    may_keep=may_keep_councils,
    deeds=(
        Deed("thoi", _("Thôi làm thành viên"), ReleaseForm, may_keep_councils,
             lambda row: row.ends is None),
    ),
)  # fmt: skip
