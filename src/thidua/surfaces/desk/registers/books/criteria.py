"""The office's score sheet for initiatives, line by line."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.cycle.initiatives.actions.correct_criterion import correct_criterion
from thidua.cycle.initiatives.actions.enter_criterion import enter_criterion
from thidua.cycle.initiatives.actions.strike_criterion import strike_criterion
from thidua.cycle.initiatives.models import Criterion
from thidua.cycle.initiatives.permissions import may_assign, may_see_submissions
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register


class CriterionForm(RecordForm):
    organisation = fields.place(_("Cơ quan"))
    number = forms.IntegerField(label=_("Thứ tự"), min_value=1, max_value=99)
    text = fields.line(_("Tiêu chí"), 500, wide=True)
    most = fields.amount(_("Điểm tối đa"), 5, 2)
    floor = fields.amount(_("Điểm tối thiểu"), 5, 2, required=False)
    knock_out = forms.BooleanField(label=_("Dưới điểm tối thiểu thì không trình"), required=False)

    def prepare(self) -> None:
        self.offer_places("organisation", may_assign, whole=True)

    def deed(self, version: int, values: dict[str, Any]) -> Criterion:
        if self.row is None:
            return enter_criterion(actor=self.actor, **values)
        return correct_criterion(actor=self.actor, row=self.row, version=version, **values)


class StrikeCriterionForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_criterion(actor=self.actor, row=self.row, version=version, **values)


CRITERIA = Register(
    slug="phieu-diem-sang-kien",
    title=_("Phiếu điểm sáng kiến"),
    one=_("tiêu chí chấm sáng kiến"),
    lead=_("Cơ quan tự đặt các tiêu chí; pháp luật không quy định thang điểm. Phiếu đã chấm giữ "
           "nguyên tiêu chí của lúc chấm."),
    rows=lambda actor: Criterion.objects.visible_to(actor).select_related("organisation"),
    columns=(
        Column("text", _("Tiêu chí"), lambda row: row.text, sort=("text",)),
        Column("number", _("Thứ tự"), lambda row: row.number, sort=("number",), kind="num"),
        Column("most", _("Điểm tối đa"), lambda row: row.most, sort=("most",), kind="num"),
        Column("floor", _("Điểm tối thiểu"), lambda row: row.floor, kind="num"),
        Column("out", _("Tiêu chí loại"), lambda row: row.knock_out, kind="flag"),
        Column("organisation", _("Cơ quan"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
    ),
    order="number",
    form=CriterionForm,
    may_see=may_see_submissions,
    may_keep=may_assign,
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeCriterionForm, may_assign),),
)  # fmt: skip
