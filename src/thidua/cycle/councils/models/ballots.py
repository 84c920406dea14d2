"""A ballot: one paper that lists all subjects of an award, with the rule it is held against."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.cycle.councils.models.bodies import Member, seen_by
from thidua.cycle.councils.models.named import NamedOnPaper
from thidua.cycle.councils.models.sittings import Sitting
from thidua.cycle.councils.words import (
    INITIATIVE,
    BallotState,
    ConflictGround,
    Method,
    Outcome,
)
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import ENCODER, Record, worded
from thidua.foundation.registry.catalogue import award_name


class BallotQuerySet(models.QuerySet["Ballot"]):
    def visible_to(self, actor: Actor) -> BallotQuerySet:
        return self.filter(seen_by(actor, "sitting__council__organisation", "sitting__council"))


class Ballot(Record):
    """Days only, never a time. ``rule``: what the vote must reach, as it stood when the ballot
    was opened (see ``bridge.votes.kept``); ``members`` of the council and ``present`` of them on
    that day. ``digest``: of the sheets and the counts as closed."""

    sitting = models.ForeignKey(
        Sitting, on_delete=models.PROTECT, related_name="ballots", verbose_name=_("Phiên họp")
    )
    award = models.CharField(_("Danh hiệu, hình thức"), max_length=60, db_index=True)
    title = LineField(_("Tên phiếu"), max_length=200)
    method = models.CharField(_("Cách biểu quyết"), max_length=14, choices=Method)
    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=BallotState, default=BallotState.PREPARED,
        db_index=True,
    )  # fmt: skip
    rule = models.JSONField(_("Quy định về tỷ lệ phiếu"), default=dict, blank=True,
                            editable=False, encoder=ENCODER)  # fmt: skip
    members = models.PositiveSmallIntegerField(_("Tổng số thành viên"), null=True, editable=False)
    present = models.PositiveSmallIntegerField(_("Số thành viên dự"), null=True, editable=False)
    opened_on = models.DateField(_("Ngày mở phiếu"), null=True, editable=False)
    closed_on = models.DateField(_("Ngày kiểm phiếu"), null=True, editable=False)
    digest = models.CharField(max_length=64, editable=False, blank=True)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("phiếu bầu của hội đồng")
        ordering = ["sitting_id", "pk"]
        constraints = [
            worded("method", tuple(Method.values), "ballot_method"),
            worded("state", tuple(BallotState.values), "ballot_state"),
            models.CheckConstraint(condition=~Q(award=""), name="ballot_award"),
            models.CheckConstraint(
                condition=Q(state="prepared")
                | Q(opened_on__isnull=False, members__isnull=False, present__isnull=False)
                | Q(state="abandoned"),
                name="ballot_opened_whole",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False) & ~Q(digest="")
                | ~Q(state="closed") & Q(digest=""),
                name="ballot_closed_whole",
            ),
            models.UniqueConstraint(
                fields=["sitting", "award"], condition=Q(state__in=("prepared", "open")),
                name="ballot_one_at_a_time",
                violation_error_message=_("Phiên này đang có một phiếu cho danh hiệu ấy."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> Organisation:
        return self.sitting.council.organisation

    @property
    def award_words(self) -> str:
        """What is voted on, in the reader's language."""
        return _now("Sáng kiến") if self.award == INITIATIVE else award_name(self.award)

    @property
    def received(self) -> date:
        """The day whose law the vote is held against: that of the round's receipt."""
        round_ = self.sitting.round
        return round_.reckoned if round_ else self.sitting.held_on


class BallotItem(NamedOnPaper):
    """A subject of a ballot, by the name it bore; the numbers come at the count, once, and are
    never there before."""

    ballot = models.ForeignKey(
        Ballot, on_delete=models.CASCADE, related_name="items", verbose_name=_("Phiếu")
    )
    written_for = models.PositiveSmallIntegerField(_("Ý kiến bằng văn bản đồng ý"), default=0)
    written_against = models.PositiveSmallIntegerField(
        _("Ý kiến bằng văn bản không đồng ý"), default=0
    )
    votes_for = models.PositiveSmallIntegerField(_("Đồng ý"), null=True, editable=False)
    votes_against = models.PositiveSmallIntegerField(_("Không đồng ý"), null=True, editable=False)
    blank = models.PositiveSmallIntegerField(_("Phiếu trống"), null=True, editable=False)
    invalid = models.PositiveSmallIntegerField(_("Phiếu không hợp lệ"), null=True, editable=False)
    conflicted = models.PositiveSmallIntegerField(
        _("Không bỏ phiếu vì liên quan"), null=True, editable=False
    )
    outcome = models.CharField(
        _("Kết quả"), max_length=10, choices=Outcome, blank=True, editable=False
    )
    passed = models.BooleanField(_("Đạt"), null=True, editable=False)
    margin = models.SmallIntegerField(_("So với mức cần"), null=True, editable=False)
    said = models.JSONField(default=dict, editable=False, encoder=ENCODER)  # lang → sentences

    class Meta:
        verbose_name = _("dòng của phiếu")
        ordering = ["ballot_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "number"], name="ballot_item_number_once"),
            models.UniqueConstraint(
                fields=["ballot", "nomination"], condition=Q(nomination__isnull=False),
                name="ballot_item_nomination_once",
            ),
            models.UniqueConstraint(
                fields=["ballot", "submission"], condition=Q(submission__isnull=False),
                name="ballot_item_submission_once",
            ),
            worded("outcome", tuple(Outcome.values), "ballot_item_outcome", blank=True),
            models.CheckConstraint(
                condition=Q(outcome="", votes_for__isnull=True, votes_against__isnull=True,
                            blank__isnull=True, invalid__isnull=True, passed__isnull=True)
                | ~Q(outcome="") & Q(votes_for__isnull=False, votes_against__isnull=False,
                                     blank__isnull=False, invalid__isnull=False),
                name="ballot_item_counted_whole",
            ),
        ]  # fmt: skip

    @property
    def place(self) -> Organisation:
        return self.ballot.place

    def snapshot(self) -> dict[str, Any]:
        kept = super().snapshot()
        kept.pop("said")
        return kept


class Conflict(Record):
    """A member who does not vote on one subject."""

    item = models.ForeignKey(
        BallotItem, on_delete=models.CASCADE, related_name="conflicts",
        verbose_name=_("Cá nhân, tập thể được xét"),
    )  # fmt: skip
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="conflicts", verbose_name=_("Thành viên")
    )
    ground = models.CharField(_("Vì sao"), max_length=10, choices=ConflictGround)
    why = LineField(_("Ghi rõ"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("xung đột lợi ích")
        ordering = ["item_id", "pk"]
        constraints = [
            worded("ground", tuple(ConflictGround.values), "conflict_ground"),
            models.UniqueConstraint(
                fields=["item", "member"], name="conflict_once",
                violation_error_message=_("Xung đột lợi ích này đã được ghi."),
            ),
            models.CheckConstraint(
                condition=~Q(ground="declared") | ~Q(why=""), name="conflict_says_why",
                violation_error_message=_("Hãy ghi rõ xung đột lợi ích là gì."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.member}: {self.item}"

    @property
    def place(self) -> Organisation:
        return self.item.place
