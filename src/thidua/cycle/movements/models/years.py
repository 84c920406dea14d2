"""The years of an office: two may be open at once, one being closed while the next is launched."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.words import YearState
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.rows import Record, in_years, worded


class EmulationYearQuerySet(models.QuerySet["EmulationYear"]):
    def visible_to(self, actor: Actor) -> EmulationYearQuerySet:
        return self.filter(actor.reach(*READERS).condition("organisation"))


class EmulationYear(Record):
    """A year of one organisation and everything beneath it. In a closed year the rooms of the
    cycle accept no new row; the registry stays open to corrections."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="emulation_years",
        verbose_name=_("Cơ quan"),
    )  # fmt: skip
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    state = models.CharField(
        _("Tình trạng"), max_length=6, choices=YearState, default=YearState.OPEN, editable=False
    )
    opened_on = models.DateField(_("Ngày mở"))
    closed_on = models.DateField(_("Ngày khóa sổ"), null=True, blank=True, editable=False)

    objects = EmulationYearQuerySet.as_manager()

    class Meta:
        verbose_name = _("năm thi đua")
        ordering = ["-year", "pk"]
        constraints = [
            in_years("year", "emulation_year_range"),
            worded("state", tuple(YearState.values), "emulation_year_state"),
            models.UniqueConstraint(
                fields=["organisation", "year"], name="emulation_year_once",
                violation_error_message=_("Năm này của cơ quan đã được mở."),
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_on__isnull=True)
                | Q(state="closed", closed_on__isnull=False),
                name="emulation_year_closed_on",
                violation_error_message=_("Năm đã khóa sổ phải có ngày khóa."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.organisation}: {self.year}"

    @property
    def place(self) -> Organisation:
        return self.organisation
