"""A wider scope proposed to a higher level, and what came back."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.bridge.vocabulary import INITIATIVE_LEVELS
from thidua.cycle.initiatives.models.submissions import Submission
from thidua.cycle.initiatives.words import Form, Outcome
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import Record, worded
from thidua.foundation.registry.words import INITIATIVE_LEVEL_CHOICES


class Confirmation(Record):
    """Effect and replicability in a wider scope (Decree 152/2025 Article 33.6): a decision, or a
    written confirmation on form 13."""

    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="confirmations",
        verbose_name=_("Sáng kiến"),
    )  # fmt: skip
    level = models.CharField(_("Cấp đề nghị"), max_length=18, choices=INITIATIVE_LEVEL_CHOICES)
    proposed_on = models.DateField(_("Ngày đề nghị"))
    proposed_no = LineField(_("Số tờ trình, công văn"), max_length=80, blank=True)
    form = models.CharField(_("Hình thức"), max_length=8, choices=Form, blank=True)
    document_no = LineField(_("Số văn bản trả lời"), max_length=80, blank=True)
    document_date = models.DateField(_("Ngày văn bản"), null=True, blank=True)
    outcome = models.CharField(
        _("Kết quả"), max_length=9, choices=Outcome, default=Outcome.WAITING, editable=False
    )

    class Meta:
        verbose_name = _("đề nghị công nhận phạm vi rộng hơn")
        ordering = ["-proposed_on", "pk"]
        constraints = [
            worded("level", INITIATIVE_LEVELS, "confirmation_level"),
            worded("form", tuple(Form.values), "confirmation_form", blank=True),
            worded("outcome", tuple(Outcome.values), "confirmation_outcome"),
            models.CheckConstraint(
                condition=~Q(outcome="confirmed")
                | (~Q(form="") & ~Q(document_no="") & Q(document_date__isnull=False)),
                name="confirmation_by_document",
                violation_error_message=_("Kết quả công nhận phải có hình thức, số và ngày."),
            ),
            models.UniqueConstraint(
                fields=["submission", "level"], condition=~Q(outcome="refused"),
                name="confirmation_once",
                violation_error_message=_("Phạm vi này đã được đề nghị."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.submission}: {self.get_level_display()}"

    @property
    def place(self) -> Organisation:
        return self.submission.organisation
