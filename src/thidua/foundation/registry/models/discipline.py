"""Discipline and holds: seen by the standing body and the auditor only."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.bridge.vocabulary import DISCIPLINE_WORDS, HOLD_REASONS
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import ordered, worded
from thidua.foundation.registry.subjects import AboutSubject, SecretQuerySet, once, one_subject
from thidua.foundation.registry.words import DISCIPLINE_CHOICES, HOLD_CHOICES


class Discipline(AboutSubject):
    """``ends`` is the first day after the discipline is served; none = still running.

    A serious violation concluded in writing stands here too; ``starts`` is the day concluded.
    """

    form = models.CharField(_("Hình thức kỷ luật"), max_length=12, choices=DISCIPLINE_CHOICES)
    starts = models.DateField(_("Từ ngày"))
    ends = models.DateField(_("Hết hiệu lực từ ngày"), null=True, blank=True)
    decision_no = LineField(_("Số quyết định"), max_length=80, blank=True)

    objects: ClassVar[Any] = SecretQuerySet.as_manager()

    class Meta:
        verbose_name = _("kỷ luật")
        ordering = ["-starts", "pk"]
        constraints = [
            one_subject("discipline_one_subject"),
            ordered("starts", "ends", "discipline_period"),
            worded("form", DISCIPLINE_WORDS, "discipline_form"),
            *once("discipline_once", "form", "starts", message=_("Kỷ luật này đã được ghi.")),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.get_form_display()} ({self.starts:%d/%m/%Y})"


class Hold(AboutSubject):
    """A reason that suspends review (tạm dừng xét); ``ends`` none = still open."""

    ground = models.CharField(_("Lý do tạm dừng xét"), max_length=20, choices=HOLD_CHOICES)
    starts = models.DateField(_("Từ ngày"))
    ends = models.DateField(_("Gỡ bỏ từ ngày"), null=True, blank=True)
    note = LineField(_("Ghi chú"), max_length=300, blank=True)

    objects: ClassVar[Any] = SecretQuerySet.as_manager()

    class Meta:
        verbose_name = _("tạm dừng xét")
        ordering = ["-starts", "pk"]
        constraints = [
            one_subject("hold_one_subject"),
            ordered("starts", "ends", "hold_period"),
            worded("ground", HOLD_REASONS, "hold_ground"),
            *once("hold_once", "ground", "starts", message=_("Việc tạm dừng này đã được ghi.")),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.get_ground_display()} ({self.starts:%d/%m/%Y})"
