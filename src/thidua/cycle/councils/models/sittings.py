"""A sitting: who was invited, who came, its minutes."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.councils.models.bodies import Council, Member, seen_by
from thidua.cycle.councils.words import SittingState
from thidua.cycle.nominations.models import Round
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import ENCODER, Record, in_years, worded


class SittingQuerySet(models.QuerySet["Sitting"]):
    def visible_to(self, actor: Actor) -> SittingQuerySet:
        return self.filter(seen_by(actor, "council__organisation", "council"))


class Sitting(Record):
    """``minutes``: the words of the minutes (opening, discussion, conclusion); once both have
    signed, ``word`` and ``pdf`` stay as signed and ``digest`` is of all the minutes say."""

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="sittings", verbose_name=_("Hội đồng")
    )
    round = models.ForeignKey(
        Round, null=True, blank=True, on_delete=models.PROTECT, related_name="sittings",
        verbose_name=_("Đợt xét"),
    )  # fmt: skip
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    name = LineField(_("Tên phiên họp"), max_length=200)
    held_on = models.DateField(_("Ngày họp"))
    venue = LineField(_("Nơi họp"), max_length=200, blank=True)
    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=SittingState, default=SittingState.PREPARED,
        db_index=True,
    )  # fmt: skip
    minutes_no = LineField(_("Số biên bản"), max_length=40, blank=True)
    minutes = models.JSONField(_("Nội dung biên bản"), default=dict, blank=True, encoder=ENCODER)
    chair_signed = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="minutes_chaired",
        verbose_name=_("Chủ tọa ký"),
    )  # fmt: skip
    chair_signed_on = models.DateField(_("Ngày chủ tọa ký"), null=True, blank=True)
    secretary_signed = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="minutes_taken",
        verbose_name=_("Thư ký ký"),
    )  # fmt: skip
    secretary_signed_on = models.DateField(_("Ngày thư ký ký"), null=True, blank=True)
    word = models.ForeignKey(
        KeptPaper, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        editable=False, verbose_name=_("Biên bản Word"),
    )  # fmt: skip
    pdf = models.ForeignKey(
        KeptPaper, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        editable=False, verbose_name=_("Biên bản PDF"),
    )  # fmt: skip
    digest = models.CharField(max_length=64, editable=False, blank=True)
    folded = KeyField(of=("name", "minutes_no"))

    objects = SittingQuerySet.as_manager()

    class Meta:
        verbose_name = _("phiên họp hội đồng")
        ordering = ["-held_on", "-pk"]
        constraints = [
            in_years("year", "sitting_year"),
            worded("state", tuple(SittingState.values), "sitting_state"),
            models.UniqueConstraint(
                fields=["council", "held_on", "name"], name="sitting_once",
                violation_error_message=_("Phiên họp này đã được ghi."),
            ),
            models.CheckConstraint(
                condition=~Q(state="minuted")
                | (Q(chair_signed__isnull=False, secretary_signed__isnull=False,
                     word__isnull=False, pdf__isnull=False) & ~Q(digest="")),
                name="sitting_minuted_whole",
                violation_error_message=_("Biên bản phải có chữ ký của chủ tọa và thư ký."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name} ({self.held_on:%d/%m/%Y})"

    @property
    def place(self) -> Organisation:
        return self.council.organisation

    def snapshot(self) -> dict[str, Any]:
        """The trail keeps what was written, not the empty places of what was not."""
        return {name: value for name, value in super().snapshot().items() if value not in ({}, "")}


class Attendance(Record):
    """One member invited; ``present`` None: not noted yet."""

    sitting = models.ForeignKey(
        Sitting, on_delete=models.CASCADE, related_name="attendances", verbose_name=_("Phiên họp")
    )
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="attendances",
        verbose_name=_("Thành viên"),
    )  # fmt: skip
    present = models.BooleanField(_("Có mặt"), null=True, blank=True)
    excuse = LineField(_("Lý do vắng"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("điểm danh")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "member"], name="attendance_once"),
            models.CheckConstraint(
                condition=Q(excuse="") | ~Q(present=True), name="attendance_excuse_of_absent",
                violation_error_message=_("Người có mặt thì không ghi lý do vắng."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.member}: {self.sitting}"

    @property
    def place(self) -> Organisation:
        return self.sitting.place
