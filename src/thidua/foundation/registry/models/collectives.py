"""Yearly facts of a collective: its bloc, its Party organisation and unions, its roll."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.bridge.vocabulary import BODIES, RATINGS
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import ENCODER, Record, in_years, worded
from thidua.foundation.registry.words import (
    BODY_CHOICES,
    ORGANISER_CHOICES,
    ORGANISER_WORDS,
    RATING_CHOICES,
)


class CollectiveQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "CollectiveQuerySet":
        return self.filter(actor.reach(*READERS).within("organisation"))


class AboutCollective(Record):
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("Tập thể")
    )
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    provenance = models.JSONField(default=dict, editable=False, encoder=ENCODER)

    objects = CollectiveQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def subject(self) -> Organisation:
        return self.organisation

    @property
    def place(self) -> Organisation:
        return self.organisation


class BlocResult(AboutCollective):
    """The result in a cluster or bloc (cụm, khối thi đua); None = not known."""

    leader = models.BooleanField(_("Dẫn đầu"), null=True, blank=True)
    exceeds_targets = models.BooleanField(_("Vượt các chỉ tiêu"), null=True, blank=True)
    organised_by = models.CharField(
        _("Cấp tổ chức"), max_length=10, choices=ORGANISER_CHOICES, default="province"
    )
    name = LineField(_("Tên cụm, khối"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("kết quả cụm, khối thi đua")
        ordering = ["-year", "pk"]
        constraints = [
            in_years("year", "bloc_year_range"),
            worded("organised_by", tuple(ORGANISER_WORDS), "bloc_organiser"),
            models.UniqueConstraint(
                fields=["organisation", "year", "organised_by", "name"], name="bloc_once",
                violation_error_message=_("Kết quả cụm, khối của năm này đã được ghi."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.organisation}: {self.name or self._meta.verbose_name} {self.year}"


class BodyRating(AboutCollective):
    """The year's rating of a collective's Party organisation, union or youth union."""

    body = models.CharField(_("Tổ chức"), max_length=6, choices=BODY_CHOICES)
    rating = models.CharField(_("Xếp loại"), max_length=14, choices=RATING_CHOICES)

    class Meta:
        verbose_name = _("xếp loại tổ chức đảng, đoàn thể")
        ordering = ["-year", "pk"]
        constraints = [
            in_years("year", "body_year_range"),
            worded("body", BODIES, "body_word"),
            worded("rating", RATINGS, "body_rating_word"),
            models.UniqueConstraint(
                fields=["organisation", "year", "body"], name="body_once",
                violation_error_message=_("Năm này đã có xếp loại; hãy sửa dòng đã có."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_body_display()} {self.year}"


class MemberRoll(AboutCollective):
    """The roll of a collective in one year, counted; None = not known."""

    total = models.PositiveIntegerField(_("Tổng số"))
    rated = models.PositiveIntegerField(_("Được xếp loại"), null=True, blank=True)
    advanced_worker = models.PositiveIntegerField(_("Lao động tiên tiến"), null=True, blank=True)
    emulation_fighter_grassroots = models.PositiveIntegerField(
        _("Chiến sĩ thi đua cơ sở"), null=True, blank=True
    )
    all_completed = models.BooleanField(
        _("Tất cả hoàn thành nhiệm vụ trở lên"), null=True, blank=True
    )
    disciplined_reprimand_or_more = models.PositiveIntegerField(
        _("Bị khiển trách trở lên"), null=True, blank=True
    )
    disciplined_warning_or_more = models.PositiveIntegerField(
        _("Bị cảnh cáo trở lên"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("quân số năm")
        ordering = ["-year", "pk"]
        constraints = [
            in_years("year", "roll_year_range"),
            models.UniqueConstraint(
                fields=["organisation", "year"], name="roll_once",
                violation_error_message=_("Quân số năm này đã được ghi."),
            ),
            models.CheckConstraint(
                condition=(Q(rated__isnull=True) | Q(rated__lte=F("total")))
                & (Q(advanced_worker__isnull=True) | Q(advanced_worker__lte=F("total")))
                & (
                    Q(emulation_fighter_grassroots__isnull=True)
                    | Q(emulation_fighter_grassroots__lte=F("total"))
                ),
                name="roll_parts_within_total",
                violation_error_message=_("Số thành phần không thể lớn hơn tổng số."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.organisation}: {self.total} ({self.year})"
