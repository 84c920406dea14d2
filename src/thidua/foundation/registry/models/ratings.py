"""Ratings of a year (xếp loại mức độ hoàn thành nhiệm vụ)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.bridge.vocabulary import RATINGS
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import in_years, worded
from thidua.foundation.registry.subjects import InLongList, once, one_subject
from thidua.foundation.registry.words import RATING_CHOICES


class Rating(InLongList):
    year = models.PositiveSmallIntegerField(_("Năm"), db_index=True)
    rating = models.CharField(_("Xếp loại"), max_length=14, choices=RATING_CHOICES)
    decided = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    decision_no = LineField(_("Số quyết định, thông báo"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("xếp loại")
        ordering = ["-year", "pk"]
        indexes = [
            models.Index(fields=["subject_key", "id"], name="rating_subject"),
            models.Index(fields=["unit_key", "subject_key", "id"], name="rating_unit"),
            models.Index(fields=["-year", "subject_key", "id"], name="rating_year_subject"),
            models.Index(fields=["rating", "subject_key", "id"], name="rating_word_subject"),
            models.Index(fields=["rating", "year"], name="rating_word_year"),
        ]
        constraints = [
            one_subject("rating_one_subject"),
            in_years("year", "rating_year_range"),
            worded("rating", RATINGS, "rating_word"),
            *once("rating_once", "year", message=_("Năm này đã có xếp loại; hãy sửa dòng đã có.")),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.get_rating_display()} {self.year}"
