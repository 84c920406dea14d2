"""The book of ratings of Party organisations and unions."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from thidua.foundation.registry.actions.correct_body_rating import correct_body_rating
from thidua.foundation.registry.actions.record_body_rating import record_body_rating
from thidua.foundation.registry.actions.strike_body_rating import strike_body_rating
from thidua.foundation.registry.models import BodyRating
from thidua.foundation.registry.permissions import may_keep_awards
from thidua.foundation.registry.words import BODY_CHOICES, RATING_CHOICES
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_years
from thidua.surfaces.desk.registers.forms import CollectiveRecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register


class BodyForm(CollectiveRecordForm):
    year = fields.year()
    body = fields.word(_("Tổ chức"), BODY_CHOICES)
    rating = fields.word(_("Xếp loại"), RATING_CHOICES)

    def deed(self, version: int, values: dict[str, Any]) -> BodyRating:
        if self.row is None:
            return record_body_rating(actor=self.actor, provenance={"door": "typed"}, **values)
        return correct_body_rating(actor=self.actor, row=self.row, version=version, **values)


class StrikeBodyForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_body_rating(actor=self.actor, row=self.row, version=version, **values)


BODIES = Register(
    slug="doan-the",
    title=_("Xếp loại tổ chức đảng, đoàn thể"),
    one=_("xếp loại tổ chức đảng, đoàn thể"),
    rows=lambda actor: BodyRating.objects.visible_to(actor).select_related("organisation"),
    columns=(
        fields.PLACE_COLUMN,
        Column("body", _("Tổ chức"), lambda row: row.get_body_display(), sort=("body",)),
        fields.YEAR_COLUMN,
        Column("rating", _("Xếp loại"), lambda row: row.get_rating_display()),
        fields.ORIGIN_COLUMN,
    ),
    filters=(
        of_years(_("Năm")),
        of_choices("body", _("Tổ chức"), BODY_CHOICES),
        of_choices("rating", _("Xếp loại"), RATING_CHOICES),
    ),
    search=("organisation__folded",),
    search_label=_("Tìm theo tên"),
    order="-year",
    form=BodyForm,
    may_see=readers,
    may_keep=may_keep_awards,
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeBodyForm, may_keep_awards),),
)
