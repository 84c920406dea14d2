"""The book of results: plan and actual of every indicator and year, row by row."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.models import Indicator
from thidua.cycle.results.actions.correct_result import correct_result
from thidua.cycle.results.actions.record_result import record_result
from thidua.cycle.results.actions.strike_result import strike_result
from thidua.cycle.results.models import IndicatorResult
from thidua.cycle.results.permissions import may_enter_results, may_see_results
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_places, of_years
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register


def amount(label: Any) -> forms.DecimalField:
    return fields.amount(label, required=False)


class ResultForm(RecordForm):
    indicator = forms.ModelChoiceField(
        label=_("Chỉ tiêu"),
        queryset=Indicator.objects.none(),
        to_field_name="uid",
        empty_label=_("Chọn chỉ tiêu"),
    )
    organisation = fields.place(_("Đơn vị"))
    year = fields.year()
    planned = amount(_("Kế hoạch"))
    actual = amount(_("Thực hiện"))
    note = fields.line(_("Nguồn, ghi chú"), 300, required=False, wide=True)

    def prepare(self) -> None:
        self.offer_places("organisation", may_enter_results, whole=True)
        rows = Indicator.objects.visible_to(self.actor)
        self.fields["indicator"].queryset = rows  # type: ignore[attr-defined]

    def initial_of(self, row: Any) -> dict[str, Any]:
        return super().initial_of(row) | {"indicator": row.indicator.uid}

    def deed(self, version: int, values: dict[str, Any]) -> IndicatorResult:
        if self.row is None:
            return record_result(actor=self.actor, provenance={"door": "typed"}, **values)
        return correct_result(actor=self.actor, row=self.row, version=version, **values)


class StrikeResultForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_result(actor=self.actor, row=self.row, version=version, **values)


def _indicators() -> Filter:
    def offered(_request: Any, rows: Any) -> list[tuple[str, str]]:
        there = rows.order_by().values("indicator")
        found = Indicator.objects.filter(pk__in=there).values_list("uid", "name")
        return [(str(uid), name) for uid, name in found]

    return Filter("indicator", _("Chỉ tiêu"), offered,
                  lambda rows, value: rows.filter(indicator__uid=value))  # fmt: skip


def indicator_at(row: IndicatorResult) -> str:
    return f"{reverse('desk:indicator', args=[row.indicator.uid])}?place={row.organisation.uid}"


RESULTS = Register(
    slug="so-ket-qua",
    title=_("Số liệu chỉ tiêu"),
    one=_("kết quả chỉ tiêu"),
    lead=_("Từng số kế hoạch và thực hiện, theo chỉ tiêu, đơn vị và năm."),
    rows=lambda actor: IndicatorResult.objects.visible_to(actor).select_related(
        "indicator", "organisation"
    ),
    columns=(
        Column("indicator", _("Chỉ tiêu"), lambda row: row.indicator.name,
               sort=("indicator__folded",)),
        Column("unit", _("Đơn vị tính"), lambda row: row.indicator.unit),
        Column("organisation", _("Đơn vị"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
        fields.YEAR_COLUMN,
        Column("planned", _("Kế hoạch"), lambda row: row.planned, sort=("planned",), kind="num"),
        Column("actual", _("Thực hiện"), lambda row: row.actual, sort=("actual",), kind="num"),
        Column("note", _("Nguồn, ghi chú"), lambda row: row.note),
        fields.ORIGIN_COLUMN,
    ),
    filters=(of_years(_("Năm")), _indicators(), of_places(_("Đơn vị"), "organisation")),
    search=("indicator__folded",),
    search_label=_("Tìm theo tên chỉ tiêu"),
    order="-year",
    form=ResultForm,
    may_see=may_see_results,
    may_keep=may_enter_results,
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeResultForm, may_enter_results),),
    pages=lambda row: [{"label": _("Biểu đồ của chỉ tiêu"), "address": indicator_at(row)}],
    entries=lambda: [
        {"label": _("Nhập từ bảng tính"), "address": reverse("desk:results-workbook")}
    ],
)  # fmt: skip
