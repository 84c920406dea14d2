"""The book of reports: yearly, of several years, and the state's forms kept as sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.cycle.statistics.actions.close_report import close_report
from thidua.cycle.statistics.actions.keep_report import keep_report
from thidua.cycle.statistics.actions.strike_report import strike_report
from thidua.cycle.statistics.models import Report
from thidua.cycle.statistics.permissions import may_report, may_see_statistics
from thidua.cycle.statistics.words import TEXTS, ReportKind, ReportState
from thidua.surfaces.desk.registers.books.fields import day, line, place, word, year
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register
from thidua.surfaces.desk.years import standing_year


def _text(name: str) -> forms.CharField:
    field = forms.CharField(
        label=TEXTS[name], max_length=8000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    field.wide = True  # type: ignore[attr-defined]  # read by the form's template
    return field


class ReportForm(RecordForm):
    """What the data cannot tell is written here; a new report asks for its years only."""

    kind = word(_("Loại báo cáo"), ReportKind.choices)
    organisation = place(_("Cơ quan báo cáo"))
    first_year = year(_("Từ năm"))
    last_year = year(_("Đến năm"))
    cutoff = day(_("Số liệu đến ngày"), required=True)
    title = line(
        _("Tên báo cáo"), required=False, help_text=_("Để trống thì đặt theo loại và năm.")
    )
    direction = _text("direction")
    movements = _text("movements")
    examples = _text("examples")
    inspection = _text("inspection")
    limits = _text("limits")
    lessons = _text("lessons")
    plan = _text("plan")
    proposals = _text("proposals")

    def prepare(self) -> None:
        self.offer_places("organisation", may_report, whole=True)
        if self.row is None:
            today = timezone.localdate()
            self.fields["first_year"].initial = self.fields["last_year"].initial = standing_year(
                today
            )
            self.fields["cutoff"].initial = today
            for name in TEXTS:
                del self.fields[name]

    def deed(self, version: int, values: dict[str, Any]) -> Report:
        return keep_report(actor=self.actor, row=self.row, version=version, **values)


class CloseReportForm(RecordForm):
    reason_label = _("Ghi chú khi chốt")
    document_no = line(_("Số văn bản"), 80, required=False)
    document_date = day(_("Ngày văn bản"), past=True)

    def deed(self, version: int, values: dict[str, Any]) -> Report:
        return close_report(actor=self.actor, row=self.row, version=version, **values)


class StrikeReportForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_report(actor=self.actor, row=self.row, version=version, **values)


def _draft(row: Report) -> bool:
    return row.state == ReportState.DRAFT


REPORTS = Register(
    slug="bao-cao",
    title=_("Báo cáo"),
    one=_("báo cáo"),
    lead=_("Báo cáo năm, báo cáo nhiều năm soạn sẵn từ dữ liệu; biểu thống kê giữ bản đã nộp."),
    rows=lambda actor: Report.objects.visible_to(actor).select_related("organisation"),
    columns=(
        Column("name", _("Tên báo cáo"), str, sort=("folded",)),
        Column("kind", _("Loại báo cáo"), lambda row: row.get_kind_display(), sort=("kind",)),
        Column("years", _("Năm"), lambda row: row.years_told, sort=("last_year",)),
        Column("cutoff", _("Số liệu đến ngày"), lambda row: row.cutoff, sort=("cutoff",),
               kind="day"),
        Column("organisation", _("Cơ quan báo cáo"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",)),
        Column("document", _("Số văn bản"), lambda row: row.document_no, kind="code", listed=False),
    ),
    filters=(
        of_choices("kind", _("Loại báo cáo"), ReportKind.choices),
        of_choices("state", _("Tình trạng"), ReportState.choices),
    ),
    search=("folded",),
    search_label=_("Tìm theo tên, số văn bản"),
    order="-years",
    form=ReportForm,
    may_see=may_see_statistics,
    may_keep=may_report,
    deeds=(
        Deed("chot", _("Chốt báo cáo"), CloseReportForm, may_report, _draft),
        Deed("xoa", _("Xóa báo cáo lập nhầm"), StrikeReportForm, may_report, _draft),
    ),
    opened=lambda row: reverse("desk:report", args=[row.uid]),
)  # fmt: skip
