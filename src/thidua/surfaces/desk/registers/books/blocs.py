"""The book of results in clusters and blocs."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.foundation.registry.actions.correct_bloc_result import correct_bloc_result
from thidua.foundation.registry.actions.record_bloc_result import record_bloc_result
from thidua.foundation.registry.actions.strike_bloc_result import strike_bloc_result
from thidua.foundation.registry.models import BlocResult
from thidua.foundation.registry.permissions import may_keep_awards
from thidua.foundation.registry.words import ORGANISER_CHOICES
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_conditions, of_years
from thidua.surfaces.desk.registers.forms import CollectiveRecordForm, StrikeForm, YesNoUnknown
from thidua.surfaces.desk.registers.register import Deed, Register


class BlocForm(CollectiveRecordForm):
    year = fields.year()
    organised_by = fields.word(_("Cấp tổ chức"), ORGANISER_CHOICES)
    name = fields.line(_("Tên cụm, khối"), required=False, wide=True)
    leader = YesNoUnknown(label=_("Dẫn đầu"))
    exceeds_targets = YesNoUnknown(label=_("Vượt các chỉ tiêu"))

    def deed(self, version: int, values: dict[str, Any]) -> BlocResult:
        if self.row is None:
            return record_bloc_result(actor=self.actor, provenance={"door": "typed"}, **values)
        return correct_bloc_result(actor=self.actor, row=self.row, version=version, **values)


class StrikeBlocForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_bloc_result(actor=self.actor, row=self.row, version=version, **values)


BLOCS = Register(
    slug="cum-khoi",
    title=_("Kết quả cụm, khối thi đua"),
    one=_("kết quả cụm, khối"),
    rows=lambda actor: BlocResult.objects.visible_to(actor).select_related("organisation"),
    columns=(
        fields.PLACE_COLUMN,
        fields.YEAR_COLUMN,
        Column("name", _("Tên cụm, khối"), lambda row: row.name, sort=("name",)),
        Column("by", _("Cấp tổ chức"), lambda row: row.get_organised_by_display()),
        Column("leader", _("Dẫn đầu"), lambda row: row.leader),
        Column("targets", _("Vượt các chỉ tiêu"), lambda row: row.exceeds_targets),
        fields.ORIGIN_COLUMN,
    ),
    filters=(
        of_years(_("Năm")),
        of_conditions("leader", _("Dẫn đầu"), {"yes": (_("Có"), Q(leader=True))}),
    ),
    search=("organisation__folded",),
    search_label=_("Tìm theo tên"),
    order="-year",
    form=BlocForm,
    may_see=readers,
    may_keep=may_keep_awards,
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeBlocForm, may_keep_awards),),
)
