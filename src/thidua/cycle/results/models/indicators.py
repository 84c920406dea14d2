"""What an indicator came to in a year."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.models import Indicator
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import ENCODER, Record, in_years


class IndicatorResultQuerySet(models.QuerySet["IndicatorResult"]):
    def visible_to(self, actor: Actor) -> IndicatorResultQuerySet:
        return self.filter(actor.reach(*READERS).condition("organisation"))


class IndicatorResult(Record):
    """``planned`` and ``actual`` in the indicator's unit. Of an indicator of growth ``actual`` is
    the level reached, from which growth is reckoned; ``planned`` is the growth planned, in
    percent."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="results", verbose_name=_("Chỉ tiêu")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="indicator_results",
        verbose_name=_("Đơn vị"),
    )  # fmt: skip
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    planned = models.DecimalField(
        _("Kế hoạch"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    actual = models.DecimalField(
        _("Thực hiện"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    note = LineField(_("Nguồn, ghi chú"), max_length=300, blank=True)
    provenance = models.JSONField(default=dict, editable=False, encoder=ENCODER)

    objects = IndicatorResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("kết quả chỉ tiêu")
        ordering = ["indicator", "-year", "pk"]
        constraints = [
            in_years("year", "indicator_result_year_range"),
            models.UniqueConstraint(
                fields=["indicator", "organisation", "year"], name="indicator_result_once",
                violation_error_message=_("Kết quả của năm này đã được ghi; hãy sửa dòng đã có."),
            ),
            models.CheckConstraint(
                condition=Q(planned__isnull=False) | Q(actual__isnull=False),
                name="indicator_result_says_something",
                violation_error_message=_("Hãy ghi kế hoạch hoặc kết quả thực hiện."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.indicator}: {self.year}"

    @property
    def place(self) -> Organisation:
        return self.organisation
