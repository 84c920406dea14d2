"""Indicators with units, and the targets (chỉ tiêu) set for them year by year."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.models.movements import Movement
from thidua.cycle.movements.words import Better, Shape
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import Record, in_years, worded


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def visible_to(self, actor: Actor) -> IndicatorQuerySet:
        return self.filter(actor.reach(*READERS).condition("organisation"))


class Indicator(Record):
    """Something measured every year, in one unit: «Giá trị sản xuất công nghiệp», tỷ đồng."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="indicators",
        verbose_name=_("Cơ quan theo dõi"),
    )  # fmt: skip
    code = LineField(_("Mã"), max_length=30)
    name = LineField(_("Tên chỉ tiêu"), max_length=200)
    unit = LineField(_("Đơn vị tính"), max_length=40)
    shape = models.CharField(_("Cách đặt chỉ tiêu"), max_length=6, choices=Shape)
    better = models.CharField(
        _("Chiều đánh giá"), max_length=6, choices=Better, default=Better.HIGHER
    )
    folded = KeyField(of=("code", "name"))

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("chỉ tiêu theo dõi")
        ordering = ["organisation", "code"]
        constraints = [
            worded("shape", tuple(Shape.values), "indicator_shape"),
            worded("better", tuple(Better.values), "indicator_better"),
            models.UniqueConstraint(
                fields=["organisation", "code"], name="indicator_code_once",
                violation_error_message=_("Mã chỉ tiêu này đã có."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name} ({self.unit})"

    @property
    def target_unit(self) -> str:
        """What a target's value is in: percent for growth and shares."""
        return "%" if self.shape in (Shape.GROWTH, Shape.SHARE) else self.unit

    @property
    def place(self) -> Organisation:
        return self.organisation


class TargetQuerySet(models.QuerySet["Target"]):
    def visible_to(self, actor: Actor) -> TargetQuerySet:
        seen = Movement.objects.visible_to(actor)
        return self.filter(movement__in=seen.values("pk"))


class Target(Record):
    """The value planned for an indicator in one year of a movement, in the indicator's unit
    (percent for growth and shares); ``baseline`` is the value it starts from."""

    movement = models.ForeignKey(
        Movement, on_delete=models.PROTECT, related_name="targets", verbose_name=_("Phong trào")
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="targets", verbose_name=_("Chỉ tiêu")
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="targets",
        verbose_name=_("Giao cho đơn vị"), help_text=_("Để trống: chỉ tiêu của cả cơ quan."),
    )  # fmt: skip
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    value = models.DecimalField(_("Chỉ tiêu"), max_digits=18, decimal_places=4)
    baseline = models.DecimalField(
        _("Số gốc"), max_digits=18, decimal_places=4, null=True, blank=True
    )

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = _("chỉ tiêu được đặt")
        ordering = ["-year", "indicator", "pk"]
        constraints = [
            in_years("year", "target_year_range"),
            models.UniqueConstraint(
                fields=["movement", "indicator", "organisation", "year"], name="target_once",
                violation_error_message=_("Chỉ tiêu này của năm này đã được đặt."),
            ),
            models.UniqueConstraint(
                fields=["movement", "indicator", "year"], name="target_once_whole",
                condition=Q(organisation__isnull=True),
                violation_error_message=_("Chỉ tiêu này của năm này đã được đặt."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value} ({self.year})"

    @property
    def place(self) -> Organisation:
        return self.movement.organisation
