"""The book of retirements: what long service asks beside the posts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from thidua.foundation.people.actions.correct_retirement import correct_retirement
from thidua.foundation.people.actions.record_retirement import record_retirement
from thidua.foundation.people.actions.strike_retirement import strike_retirement
from thidua.foundation.people.models import Retirement
from thidua.foundation.people.permissions import may_keep_people
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.books.fields import PERSON_COLUMN
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_places
from thidua.surfaces.desk.registers.forms import PersonRecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register

HIGHER_AGE = _("Chỉ với nữ: thời gian giữ chức vụ khi ấy không được giảm một phần ba.")


class RetirementForm(PersonRecordForm):
    decided = fields.day(_("Ngày thông báo, quyết định nghỉ hưu"), required=True)
    higher_age = fields.known(_("Nghỉ hưu ở tuổi cao hơn (nữ)"), help_text=HIGHER_AGE)
    both_wars = fields.known(_("Công tác suốt hai cuộc kháng chiến"))

    def deed(self, version: int, values: dict[str, Any]) -> Retirement:
        if self.row is None:
            return record_retirement(actor=self.actor, **values)
        return correct_retirement(actor=self.actor, row=self.row, version=version, **values)


class StrikeRetirementForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_retirement(actor=self.actor, row=self.row, version=version, **values)


RETIREMENTS = Register(
    slug="nghi-huu",
    title=_("Nghỉ hưu"),
    one=_("việc nghỉ hưu"),
    lead=_("Căn cứ xét khen thưởng quá trình cống hiến, cùng với quá trình giữ chức vụ."),
    rows=lambda actor: Retirement.objects.visible_to(actor).select_related(
        "person__organisation"
    ),
    columns=(
        PERSON_COLUMN,
        Column("unit", _("Đơn vị"), lambda row: row.person.organisation),
        Column("decided", _("Ngày thông báo, quyết định nghỉ hưu"), lambda row: row.decided,
               sort=("decided",), kind="day"),
        Column("left", _("Ngày thôi công tác"), lambda row: row.person.left, kind="day"),
        Column("higher", _("Nghỉ hưu ở tuổi cao hơn (nữ)"), lambda row: row.higher_age),
        Column("wars", _("Công tác suốt hai cuộc kháng chiến"), lambda row: row.both_wars,
               listed=False),
        fields.ORIGIN_COLUMN,
    ),
    filters=(of_places(_("Đơn vị"), "person__organisation"),),
    search=("person__folded",),
    search_label=_("Tìm theo tên"),
    order="-decided",
    form=RetirementForm,
    may_see=readers,
    may_keep=may_keep_people,
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeRetirementForm, may_keep_people),),
)  # fmt: skip
