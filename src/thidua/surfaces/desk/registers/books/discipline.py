"""The book of discipline: for the standing body and the auditor only."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.foundation.registry.actions.correct_discipline import correct_discipline
from thidua.foundation.registry.actions.record_discipline import record_discipline
from thidua.foundation.registry.actions.strike_discipline import strike_discipline
from thidua.foundation.registry.models import Discipline
from thidua.foundation.registry.permissions import may_keep_discipline, may_see_discipline
from thidua.foundation.registry.words import DISCIPLINE_CHOICES
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_conditions, of_places
from thidua.surfaces.desk.registers.forms import StrikeForm, SubjectForm
from thidua.surfaces.desk.registers.register import Deed, Register


class DisciplineForm(SubjectForm):
    form = fields.word(_("Hình thức kỷ luật"), DISCIPLINE_CHOICES)
    decision_no = fields.line(_("Số quyết định"), 80, required=False)
    starts = fields.day(_("Từ ngày"), required=True)
    ends = fields.day(_("Hết hiệu lực từ ngày"))

    def deed(self, version: int, values: dict[str, Any]) -> Discipline:
        values = self.split(values)
        if self.row is None:
            return record_discipline(actor=self.actor, provenance={"door": "typed"}, **values)
        return correct_discipline(actor=self.actor, row=self.row, version=version, **values)


class StrikeDisciplineForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_discipline(actor=self.actor, row=self.row, version=version, **values)


DISCIPLINE = Register(
    slug="ky-luat",
    title=_("Kỷ luật"),
    one=_("kỷ luật"),
    lead=_(
        "Chỉ bộ phận thường trực và người kiểm tra, giám sát xem được sổ này. Vi phạm nghiêm trọng"
        " được kết luận bằng văn bản cũng ghi ở đây, theo ngày kết luận."
    ),
    rows=lambda actor: Discipline.objects.visible_to(actor).with_subject(),
    columns=(
        *fields.SUBJECT_COLUMNS,
        Column("form", _("Hình thức kỷ luật"), lambda row: row.get_form_display()),
        Column("starts", _("Từ ngày"), lambda row: row.starts, sort=("starts",), kind="day"),
        Column("ends", _("Hết hiệu lực từ ngày"), lambda row: row.ends, sort=("ends",), kind="day"),
        Column("decision", _("Số quyết định"), lambda row: row.decision_no, kind="code"),
        fields.ORIGIN_COLUMN,
    ),
    filters=(
        fields.WHO,
        of_places(_("Đơn vị"), *fields.SUBJECT_PATHS),
        of_choices("form", _("Hình thức kỷ luật"), DISCIPLINE_CHOICES),
        of_conditions(
            "state",
            _("Tình trạng"),
            {
                "open": (_("Chưa ghi ngày hết hiệu lực"), Q(ends__isnull=True)),
                "ended": (_("Đã ghi ngày hết hiệu lực"), Q(ends__isnull=False)),
            },
        ),
    ),
    search=fields.SUBJECT_SEARCH,
    search_label=_("Tìm theo tên"),
    order="-starts",
    form=DisciplineForm,
    may_see=may_see_discipline,
    may_keep=may_keep_discipline,
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeDisciplineForm, may_keep_discipline),),
)
