"""One line of a decision's list: whom it names, for what."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.councils.models.named import NamedOnPaper
from thidua.cycle.decisions.models.decisions import Decision
from thidua.cycle.decisions.words import Outcome
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import ENCODER, worded
from thidua.foundation.registry.catalogue import award_name
from thidua.foundation.registry.words import OBJECT_CLASS_CHOICES


class DecisionLine(NamedOnPaper):
    """``about_uid``, ``name``, ``detail``: whom the list names, as it stands on the paper; frozen
    with the list, while ``person`` follows when two records of a person become one. ``money``: the
    bonus as worked out on the day of the decision, with formula and grounds (``bonuses``).
    ``award_uid``: the row of the registry it became, by value."""

    decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, related_name="lines", verbose_name=_("Quyết định")
    )
    about_uid = models.UUIDField(editable=False)
    award = models.CharField(_("Danh hiệu, hình thức"), max_length=60, blank=True, db_index=True)
    object_class = models.CharField(
        _("Đối tượng thống kê"), max_length=24, choices=OBJECT_CLASS_CHOICES, blank=True
    )
    achievement_from = models.DateField(_("Thành tích từ ngày"), null=True, blank=True)
    achievement_to = models.DateField(_("Thành tích đến ngày"), null=True, blank=True)
    bonus = models.PositiveBigIntegerField(
        _("Tiền thưởng (đồng)"), null=True, blank=True, editable=False
    )
    money = models.JSONField(default=dict, blank=True, editable=False, encoder=ENCODER)
    award_uid = models.UUIDField(null=True, blank=True, editable=False, db_index=True)
    outcome = models.CharField(
        _("Kết quả"), max_length=7, choices=Outcome, blank=True, editable=False
    )
    outcome_no = LineField(_("Số quyết định cấp trên"), max_length=80, blank=True, editable=False)
    outcome_on = models.DateField(_("Ngày quyết định"), null=True, blank=True, editable=False)
    outcome_why = LineField(_("Lý do"), max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("dòng của quyết định")
        ordering = ["decision_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="decision_line_number"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation__isnull=True,
                            submission__isnull=True) & ~Q(award="")
                | Q(person__isnull=True, organisation__isnull=False, submission__isnull=True)
                & ~Q(award="")
                | Q(person__isnull=True, organisation__isnull=True, submission__isnull=False,
                    award=""),
                name="decision_line_one_subject",
                violation_error_message=_(
                    "Mỗi dòng là một cá nhân, một tập thể hoặc một sáng kiến."
                ),
            ),
            models.UniqueConstraint(
                fields=["decision", "award", "about_uid"], name="decision_line_once",
                violation_error_message=_("Danh sách đã có dòng này."),
            ),
            models.CheckConstraint(
                condition=Q(achievement_from__isnull=True) | Q(achievement_to__isnull=True)
                | Q(achievement_to__gte=F("achievement_from")),
                name="decision_line_period",
                violation_error_message=_("Ngày cuối của thành tích phải sau ngày đầu."),
            ),
            worded("outcome", tuple(Outcome.values), "decision_line_outcome", blank=True),
            models.CheckConstraint(
                condition=~Q(outcome="granted")
                | ~Q(outcome_no="") & Q(outcome_on__isnull=False, award_uid__isnull=False),
                name="decision_line_granted_whole",
                violation_error_message=_("Kết quả được tặng phải có số và ngày quyết định."),
            ),
        ]  # fmt: skip

    @property
    def place(self) -> Organisation:
        return self.decision.organisation

    @property
    def award_words(self) -> str:
        """The award's name in the reader's language; empty for an initiative."""
        return award_name(self.award) if self.award else ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_subject()
        super().save(*args, **kwargs)

    def name_subject(self) -> None:
        """Note whom a new line is about; what has been noted stands."""
        if self.about_uid is None:
            about = self.subject or self.submission
            assert about is not None, "a line is about somebody"
            self.about_uid = about.uid

    def listed(self) -> dict[str, Any]:
        """What the frozen list keeps of the line: plain values only."""
        return {
            "number": self.number, "about": str(self.about_uid), "name": self.name,
            "detail": self.detail, "award": self.award, "object_class": self.object_class,
            "from": self.achievement_from and self.achievement_from.isoformat(),
            "to": self.achievement_to and self.achievement_to.isoformat(),
        }  # fmt: skip
