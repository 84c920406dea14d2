"""What a unit undertakes for a year, for itself and for its people, and what is to be mended."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.models import Movement
from thidua.cycle.registrations.words import State
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import Record, in_years, worded


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def visible_to(self, actor: Actor) -> RegistrationQuerySet:
        return self.filter(actor.reach(*READERS).condition("organisation"))


class Registration(Record):
    """One a unit and year; its titles name the unit itself and its people."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="registrations",
        verbose_name=_("Đơn vị đăng ký"),
    )  # fmt: skip
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    movement = models.ForeignKey(
        Movement, null=True, blank=True, on_delete=models.PROTECT, related_name="registrations",
        verbose_name=_("Hưởng ứng phong trào"),
    )  # fmt: skip
    state = models.CharField(
        _("Tình trạng"), max_length=9, choices=State, default=State.DRAFT, editable=False,
        db_index=True,
    )  # fmt: skip
    submitted_on = models.DateField(_("Ngày gửi"), null=True, blank=True, editable=False)
    answered_on = models.DateField(_("Ngày trả lời"), null=True, blank=True, editable=False)
    pledge = models.TextField(_("Nội dung giao ước"), max_length=4000, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("đăng ký thi đua")
        ordering = ["-year", "pk"]
        constraints = [
            in_years("year", "registration_year_range"),
            worded("state", tuple(State.values), "registration_state"),
            models.UniqueConstraint(
                fields=["organisation", "year"], name="registration_once",
                violation_error_message=_("Đơn vị đã có bản đăng ký của năm này."),
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(submitted_on__isnull=False),
                name="registration_submitted_on",
                violation_error_message=_("Bản đăng ký đã gửi phải có ngày gửi."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.organisation}: {self.year}"

    @property
    def place(self) -> Organisation:
        return self.organisation


class Remark(Record):
    """What is to be mended; ``field`` names it: ``pledge``, ``title:<uid>``, ``target:<uid>``."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="remarks",
        verbose_name=_("Bản đăng ký"),
    )  # fmt: skip
    field = LineField(_("Chỗ cần sửa"), max_length=80)
    text = LineField(_("Nội dung cần sửa"), max_length=500)
    open = models.BooleanField(_("Chưa sửa"), default=True, editable=False)

    class Meta:
        verbose_name = _("yêu cầu sửa đăng ký")
        ordering = ["registration", "pk"]

    def __str__(self) -> str:
        return f"{self.field}: {self.text}"

    @property
    def place(self) -> Organisation:
        return self.registration.organisation
