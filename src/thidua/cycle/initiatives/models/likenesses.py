"""Two submissions that look alike, and what a person says of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.initiatives.models.submissions import Submission
from thidua.cycle.initiatives.words import Verdict
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import Record, worded


class Likeness(Record):
    """``degree``: how alike, from 0 to 100. The earlier of the two comes first. The second may be
    an initiative of the registry (``recognised_uid``, by value) in place of a submission."""

    first = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="likenesses")
    second = models.ForeignKey(
        Submission, on_delete=models.CASCADE, related_name="+", null=True, blank=True
    )
    recognised_uid = models.UUIDField(null=True, blank=True, editable=False)
    degree = models.PositiveSmallIntegerField(_("Mức giống nhau"))
    verdict = models.CharField(
        _("Kết luận"), max_length=9, choices=Verdict, default=Verdict.OPEN, editable=False
    )
    why = LineField(_("Căn cứ kết luận"), max_length=500, blank=True, editable=False)

    class Meta:
        verbose_name = _("sáng kiến giống nhau")
        ordering = ["-degree", "pk"]
        constraints = [
            worded("verdict", tuple(Verdict.values), "likeness_verdict"),
            models.CheckConstraint(
                condition=Q(second__isnull=False, recognised_uid__isnull=True)
                & ~Q(second=F("first"))
                | Q(second__isnull=True, recognised_uid__isnull=False),
                name="likeness_of_two",
            ),
            models.UniqueConstraint(fields=["first", "second"], name="likeness_once"),
            models.UniqueConstraint(fields=["first", "recognised_uid"], name="likeness_once_kept"),
        ]

    def __str__(self) -> str:
        return f"{self.first} ~ {self.second or self.recognised_uid}"

    @property
    def place(self) -> Organisation:
        return self.first.organisation
