"""What a reviewer says of a submission, on the score sheet of its council."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.initiatives.models.submissions import Submission
from thidua.foundation.access.models import User
from thidua.foundation.keeping import digest
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.records.rows import Record


class Review(Record):
    """``scores``: points by line of the sheet; without ``done_on`` it is asked for, not given."""

    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="reviews", verbose_name=_("Sáng kiến")
    )
    reviewer = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="initiative_reviews",
        verbose_name=_("Người thẩm định"),
    )  # fmt: skip
    scores = models.JSONField(_("Điểm"), default=dict, blank=True)
    total = models.DecimalField(
        _("Tổng điểm"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    comment = models.TextField(_("Nhận xét"), max_length=4000, blank=True)
    done_on = models.DateField(_("Ngày thẩm định"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("phiếu thẩm định sáng kiến")
        ordering = ["submission", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "reviewer"], name="review_once",
                violation_error_message=_("Người này đã được giao thẩm định sáng kiến này."),
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(total__isnull=False), name="review_scored",
                violation_error_message=_("Phiếu thẩm định đã gửi phải có tổng điểm."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.submission}: {self.reviewer}"

    @property
    def place(self) -> Organisation:
        return self.submission.organisation

    def snapshot(self) -> dict[str, Any]:
        """Nobody reads points before both sheets are in, and the trail is read at once: it keeps
        their digest."""
        kept = super().snapshot()
        sheet = {name: kept.pop(name) for name in ("scores", "total", "comment")}
        return kept | ({"digest": digest(sheet)} if self.done_on else {})
