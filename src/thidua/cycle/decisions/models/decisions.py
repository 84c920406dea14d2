"""A decision of the office, or its proposal to a higher level."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.councils.models import Sitting
from thidua.cycle.decisions.words import Addressee, Kind, State, Way
from thidua.cycle.nominations.models import Round
from thidua.foundation.access.models import User
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import ENCODER, Record, in_years, worded

SEEING = (
    Role.DEPARTMENT_OFFICER, Role.SIGNING_HEAD, Role.CLERK, Role.ACCOUNTANT, Role.AUDITOR,
)  # fmt: skip
"""Those who see decisions from the draft on; everybody else sees the awards once issued."""


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, actor: Actor) -> DecisionQuerySet:
        return self.filter(actor.reach(*SEEING).condition("organisation"))


class Decision(Record):
    """``year`` is that of the awards. ``list_snapshot``: the frozen list, ``digest`` is of it; the
    database keeps it, and the lines behind it, from ever changing (``triggers``).

    ``number`` without the symbol, in the numbers of ``book_year``; ``book_number`` where it was
    taken from the office's own book, which has no gaps. ``compared``: what the signed paper that
    came back says beside the list.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="decisions",
        verbose_name=_("Cơ quan ban hành"),
    )  # fmt: skip
    kind = models.CharField(_("Loại văn bản"), max_length=10, choices=Kind, default=Kind.AWARD)
    way = models.CharField(_("Cách ký"), max_length=7, choices=Way, default=Way.HERE)
    title = LineField(_("Trích yếu"), max_length=300)
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    round = models.ForeignKey(
        Round, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions",
        verbose_name=_("Đợt xét"),
    )  # fmt: skip
    sitting = models.ForeignKey(
        Sitting, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions",
        verbose_name=_("Phiên họp hội đồng"),
    )  # fmt: skip
    addressed_to = models.CharField(_("Trình"), max_length=12, choices=Addressee, blank=True)
    addressee = LineField(
        _("Kính gửi"), max_length=300, blank=True,
        help_text=_("Nhiều nơi thì cách nhau bằng dấu chấm phẩy."),
    )  # fmt: skip
    bases = models.TextField(_("Căn cứ (mỗi dòng một căn cứ)"), max_length=6000, blank=True)
    fund = LineField(_("Nguồn chi tiền thưởng"), max_length=200, blank=True)
    executors = LineField(_("Trách nhiệm thi hành"), max_length=300, blank=True)
    signer = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions_signed",
        verbose_name=_("Người ký"),
    )  # fmt: skip
    signer_name = LineField(_("Họ tên người ký"), max_length=150, blank=True)
    signer_post = LineField(_("Chức vụ người ký"), max_length=150, blank=True)
    state = models.CharField(
        _("Tình trạng"), max_length=8, choices=State, default=State.DRAFT, editable=False,
        db_index=True,
    )  # fmt: skip
    number = LineField(_("Số"), max_length=40, blank=True, editable=False)
    symbol = LineField(_("Ký hiệu"), max_length=40)
    book_year = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    book_number = models.PositiveIntegerField(null=True, blank=True, editable=False)
    decided = models.DateField(_("Ngày ký"), null=True, blank=True, editable=False)
    list_snapshot = models.JSONField(null=True, blank=True, editable=False, encoder=ENCODER)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    compared = models.JSONField(default=dict, blank=True, editable=False, encoder=ENCODER)
    frozen_on = models.DateField(_("Ngày chốt danh sách"), null=True, blank=True, editable=False)
    sent_on = models.DateField(_("Ngày gửi đi"), null=True, blank=True, editable=False)
    issued_on = models.DateField(_("Ngày ghi vào sổ"), null=True, blank=True, editable=False)
    annulled_on = models.DateField(_("Ngày hủy bỏ"), null=True, blank=True, editable=False)
    annulled_no = LineField(_("Số quyết định hủy bỏ"), max_length=80, blank=True, editable=False)
    annulled_why = LineField(_("Lý do hủy bỏ"), max_length=300, blank=True, editable=False)
    word = models.ForeignKey(
        KeptPaper, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        editable=False, verbose_name=_("Bản Word"),
    )  # fmt: skip
    signed = models.ForeignKey(
        KeptPaper, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        editable=False, verbose_name=_("Bản đã ký"),
    )  # fmt: skip
    folded = KeyField(of=("title", "number", "symbol"))

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("quyết định, tờ trình")
        ordering = ["-decided", "-pk"]
        indexes = [models.Index(fields=["organisation", "year", "state"], name="decision_register")]
        constraints = [
            in_years("year", "decision_year"),
            worded("kind", tuple(Kind.values), "decision_kind"),
            worded("way", tuple(Way.values), "decision_way"),
            worded("state", tuple(State.values), "decision_state"),
            worded("addressed_to", tuple(Addressee.values), "decision_addressee", blank=True),
            models.CheckConstraint(
                condition=Q(kind="proposal") & ~Q(addressed_to="")
                | ~Q(kind="proposal") & Q(addressed_to=""),
                name="decision_proposal_addressed",
                violation_error_message=_("Tờ trình phải nêu nơi nhận; quyết định thì không."),
            ),
            models.CheckConstraint(
                condition=Q(state="draft", digest="", list_snapshot__isnull=True,
                            frozen_on__isnull=True)
                | ~Q(state="draft") & ~Q(digest="")
                & Q(list_snapshot__isnull=False, frozen_on__isnull=False),
                name="decision_frozen_whole",
                violation_error_message=_("Danh sách đã chốt phải có bản chốt và mã kiểm."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("signed", "issued", "annulled"))
                | ~Q(number="") & Q(decided__isnull=False, signed__isnull=False),
                name="decision_signed_whole",
                violation_error_message=_("Văn bản đã ký phải có số, ngày và bản đã ký."),
            ),
            models.CheckConstraint(
                condition=~Q(state="sent_out") | Q(way="outside", sent_on__isnull=False),
                name="decision_sent_out",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("issued", "annulled")) | Q(issued_on__isnull=False),
                name="decision_issued_on",
            ),
            models.CheckConstraint(
                condition=Q(state="annulled", annulled_on__isnull=False) & ~Q(annulled_why="")
                | ~Q(state="annulled") & Q(annulled_on__isnull=True, annulled_why=""),
                name="decision_annulled_whole",
                violation_error_message=_("Hủy bỏ phải có ngày và lý do."),
            ),
            models.CheckConstraint(
                condition=Q(number="", book_year__isnull=True, book_number__isnull=True)
                | ~Q(number="") & Q(book_year__isnull=False, decided__isnull=False),
                name="decision_numbered_whole",
                violation_error_message=_("Số văn bản phải đi cùng ngày ký."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "symbol", "book_year", "book_number"],
                name="decision_book_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "symbol", "book_year", "number"], condition=~Q(number=""),
                name="decision_number_once",
                violation_error_message=_("Số này của năm này đã cấp cho một văn bản khác."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.full_number}: {self.title}" if self.number else self.title

    @property
    def place(self) -> Organisation:
        return self.organisation

    @property
    def full_number(self) -> str:
        """«07/QĐ-SCT»; empty before there is a number."""
        return f"{self.number}/{self.symbol}" if self.number else ""

    @property
    def is_proposal(self) -> bool:
        return self.kind == Kind.PROPOSAL

    def snapshot(self) -> dict[str, Any]:
        """What the trail keeps; the list is named by its digest."""
        kept = super().snapshot()
        for name in ("list_snapshot", "book_year", "book_number"):  # said by digest and number
            kept.pop(name)
        return {name: value for name, value in kept.items() if value not in ({}, "", None)}
