"""The book of yearly ratings."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from thidua.foundation.registry.actions.correct_rating import correct_rating
from thidua.foundation.registry.actions.record_rating import record_rating
from thidua.foundation.registry.actions.strike_rating import strike_rating
from thidua.foundation.registry.models import Rating
from thidua.foundation.registry.permissions import may_keep_year_facts as may_keep
from thidua.foundation.registry.words import RATING_CHOICES
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_places, of_years
from thidua.surfaces.desk.registers.forms import StrikeForm, SubjectForm
from thidua.surfaces.desk.registers.register import Deed, Register


class RatingForm(SubjectForm):
    year = fields.year()
    rating = fields.word(_("Xếp loại"), RATING_CHOICES)
    decision_no = fields.line(_("Số quyết định, thông báo"), 80, required=False)
    decided = fields.day(_("Ngày quyết định"), past=True)

    def deed(self, version: int, values: dict[str, Any]) -> Rating:
        values = self.split(values)
        if self.row is None:
            return record_rating(actor=self.actor, provenance={"door": "typed"}, **values)
        return correct_rating(actor=self.actor, row=self.row, version=version, **values)


class StrikeRatingForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_rating(actor=self.actor, row=self.row, version=version, **values)


RATINGS = Register(
    slug="xep-loai",
    title=_("Xếp loại hằng năm"),
    one=_("xếp loại"),
    lead=_("Mức độ hoàn thành nhiệm vụ của cá nhân và tập thể."),
    rows=lambda actor: Rating.objects.visible_to(actor).with_subject(),
    columns=(
        *fields.LONG_SUBJECT_COLUMNS,
        Column("year", _("Năm"), lambda row: row.year, sort=("year",), kind="num"),
        Column("rating", _("Xếp loại"), lambda row: row.get_rating_display(), sort=("rating",)),
        Column("decision", _("Số quyết định, thông báo"), lambda row: row.decision_no, kind="code"),
        Column("decided", _("Ngày quyết định"), lambda row: row.decided, kind="day"),
        fields.ORIGIN_COLUMN,
    ),
    filters=(
        fields.LONG_WHO,
        of_places(_("Đơn vị"), *fields.SUBJECT_PATHS),
        of_years(_("Năm")),
        of_choices("rating", _("Xếp loại"), RATING_CHOICES),
    ),
    search=fields.SUBJECT_SEARCH,
    search_label=_("Tìm theo tên"),
    order="-year",
    form=RatingForm,
    may_see=readers,
    may_keep=may_keep,
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeRatingForm, may_keep),),
)
