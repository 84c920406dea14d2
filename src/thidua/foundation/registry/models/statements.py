"""Statements about the registry itself: what is complete, what a person has attested."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.bridge.vocabulary import TABLES
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import in_years, worded
from thidua.foundation.registry.subjects import AboutSubject, one_subject


class Coverage(AboutSubject):
    """Records of ``table`` are complete for the years ``starts`` … ``ends``, both included."""

    table = models.CharField(max_length=20)
    starts = models.PositiveSmallIntegerField(_("Từ năm"))
    ends = models.PositiveSmallIntegerField(_("Đến hết năm"))

    class Meta:
        verbose_name = _("phạm vi dữ liệu đầy đủ")
        ordering = ["table", "starts", "pk"]
        constraints = [
            one_subject("coverage_one_subject"),
            worded("table", TABLES, "coverage_table"),
            in_years("starts", "coverage_starts_range"),
            in_years("ends", "coverage_ends_range"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")), name="coverage_years",
                violation_error_message=_("Năm cuối không thể trước năm đầu."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.subject}: {self.table} {self.starts}-{self.ends}"


class Attestation(AboutSubject):
    """A human statement given for a criterion that no record can prove."""

    code = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    attested_by = LineField(_("Người xác nhận"), max_length=200)

    class Meta:
        verbose_name = _("xác nhận")
        ordering = ["code", "year", "pk"]
        constraints = [
            one_subject("attestation_one_subject"),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=(1945, 2062)),
                name="attestation_year_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.code}"
