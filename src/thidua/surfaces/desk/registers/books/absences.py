"""The book of time away from work."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundation.people.actions.correct_absence import correct_absence
from thidua.foundation.people.actions.record_absence import record_absence
from thidua.foundation.people.actions.strike_absence import strike_absence
from thidua.foundation.people.models import Absence
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.people.words import ABSENCE_CHOICES, STUDY_RESULT_CHOICES
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.books.fields import PERSON_COLUMN
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_places
from thidua.surfaces.desk.registers.forms import PersonRecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register


class AbsenceForm(PersonRecordForm):
    kind = fields.word(_("Lý do vắng"), ABSENCE_CHOICES)
    result = fields.word(
        _("Kết quả học tập"), STUDY_RESULT_CHOICES, required=False,
        help_text=_("Chỉ ghi cho thời gian đi học."),
    )  # fmt: skip
    starts = fields.day(_("Từ ngày"), required=True)
    ends = fields.day(_("Đến trước ngày"))
    full_time = forms.BooleanField(label=_("Nghỉ làm hoàn toàn"), required=False, initial=True)

    def deed(self, version: int, values: dict[str, Any]) -> Absence:
        if self.row is None:
            return record_absence(actor=self.actor, **values)
        return correct_absence(actor=self.actor, row=self.row, version=version, **values)


class StrikeAbsenceForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_absence(actor=self.actor, row=self.row, version=version, **values)


ABSENCES = Register(
    slug="vang-mat",
    title=_("Thời gian vắng"),
    one=_("thời gian vắng"),
    lead=_("Thai sản, ốm đau, đi học, biệt phái: ảnh hưởng đến việc tính thời gian xét."),
    rows=lambda actor: Absence.objects.visible_to(actor).select_related("person__organisation"),
    columns=(
        PERSON_COLUMN,
        Column("unit", _("Đơn vị"), lambda row: row.person.organisation),
        Column("kind", _("Lý do vắng"), lambda row: row.get_kind_display(), sort=("kind",)),
        Column("starts", _("Từ ngày"), lambda row: row.starts, sort=("starts",), kind="day"),
        Column("ends", _("Đến trước ngày"), lambda row: row.ends, sort=("ends",), kind="day"),
        Column("full", _("Nghỉ làm hoàn toàn"), lambda row: row.full_time),
        Column("result", _("Kết quả học tập"), lambda row: row.get_result_display()),
        fields.ORIGIN_COLUMN,
    ),
    filters=(
        of_places(_("Đơn vị"), "person__organisation"),
        of_choices("kind", _("Lý do vắng"), ABSENCE_CHOICES),
    ),
    search=("person__folded",),
    search_label=_("Tìm theo tên"),
    order="-starts",
    form=AbsenceForm,
    may_see=readers,
    may_keep=may_keep_people,
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeAbsenceForm, may_keep_people),),
)
