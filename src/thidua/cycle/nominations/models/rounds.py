"""A round (đợt xét): one review of many nominations at one level."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.models import Movement
from thidua.cycle.nominations.states import METHODS, RoundKind, RoundState
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import Record, in_years, worded


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, actor: Actor) -> RoundQuerySet:
        """Rounds of the actor's part of the tree, and those its units send their files to."""
        reach = actor.reach(*READERS)
        if reach.everywhere or reach.whole:
            return self.all()
        units = Organisation.objects.filter(reach.condition("pk"))
        above = units.values("parent"), units.values("parent__parent")
        return self.filter(
            reach.condition("organisation")
            | Q(organisation__in=above[0]) | Q(organisation__in=above[1])
        )  # fmt: skip


class Round(Record):
    """``organisation`` holds the round; ``year`` is the reference year of its verdicts.

    ``received`` is the day its files count as received at this level, which chooses the text that
    judges them; until it is known ``closes`` stands for it. ``awards``: the codes it considers,
    none for every award of the yearly ladder. ``movement``: what a thematic round concludes.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="rounds",
        verbose_name=_("Cơ quan tổ chức xét"),
    )  # fmt: skip
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    kind = models.CharField(
        _("Loại đợt"), max_length=12, choices=RoundKind, default=RoundKind.ANNUAL
    )
    name = LineField(_("Tên đợt xét"), max_length=200)
    opens = models.DateField(_("Nhận hồ sơ từ ngày"))
    closes = models.DateField(_("Hạn nộp hồ sơ"))
    received = models.DateField(
        _("Ngày tiếp nhận hồ sơ"), null=True, blank=True,
        help_text=_("Ngày này quyết định văn bản áp dụng; để trống thì tính theo hạn nộp."),
    )  # fmt: skip
    movement = models.ForeignKey(
        Movement, on_delete=models.PROTECT, null=True, blank=True, related_name="rounds",
        verbose_name=_("Phong trào được tổng kết"),
    )  # fmt: skip
    awards = models.JSONField(_("Danh hiệu, hình thức được xét"), default=list, blank=True)
    state = models.CharField(
        _("Tình trạng"), max_length=12, choices=RoundState, default=RoundState.OPEN, db_index=True
    )
    folded = KeyField(of=("name",))

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("đợt xét")
        ordering = ["-year", "-opens", "-pk"]
        constraints = [
            in_years("year", "round_year_range"),
            worded("kind", tuple(RoundKind.values), "round_kind"),
            worded("state", tuple(RoundState.values), "round_state"),
            models.CheckConstraint(
                condition=Q(closes__gte=F("opens")), name="round_period",
                violation_error_message=_("Hạn nộp hồ sơ không được trước ngày bắt đầu nhận."),
            ),
            models.CheckConstraint(
                condition=Q(movement__isnull=True) | Q(kind=RoundKind.THEMATIC),
                name="round_movement_thematic",
                violation_error_message=_("Chỉ đợt theo chuyên đề mới gắn với một phong trào."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "year", "name"], name="round_name_once",
                violation_error_message=_("Năm này cơ quan đã có một đợt xét cùng tên."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name if str(self.year) in self.name else f"{self.name} ({self.year})"

    def clean(self) -> None:
        super().clean()
        if self.movement and not self.movement.starts.year <= self.year <= self.movement.ends.year:
            told = _("Phong trào này diễn ra từ %(first)s đến %(last)s; hãy xem lại năm của đợt.")
            years = {"first": self.movement.starts.year, "last": self.movement.ends.year}
            raise ValidationError({"year": told % years})

    @property
    def place(self) -> Organisation:
        return self.organisation

    @property
    def reckoned(self) -> date:
        """The day of receipt its verdicts are judged by."""
        return self.received or self.closes

    @property
    def method(self) -> str:
        return METHODS[RoundKind(self.kind)]
