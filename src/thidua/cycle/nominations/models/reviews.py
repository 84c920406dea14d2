"""The unit's review meeting (họp bình xét): whom it considered, the votes, whom it proposes."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.nominations.models.rounds import Round
from thidua.cycle.nominations.states import ReviewState
from thidua.foundation.access.models import User
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import Record, worded
from thidua.foundation.registry.subjects import once, one_subject


class UnitReviewQuerySet(models.QuerySet["UnitReview"]):
    def visible_to(self, actor: Actor) -> UnitReviewQuerySet:
        return self.filter(actor.reach(*READERS).condition("unit"))


class UnitReview(Record):
    """Signed by the head of the unit in person; from then on its lines never change.

    ``present`` of ``voters`` staff of the unit took part; ``digest`` is of the minutes as signed.
    """

    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="reviews", verbose_name=_("Đợt xét")
    )
    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="unit_reviews",
        verbose_name=_("Đơn vị"),
    )  # fmt: skip
    held_on = models.DateField(_("Ngày họp"), null=True, blank=True)
    venue = LineField(_("Nơi họp"), max_length=200, blank=True)
    chair = LineField(_("Người chủ trì"), max_length=120, blank=True)
    secretary = LineField(_("Thư ký"), max_length=120, blank=True)
    present = models.PositiveSmallIntegerField(_("Số người dự họp"), null=True, blank=True)
    voters = models.PositiveSmallIntegerField(
        _("Số người của đơn vị được biểu quyết"), null=True, blank=True
    )
    remarks = models.TextField(_("Ý kiến tại cuộc họp"), max_length=4000, blank=True)
    state = models.CharField(
        _("Tình trạng"), max_length=6, choices=ReviewState, default=ReviewState.DRAFT,
        db_index=True,
    )  # fmt: skip
    signed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews_signed",
        verbose_name=_("Người ký"),
    )  # fmt: skip
    signed_on = models.DateField(_("Ngày ký"), null=True, blank=True)
    digest = models.CharField(max_length=64, editable=False, blank=True)
    minutes = models.ForeignKey(
        KeptPaper, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews",
        editable=False, verbose_name=_("Biên bản đã ký"),
    )  # fmt: skip

    objects = UnitReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("cuộc họp bình xét")
        ordering = ["-round__year", "unit__sort_key", "pk"]
        constraints = [
            worded("state", tuple(ReviewState.values), "review_state"),
            models.UniqueConstraint(
                fields=["round", "unit"], name="review_once_a_round",
                violation_error_message=_("Đơn vị đã có cuộc họp bình xét của đợt này."),
            ),
            models.CheckConstraint(
                condition=Q(present__isnull=True) | Q(voters__isnull=True)
                | Q(present__lte=F("voters")),
                name="review_present_among_voters",
                violation_error_message=_(
                    "Số người dự họp không thể nhiều hơn số người được biểu quyết."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="draft", signed_by__isnull=True, signed_on__isnull=True,
                            digest="")
                | Q(state="signed", signed_by__isnull=False, signed_on__isnull=False,
                    held_on__isnull=False, present__isnull=False, voters__isnull=False)
                & ~Q(digest=""),
                name="review_signed_whole",
                violation_error_message=_(
                    "Biên bản ký phải có ngày họp, số người được biểu quyết và số người dự."
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.unit}: {self.round}"

    @property
    def place(self) -> Organisation:
        return self.unit


class ReviewLine(Record):
    """One subject for one award at the meeting. ``stood``: what the sweep said of it when the list
    was drafted, as anyone may be told (see ``board``); it decides nothing."""

    unit_review = models.ForeignKey(UnitReview, on_delete=models.CASCADE, related_name="lines")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="review_lines",
        verbose_name=_("Cá nhân"),
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT,
        related_name="review_lines", verbose_name=_("Tập thể"),
    )  # fmt: skip
    award = models.CharField(_("Danh hiệu, hình thức"), max_length=60)
    stood = models.CharField(_("Kết quả rà soát"), max_length=16, blank=True, editable=False)
    votes_for = models.PositiveSmallIntegerField(_("Số phiếu đồng ý"), null=True, blank=True)
    proposed = models.BooleanField(_("Đề nghị"), default=False)
    left_out_reason = LineField(_("Lý do không đề nghị"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("dòng bình xét")
        ordering = ["award", "pk"]
        constraints = [
            one_subject("review_line_one_subject"),
            models.CheckConstraint(
                condition=~Q(award=""), name="review_line_award",
                violation_error_message=_("Hãy chọn danh hiệu, hình thức."),
            ),
            models.CheckConstraint(
                condition=Q(proposed=False) | Q(left_out_reason=""),
                name="review_line_reason_of_left_out",
                violation_error_message=_("Đã đề nghị thì không ghi lý do không đề nghị."),
            ),
            *once(
                "review_line_once", "unit_review", "award",
                message=_("Danh hiệu này của cá nhân, tập thể này đã có trong biên bản."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.subject}: {self.award}"

    @property
    def subject(self) -> Any:
        return self.person or self.organisation

    @property
    def place(self) -> Organisation:
        return self.unit_review.unit
