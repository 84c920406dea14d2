"""Achievements and contributions claimed for commendation forms."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.bridge.vocabulary import ACHIEVEMENT_KINDS, ACHIEVEMENT_LEVELS, ISSUERS
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import in_years, worded
from thidua.foundation.registry.subjects import AboutSubject, one_subject
from thidua.foundation.registry.words import (
    ACHIEVEMENT_KIND_CHOICES,
    ACHIEVEMENT_LEVEL_CHOICES,
    ISSUER_CHOICES,
)


class Achievement(AboutSubject):
    """``level`` is how far the influence reaches; ``launched_by`` and ``duration`` (years) are of
    movements only."""

    title = LineField(_("Nội dung thành tích"), max_length=500)
    kind = models.CharField(_("Loại thành tích"), max_length=12, choices=ACHIEVEMENT_KIND_CHOICES)
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    level = models.CharField(
        _("Phạm vi ảnh hưởng"), max_length=18, choices=ACHIEVEMENT_LEVEL_CHOICES, default="base"
    )
    launched_by = models.CharField(
        _("Cấp phát động phong trào"), max_length=12, choices=ISSUER_CHOICES, blank=True
    )
    duration = models.PositiveSmallIntegerField(
        _("Thời gian phong trào (năm)"), null=True, blank=True
    )
    folded = KeyField(of=("title",))

    class Meta:
        verbose_name = _("thành tích")
        ordering = ["-year", "pk"]
        constraints = [
            one_subject("achievement_one_subject"),
            in_years("year", "achievement_year_range"),
            worded("kind", ACHIEVEMENT_KINDS, "achievement_kind"),
            worded("level", ACHIEVEMENT_LEVELS, "achievement_level"),
            worded("launched_by", ISSUERS, "achievement_launched_by", blank=True),
            models.CheckConstraint(
                condition=Q(kind="movement") | Q(launched_by="", duration__isnull=True),
                name="achievement_of_movement",
                violation_error_message=_(
                    "Cấp phát động và thời gian chỉ ghi cho thành tích trong phong trào thi đua."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.title} ({self.year})"


class AchievementUse(models.Model):
    """An award the achievement has already served."""

    achievement = models.ForeignKey(Achievement, on_delete=models.CASCADE, related_name="uses")
    award = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["year", "award"]
        constraints = [
            in_years("year", "achievement_use_year_range"),
            models.UniqueConstraint(
                fields=["achievement", "award", "year"], name="achievement_use_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.achievement}: {self.award} {self.year}"
