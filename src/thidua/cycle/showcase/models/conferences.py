"""A conference (hội nghị tổng kết, hội nghị điển hình tiên tiến): programme, papers, delegates."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.showcase.words import ConferenceState, Part
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import Record, in_years, worded


class ConferenceQuerySet(models.QuerySet["Conference"]):
    def visible_to(self, actor: Actor) -> ConferenceQuerySet:
        return self.filter(actor.reach(*READERS).condition("organisation"))


class Conference(Record):
    """Sums up one year or several. ``proceedings`` and ``conclusion`` are written after it was
    held, for its minutes."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="conferences",
        verbose_name=_("Cơ quan tổ chức"),
    )  # fmt: skip
    title = LineField(_("Tên hội nghị"), max_length=300)
    theme = LineField(_("Chủ đề"), max_length=300, blank=True)
    first_year = models.PositiveSmallIntegerField(_("Từ năm"))
    last_year = models.PositiveSmallIntegerField(_("Đến năm"), db_index=True)
    held_on = models.DateField(_("Ngày tổ chức"))
    venue = LineField(_("Địa điểm"), max_length=200, blank=True)
    state = models.CharField(
        _("Tình trạng"), max_length=8, choices=ConferenceState, default=ConferenceState.PREPARED,
        editable=False,
    )  # fmt: skip
    proceedings = models.TextField(_("Diễn biến, thảo luận"), max_length=12000, blank=True)
    conclusion = models.TextField(_("Kết luận"), max_length=8000, blank=True)
    minutes = models.ForeignKey(
        KeptPaper, null=True, blank=True, on_delete=models.PROTECT, editable=False,
        related_name="conference_minutes", verbose_name=_("Biên bản đã chốt"),
    )  # fmt: skip
    folded = KeyField(of=("title", "theme", "venue"))

    objects = ConferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("hội nghị")
        ordering = ["-held_on", "-pk"]
        constraints = [
            worded("state", tuple(ConferenceState.values), "conference_state"),
            in_years("first_year", "conference_first_year"),
            in_years("last_year", "conference_last_year"),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")), name="conference_years",
                violation_error_message=_("Năm cuối không được trước năm đầu."),
            ),
            models.CheckConstraint(
                condition=Q(state="closed", minutes__isnull=False)
                | (~Q(state="closed") & Q(minutes__isnull=True)),
                name="conference_closed_with_minutes",
                violation_error_message=_("Hội nghị đã chốt phải có biên bản."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> Organisation:
        return self.organisation

    @property
    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)


class _Part(Record):
    """A row of one conference: whoever keeps the conference keeps it."""

    conference: Any

    class Meta:
        abstract = True

    @property
    def place(self) -> Organisation:
        return self.conference.organisation


class AgendaItem(_Part):
    """One item of the programme, in order."""

    conference = models.ForeignKey(
        Conference, on_delete=models.CASCADE, related_name="agenda", verbose_name=_("Hội nghị")
    )
    number = models.PositiveSmallIntegerField(_("Thứ tự"))
    starts = models.TimeField(_("Giờ"), null=True, blank=True)
    text = LineField(_("Nội dung"), max_length=300)
    who = LineField(_("Người thực hiện"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("mục chương trình")
        ordering = ["conference", "number"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gt=0), name="agenda_from_one"),
            models.UniqueConstraint(
                fields=["conference", "number"], name="agenda_number_once",
                violation_error_message=_("Đã có mục ở thứ tự này; hãy chọn số khác."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


class Speech(_Part):
    """A paper read at the conference; ``paper`` is its text as kept."""

    conference = models.ForeignKey(
        Conference, on_delete=models.CASCADE, related_name="speeches", verbose_name=_("Hội nghị")
    )
    number = models.PositiveSmallIntegerField(_("Thứ tự"))
    title = LineField(_("Tên tham luận"), max_length=300)
    speaker = LineField(_("Người trình bày"), max_length=200)
    capacity = LineField(_("Chức vụ"), max_length=200, blank=True)
    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="speeches", verbose_name=_("Đơn vị")
    )
    summary = models.TextField(_("Tóm tắt"), max_length=4000, blank=True)
    paper = models.ForeignKey(
        KeptPaper, null=True, blank=True, on_delete=models.PROTECT, editable=False,
        related_name="speeches", verbose_name=_("Toàn văn"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("tham luận")
        ordering = ["conference", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "number"], name="speech_number_once",
                violation_error_message=_("Đã có tham luận ở thứ tự này; hãy chọn số khác."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Delegate(_Part):
    """``person`` is given for the office's own people; a guest is a name and where from."""

    conference = models.ForeignKey(
        Conference, on_delete=models.CASCADE, related_name="delegates", verbose_name=_("Hội nghị")
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="delegacies",
        verbose_name=_("Cá nhân trong sổ"),
    )  # fmt: skip
    name = LineField(_("Họ và tên"), max_length=200)
    unit_name = LineField(_("Đơn vị, cơ quan"), max_length=200, blank=True)
    part = models.CharField(_("Tư cách"), max_length=9, choices=Part, default=Part.DELEGATE)
    present = models.BooleanField(_("Có mặt"), default=False, editable=False)

    class Meta:
        verbose_name = _("đại biểu")
        ordering = ["conference", "pk"]
        constraints = [
            worded("part", tuple(Part.values), "delegate_part"),
            models.UniqueConstraint(
                fields=["conference", "person"], name="delegate_once",
                violation_error_message=_("Người này đã có trong danh sách đại biểu."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name} ({self.get_part_display()})"
