"""Whom a conference honours, in the order of the ceremony."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.showcase.models.conferences import Conference
from thidua.cycle.showcase.words import Honour
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import worded
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.subjects import AboutSubject, once, one_subject


class HonourEntry(AboutSubject):
    """``award`` is the registry's own row: a revoked one is told at once and left off the paper.
    Being praised (``kind``) is no award: it has none, and the registry never hears of it."""

    conference = models.ForeignKey(
        Conference, on_delete=models.CASCADE, related_name="honours", verbose_name=_("Hội nghị")
    )
    number = models.PositiveIntegerField(_("Thứ tự trao"))
    kind = models.CharField(_("Cách vinh danh"), max_length=7, choices=Honour)
    award = models.ForeignKey(
        AwardHeld, null=True, blank=True, on_delete=models.PROTECT, related_name="honours",
        verbose_name=_("Danh hiệu, hình thức"),
    )  # fmt: skip
    words = LineField(_("Lời vinh danh"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("dòng danh sách vinh danh")
        ordering = ["conference", "number", "pk"]
        constraints: ClassVar = [
            one_subject("honour_one_subject"),
            worded("kind", tuple(Honour.values), "honour_kind"),
            models.CheckConstraint(
                condition=Q(kind="award", award__isnull=False)
                | Q(kind="praised", award__isnull=True),
                name="honour_of_award",
                violation_error_message=_(
                    "Dòng trao theo quyết định phải có khen thưởng trong sổ; biểu dương thì không."
                ),
            ),
            models.UniqueConstraint(fields=["conference", "award"], name="honour_award_once"),
            *once("honour_praised_once", "conference", condition=Q(kind="praised"),
                  message=_("Cá nhân, tập thể này đã có trong danh sách biểu dương.")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number}. {self.subject}"

    @property
    def place(self) -> Organisation:
        return self.conference.organisation

    @property
    def stands(self) -> bool:
        """A praised one always; an award as the registry has it now."""
        return self.award is None or self.award.stands
