"""The book of indicators (chỉ tiêu theo dõi)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.actions.correct_indicator import correct_indicator
from thidua.cycle.movements.actions.record_indicator import record_indicator
from thidua.cycle.movements.actions.strike_indicator import strike_indicator
from thidua.cycle.movements.models import Indicator
from thidua.cycle.movements.permissions import may_keep_movements, may_see_movements
from thidua.cycle.movements.words import Better, Shape
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_places
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register


class IndicatorForm(RecordForm):
    name = fields.line(_("Tên chỉ tiêu"), wide=True)
    code = fields.line(_("Mã"), 30)
    unit = fields.line(_("Đơn vị tính"), 40)
    shape = fields.word(_("Cách đặt chỉ tiêu"), list(Shape.choices))
    better = fields.word(_("Chiều đánh giá"), list(Better.choices))
    organisation = fields.place(_("Cơ quan theo dõi"))

    def prepare(self) -> None:
        self.offer_places("organisation", may_keep_movements, whole=True)

    def deed(self, version: int, values: dict[str, Any]) -> Indicator:
        if self.row is None:
            return record_indicator(actor=self.actor, **values)
        return correct_indicator(actor=self.actor, row=self.row, version=version, **values)


class StrikeIndicatorForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_indicator(actor=self.actor, row=self.row, version=version, **values)


INDICATORS = Register(
    slug="chi-tieu",
    title=_("Chỉ tiêu theo dõi"),
    one=_("chỉ tiêu theo dõi"),
    lead=_("Mỗi chỉ tiêu có đơn vị tính và cách đặt: tăng trưởng, mức đạt, tỷ lệ hoặc số lượng."),
    rows=lambda actor: Indicator.objects.visible_to(actor).select_related("organisation"),
    columns=(
        Column("name", _("Tên chỉ tiêu"), lambda row: row.name, sort=("name",)),
        Column("code", _("Mã"), lambda row: row.code, sort=("code",), kind="code"),
        Column("unit", _("Đơn vị tính"), lambda row: row.unit),
        Column("shape", _("Cách đặt chỉ tiêu"), lambda row: row.get_shape_display(),
               sort=("shape",)),
        Column("better", _("Chiều đánh giá"), lambda row: row.get_better_display(),
               sort=("better",)),
        Column("organisation", _("Cơ quan theo dõi"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
    ),
    filters=(
        of_choices("shape", _("Cách đặt chỉ tiêu"), Shape.choices),
        of_places(_("Cơ quan theo dõi"), "organisation"),
    ),
    search=("folded",),
    search_label=_("Tìm theo tên, mã"),
    order="code",
    form=IndicatorForm,
    may_see=may_see_movements,
    may_keep=may_keep_movements,
    deeds=(Deed("xoa", _("Xóa chỉ tiêu ghi nhầm"), StrikeIndicatorForm, may_keep_movements),),
)  # fmt: skip
