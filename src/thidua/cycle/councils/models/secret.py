"""What is kept of a vote: that a member voted, and apart from it the sheets, all in one row.

No column here holds a time, a number of the voter or an order. The rows are made when a ballot is
opened; casting adds none. It rewrites all marks of the ballot in one statement, and the whole box
with every column of it shuffled anew (``councils.sheets``, ``actions.cast_ballot``).
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.cycle.councils.models.ballots import Ballot
from thidua.cycle.councils.models.bodies import Member
from thidua.foundation.access.models import User
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.records.fields import EncryptedField
from thidua.foundation.records.rows import ENCODER, Record


class RollMark(Record):
    """A member who may cast a sheet, and whether that has been done; nothing else."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="roll")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="roll_marks")
    voted = models.BooleanField(_("Đã bỏ phiếu"), default=False)

    class Meta:
        verbose_name = _("tên trong danh sách bỏ phiếu")
        ordering = ["member_id"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "member"], name="roll_mark_once"),
        ]

    def __str__(self) -> str:
        return str(self.member)

    @property
    def place(self) -> Organisation:
        return self.ballot.place


class Box(Record):
    """``sheets``: sealed, of the same length however many were cast (see ``councils.sheets``)."""

    ballot = models.OneToOneField(Ballot, on_delete=models.CASCADE, related_name="box")
    sheets = EncryptedField()

    class Meta:
        verbose_name = _("hòm phiếu")

    def __str__(self) -> str:
        return f"{self.ballot}"

    @property
    def place(self) -> Organisation:
        return self.ballot.place


class TellerCount(Record):
    """What one teller counted of the paper sheets: item uid → for, against, blank, invalid. The
    other teller sees it when his or her own count is in, the trail only its digest."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="teller_counts")
    teller = models.ForeignKey(User, on_delete=models.PROTECT, related_name="teller_counts")
    given = models.PositiveSmallIntegerField(_("Số phiếu phát ra"))
    collected = models.PositiveSmallIntegerField(_("Số phiếu thu về"))
    counts = models.JSONField(encoder=ENCODER)

    class Meta:
        verbose_name = _("bản kiểm phiếu")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "teller"], name="teller_count_once"),
            models.CheckConstraint(
                condition=models.Q(collected__lte=models.F("given")),
                name="teller_collected_of_given",
                violation_error_message=_("Phiếu thu về không thể nhiều hơn phiếu phát ra."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ballot}: {self.teller}"

    @property
    def place(self) -> Organisation:
        return self.ballot.place

    def snapshot(self) -> dict[str, Any]:
        kept = super().snapshot()
        kept.pop("counts")
        return kept
