"""A report of one or several years, as of a cut-off date."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.statistics.words import TEXTS, ReportKind, ReportState
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import Record, in_years, worded


def _kept(name: str, label: Any) -> Any:
    return models.ForeignKey(
        KeptPaper, null=True, blank=True, on_delete=models.PROTECT, related_name=f"{name}_reports",
        verbose_name=label, editable=False,
    )  # fmt: skip


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, actor: Actor) -> ReportQuerySet:
        return self.filter(actor.reach(*READERS).condition("organisation"))


class Report(Record):
    """``cutoff``: awards decided after it are not counted. The texts are what the data cannot
    tell; the papers are drawn from data and texts together, again as often as asked, until the
    report is closed."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="reports",
        verbose_name=_("Cơ quan báo cáo"),
    )  # fmt: skip
    kind = models.CharField(_("Loại báo cáo"), max_length=6, choices=ReportKind)
    first_year = models.PositiveSmallIntegerField(_("Từ năm"))
    last_year = models.PositiveSmallIntegerField(_("Đến năm"), db_index=True)
    cutoff = models.DateField(_("Số liệu đến ngày"))
    title = LineField(_("Tên báo cáo"), max_length=200, blank=True)
    direction = models.TextField(TEXTS["direction"], max_length=8000, blank=True)
    movements = models.TextField(TEXTS["movements"], max_length=8000, blank=True)
    examples = models.TextField(TEXTS["examples"], max_length=8000, blank=True)
    inspection = models.TextField(TEXTS["inspection"], max_length=8000, blank=True)
    limits = models.TextField(TEXTS["limits"], max_length=8000, blank=True)
    lessons = models.TextField(TEXTS["lessons"], max_length=8000, blank=True)
    plan = models.TextField(TEXTS["plan"], max_length=8000, blank=True)
    proposals = models.TextField(TEXTS["proposals"], max_length=8000, blank=True)
    state = models.CharField(
        _("Tình trạng"), max_length=6, choices=ReportState, default=ReportState.DRAFT,
        editable=False,
    )  # fmt: skip
    document_no = LineField(_("Số văn bản"), max_length=80, blank=True, editable=False)
    document_date = models.DateField(_("Ngày văn bản"), null=True, blank=True, editable=False)
    word = _kept("word", _("Tệp Word"))
    pdf = _kept("pdf", _("Tệp PDF"))
    workbook = _kept("workbook", _("Tệp Excel"))
    drawn_at = models.DateTimeField(_("Lập tệp lúc"), null=True, blank=True, editable=False)
    folded = KeyField(of=("title", "document_no"))

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("báo cáo")
        ordering = ["-last_year", "-pk"]
        constraints = [
            worded("kind", tuple(ReportKind.values), "report_kind"),
            worded("state", tuple(ReportState.values), "report_state"),
            in_years("first_year", "report_first_year"),
            in_years("last_year", "report_last_year"),
            models.CheckConstraint(
                condition=Q(kind="period", last_year__gt=F("first_year"))
                | (~Q(kind="period") & Q(last_year=F("first_year"))),
                name="report_years",
                violation_error_message=_(
                    "Báo cáo năm và biểu thống kê là của một năm; báo cáo nhiều năm phải có năm "
                    "cuối sau năm đầu."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(word__isnull=False, pdf__isnull=False) | Q(workbook__isnull=False),
                name="report_closed_with_papers",
                violation_error_message=_("Hãy lập tệp trước khi chốt báo cáo."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title or f"{self.get_kind_display()} {self.years_told}"

    @property
    def place(self) -> Organisation:
        return self.organisation

    @property
    def years(self) -> range:
        """The years it tells, the last included."""
        return range(self.first_year, self.last_year + 1)

    @property
    def years_told(self) -> str:
        """«2025», or «2021–2025»."""
        if self.first_year == self.last_year:
            return str(self.last_year)
        return f"{self.first_year}–{self.last_year}"
