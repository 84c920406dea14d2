"""Titles and targets in a registration."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.figures import measured
from thidua.cycle.movements.models import Indicator
from thidua.cycle.registrations.models.registrations import Registration
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import Record
from thidua.foundation.registry.catalogue import award_name
from thidua.foundation.registry.subjects import AboutSubject, once, one_subject


class RegisteredTitle(AboutSubject):
    """A title or form that a person or a collective undertakes to earn; ``provenance`` is of the
    proposal it came from: last year's title, the sweep, or typed."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="titles",
        verbose_name=_("Bản đăng ký"),
    )  # fmt: skip
    award = models.CharField(_("Danh hiệu, hình thức"), max_length=60)

    class Meta:
        verbose_name = _("danh hiệu đăng ký")
        ordering = ["registration", "award", "pk"]
        constraints: ClassVar = [
            one_subject("registered_title_one_subject"),
            models.CheckConstraint(
                condition=~Q(award=""), name="registered_title_award",
                violation_error_message=_("Hãy chọn danh hiệu, hình thức."),
            ),
            *once("registered_title_once", "registration", "award",
                  message=_("Danh hiệu này đã được đăng ký.")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.subject}: {award_name(self.award)}"

    @property
    def place(self) -> Organisation:
        return self.registration.organisation


class RegisteredTarget(Record):
    """A target the unit undertakes: of an indicator with its value, or in words."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="targets",
        verbose_name=_("Bản đăng ký"),
    )  # fmt: skip
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="registered",
        verbose_name=_("Chỉ tiêu"),
    )  # fmt: skip
    text = LineField(_("Nội dung"), max_length=500, blank=True)
    value = models.DecimalField(
        _("Mức đăng ký"), max_digits=18, decimal_places=4, null=True, blank=True
    )

    class Meta:
        verbose_name = _("chỉ tiêu đăng ký")
        ordering = ["registration", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(indicator__isnull=False, value__isnull=False) | ~Q(text=""),
                name="registered_target_says_something",
                violation_error_message=_("Hãy chọn chỉ tiêu và ghi mức, hoặc ghi nội dung."),
            ),
            models.UniqueConstraint(
                fields=["registration", "indicator"], name="registered_target_once",
                violation_error_message=_("Chỉ tiêu này đã được đăng ký."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        if self.indicator is None:
            return self.text
        if self.value is None:
            return f"{self.indicator.name}: {self.text}"
        return f"{self.indicator.name}: {measured(self.indicator, self.value)}"

    @property
    def place(self) -> Organisation:
        return self.registration.organisation
