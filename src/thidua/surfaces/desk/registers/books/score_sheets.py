"""The books of blocs' score sheets and of their criteria."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.cycle.results.actions.correct_score_line import correct_score_line
from thidua.cycle.results.actions.correct_sheet import correct_sheet
from thidua.cycle.results.actions.enter_score_line import enter_score_line
from thidua.cycle.results.actions.open_sheet import open_sheet
from thidua.cycle.results.actions.strike_score_line import strike_score_line
from thidua.cycle.results.models import ScoreLine, ScoreSheet
from thidua.cycle.results.permissions import may_keep_sheets, may_see_sheets
from thidua.cycle.results.words import SheetState
from thidua.foundation.organisations.kinds import Kind
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_choices, of_years
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.places import only_place
from thidua.surfaces.desk.registers.register import Deed, Register


class SheetForm(RecordForm):
    bloc = fields.place(_("Cụm, khối"))
    year = fields.year()
    name = fields.line(_("Tên bảng chấm điểm"), 200, wide=True)

    def prepare(self) -> None:
        if self.row is not None:
            del self.fields["bloc"], self.fields["year"]  # another bloc has another sheet
            return
        self.offer_places("bloc", may_keep_sheets)
        field = self.fields["bloc"]
        assert isinstance(field, forms.ModelChoiceField)
        assert field.queryset is not None
        field.queryset = field.queryset.filter(kind=Kind.BLOC)
        self.initial.setdefault("bloc", only_place(field.queryset, whole=False))

    def deed(self, version: int, values: dict[str, Any]) -> ScoreSheet:
        if self.row is None:
            return open_sheet(actor=self.actor, **values)
        return correct_sheet(actor=self.actor, row=self.row, version=version, **values)


class LineForm(RecordForm):
    sheet = forms.ModelChoiceField(
        label=_("Bảng"),
        queryset=ScoreSheet.objects.none(),
        to_field_name="uid",
        empty_label=_("Chọn bảng chấm điểm"),
    )
    number = forms.IntegerField(label=_("Thứ tự"), min_value=1, max_value=200)
    group = fields.line(_("Nhóm"), 200, required=False)
    text = fields.line(_("Tiêu chí"), 500, wide=True)
    most = fields.amount(_("Điểm tối đa"), 6, 2)
    floor = fields.amount(_("Điểm tối thiểu"), 6, 2, required=False)

    def prepare(self) -> None:
        if self.row is not None:
            del self.fields["sheet"]
            return
        rows = ScoreSheet.objects.visible_to(self.actor).filter(state=SheetState.OPEN)
        self.fields["sheet"].queryset = rows.select_related("bloc")  # type: ignore[attr-defined]

    def deed(self, version: int, values: dict[str, Any]) -> ScoreLine:
        if self.row is None:
            return enter_score_line(actor=self.actor, **values)
        return correct_score_line(actor=self.actor, row=self.row, version=version, **values)


class StrikeLineForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_score_line(actor=self.actor, row=self.row, version=version, **values)


def page_of(row: ScoreSheet) -> str:
    return reverse("desk:score-sheet", args=[row.uid])


def _sheets() -> Filter:
    def offered(_request: Any, rows: Any) -> list[tuple[str, str]]:
        there = ScoreSheet.objects.filter(pk__in=rows.order_by().values("sheet"))
        return [(str(one.uid), str(one)) for one in there.select_related("bloc")]

    return Filter("sheet", _("Bảng"), offered, lambda rows, value: rows.filter(sheet__uid=value))


SHEETS = Register(
    slug="bang-cham-diem",
    title=_("Bảng chấm điểm cụm, khối"),
    one=_("bảng chấm điểm cụm, khối"),
    lead=_("Mỗi cụm, khối tự thống nhất tiêu chí; bảng của năm trước được chép sang khi mở bảng "
           "mới."),
    rows=lambda actor: ScoreSheet.objects.visible_to(actor).select_related("bloc"),
    columns=(
        Column("bloc", _("Cụm, khối"), lambda row: row.bloc, sort=("bloc__sort_key",)),
        Column("name", _("Tên bảng chấm điểm"), lambda row: row.name, sort=("name",)),
        fields.YEAR_COLUMN,
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",),
               shape=lambda row: "eligible" if row.state == SheetState.RANKED else "near"),
    ),
    filters=(of_years(_("Năm")), of_choices("state", _("Tình trạng"), SheetState.choices)),
    order="-year",
    form=SheetForm,
    may_see=may_see_sheets,
    may_keep=may_keep_sheets,
    opened=page_of,
)  # fmt: skip

SCORE_LINES = Register(
    slug="tieu-chi-cham-diem",
    title=_("Tiêu chí chấm điểm cụm, khối"),
    one=_("tiêu chí chấm điểm"),
    rows=lambda actor: ScoreLine.objects.filter(
        sheet__in=ScoreSheet.objects.visible_to(actor).values("pk")
    ).select_related("sheet__bloc"),
    columns=(
        Column("text", _("Tiêu chí"), lambda row: row.text, sort=("text",)),
        Column("number", _("Thứ tự"), lambda row: row.number, sort=("number",), kind="num"),
        Column("group", _("Nhóm"), lambda row: row.group),
        Column("most", _("Điểm tối đa"), lambda row: row.most, sort=("most",), kind="num"),
        Column("floor", _("Điểm tối thiểu"), lambda row: row.floor, kind="num"),
        Column("sheet", _("Bảng"), lambda row: row.sheet, sort=("sheet__year", "sheet__name")),
    ),
    filters=(_sheets(),),
    order="number",
    form=LineForm,
    may_see=may_see_sheets,
    may_keep=may_keep_sheets,
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeLineForm, may_keep_sheets),),
)  # fmt: skip
