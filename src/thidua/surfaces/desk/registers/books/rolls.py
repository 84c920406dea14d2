"""The book of yearly rolls."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundation.registry.actions.correct_member_roll import correct_member_roll
from thidua.foundation.registry.actions.record_member_roll import record_member_roll
from thidua.foundation.registry.actions.strike_member_roll import strike_member_roll
from thidua.foundation.registry.models import MemberRoll
from thidua.foundation.registry.permissions import may_keep_awards
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_years
from thidua.surfaces.desk.registers.forms import CollectiveRecordForm, StrikeForm, YesNoUnknown
from thidua.surfaces.desk.registers.register import Deed, Register


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, required=False)


class RollForm(CollectiveRecordForm):
    year = fields.year()
    total = forms.IntegerField(label=_("Tổng số"), min_value=0)
    rated = _count(_("Được xếp loại"))
    advanced_worker = _count(_("Lao động tiên tiến"))
    emulation_fighter_grassroots = _count(_("Chiến sĩ thi đua cơ sở"))
    all_completed = YesNoUnknown(label=_("Tất cả hoàn thành nhiệm vụ trở lên"))
    disciplined_reprimand_or_more = _count(_("Bị khiển trách trở lên"))
    disciplined_warning_or_more = _count(_("Bị cảnh cáo trở lên"))

    def deed(self, version: int, values: dict[str, Any]) -> MemberRoll:
        if self.row is None:
            return record_member_roll(actor=self.actor, provenance={"door": "typed"}, **values)
        return correct_member_roll(actor=self.actor, row=self.row, version=version, **values)


class StrikeRollForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_member_roll(actor=self.actor, row=self.row, version=version, **values)


def _number(name: str, label: Any) -> Column:
    return Column(name, label, lambda row: getattr(row, name), sort=(name,), kind="num")


ROLLS = Register(
    slug="quan-so",
    title=_("Quân số năm"),
    one=_("quân số năm"),
    lead=_("Chỉ cần ghi khi danh sách cá nhân của năm đó chưa đầy đủ trong hệ thống."),
    rows=lambda actor: MemberRoll.objects.visible_to(actor).select_related("organisation"),
    columns=(
        fields.PLACE_COLUMN,
        fields.YEAR_COLUMN,
        _number("total", _("Tổng số")),
        _number("rated", _("Được xếp loại")),
        _number("advanced_worker", _("Lao động tiên tiến")),
        _number("emulation_fighter_grassroots", _("Chiến sĩ thi đua cơ sở")),
        fields.ORIGIN_COLUMN,
    ),
    filters=(of_years(_("Năm")),),
    search=("organisation__folded",),
    search_label=_("Tìm theo tên"),
    order="-year",
    form=RollForm,
    may_see=readers,
    may_keep=may_keep_awards,
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeRollForm, may_keep_awards),),
)
