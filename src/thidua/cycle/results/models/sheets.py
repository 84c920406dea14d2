"""Score sheets of clusters and blocs (bảng chấm điểm): self-scored, verified, ranked."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.results.words import SheetState
from thidua.foundation.blocs.models import BlocMembership
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS, Role
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import Record, in_years, worded


class ScoreSheetQuerySet(models.QuerySet["ScoreSheet"]):
    def visible_to(self, actor: Actor) -> ScoreSheetQuerySet:
        """Sheets of the actor's blocs, and of blocs its units are members of."""
        reach = actor.reach(*READERS, Role.BLOC_SECRETARY)
        joined = BlocMembership.objects.filter(reach.condition("organisation"))
        return self.filter(reach.condition("bloc") | Q(bloc__in=joined.values("bloc")))


class ScoreSheet(Record):
    bloc = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="score_sheets",
        verbose_name=_("Cụm, khối"), limit_choices_to={"kind": Kind.BLOC},
    )  # fmt: skip
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    name = LineField(_("Tên bảng chấm điểm"), max_length=200)
    state = models.CharField(
        _("Tình trạng"), max_length=8, choices=SheetState, default=SheetState.OPEN, editable=False
    )

    objects = ScoreSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("bảng chấm điểm cụm, khối")
        ordering = ["-year", "pk"]
        constraints = [
            in_years("year", "score_sheet_year_range"),
            worded("state", tuple(SheetState.values), "score_sheet_state"),
            models.UniqueConstraint(
                fields=["bloc", "year"], name="score_sheet_once",
                violation_error_message=_("Cụm, khối đã có bảng chấm điểm của năm này."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.bloc}: {self.name} ({self.year})"

    @property
    def place(self) -> Organisation:
        return self.bloc


class ScoreLine(Record):
    """A criterion; ``floor``: under it nobody leads, whatever the sum."""

    sheet = models.ForeignKey(
        ScoreSheet, on_delete=models.CASCADE, related_name="lines", verbose_name=_("Bảng")
    )
    number = models.PositiveSmallIntegerField(_("Thứ tự"))
    group = LineField(_("Nhóm"), max_length=200, blank=True)
    text = LineField(_("Tiêu chí"), max_length=500)
    most = models.DecimalField(_("Điểm tối đa"), max_digits=6, decimal_places=2)
    floor = models.DecimalField(
        _("Điểm tối thiểu"), max_digits=6, decimal_places=2, null=True, blank=True
    )

    class Meta:
        verbose_name = _("tiêu chí chấm điểm")
        ordering = ["sheet", "number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(most__gt=0) & (Q(floor__isnull=True) | Q(floor__lte=F("most"))),
                name="score_line_points",
                violation_error_message=_(
                    "Điểm tối đa phải lớn hơn 0, điểm tối thiểu không quá điểm tối đa."
                ),
            ),
            models.UniqueConstraint(fields=["sheet", "number"], name="score_line_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"

    @property
    def place(self) -> Organisation:
        return self.sheet.bloc


class Score(Record):
    """The three scores of a member on a line; ``reason`` where they part."""

    line = models.ForeignKey(
        ScoreLine, on_delete=models.CASCADE, related_name="scores", verbose_name=_("Tiêu chí")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="scores", verbose_name=_("Đơn vị")
    )
    own = models.DecimalField(_("Tự chấm"), max_digits=6, decimal_places=2, null=True, blank=True)
    verified = models.DecimalField(
        _("Thẩm định"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    final = models.DecimalField(_("Chốt"), max_digits=6, decimal_places=2, null=True, blank=True)
    reason = LineField(_("Lý do điều chỉnh"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("điểm")
        ordering = ["line", "organisation"]
        constraints = [
            models.UniqueConstraint(fields=["line", "organisation"], name="score_once"),
            models.CheckConstraint(
                condition=(Q(own__isnull=True) | Q(own__gte=0))
                & (Q(verified__isnull=True) | Q(verified__gte=0))
                & (Q(final__isnull=True) | Q(final__gte=0)),
                name="score_not_negative",
                violation_error_message=_("Điểm không được âm."),
            ),
            models.CheckConstraint(
                condition=Q(verified__isnull=True)
                | Q(own__isnull=True)
                | Q(verified=F("own"))
                | ~Q(reason=""),
                name="score_changed_with_reason",
                violation_error_message=_("Điểm thẩm định khác điểm tự chấm thì phải ghi lý do."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.line}"

    @property
    def place(self) -> Organisation:
        return self.organisation
