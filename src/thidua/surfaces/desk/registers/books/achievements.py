"""The book of achievements and contributions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundation.registry.actions.correct_achievement import correct_achievement
from thidua.foundation.registry.actions.record_achievement import record_achievement
from thidua.foundation.registry.actions.strike_achievement import strike_achievement
from thidua.foundation.registry.models import Achievement
from thidua.foundation.registry.permissions import may_keep_year_facts as may_keep
from thidua.foundation.registry.words import (
    ACHIEVEMENT_KIND_CHOICES,
    ACHIEVEMENT_LEVEL_CHOICES,
    ISSUER_CHOICES,
)
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_places, of_years
from thidua.surfaces.desk.registers.forms import StrikeForm, SubjectForm
from thidua.surfaces.desk.registers.register import Deed, Register

MOVEMENT_ONLY = _("Chỉ ghi cho thành tích trong phong trào thi đua.")


class AchievementForm(SubjectForm):
    title = fields.line(_("Nội dung thành tích"), 500, wide=True)
    kind = fields.word(_("Loại thành tích"), ACHIEVEMENT_KIND_CHOICES)
    year = fields.year()
    level = fields.word(_("Phạm vi ảnh hưởng"), ACHIEVEMENT_LEVEL_CHOICES)
    launched_by = fields.word(
        _("Cấp phát động phong trào"), ISSUER_CHOICES, required=False, help_text=MOVEMENT_ONLY
    )
    duration = forms.IntegerField(
        label=_("Thời gian phong trào (năm)"), required=False, min_value=1, max_value=50,
        help_text=MOVEMENT_ONLY,
    )  # fmt: skip

    def deed(self, version: int, values: dict[str, Any]) -> Achievement:
        values = self.split(values)
        if self.row is None:
            return record_achievement(actor=self.actor, provenance={"door": "typed"}, **values)
        return correct_achievement(actor=self.actor, row=self.row, version=version, **values)


class StrikeAchievementForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_achievement(actor=self.actor, row=self.row, version=version, **values)


ACHIEVEMENTS = Register(
    slug="thanh-tich",
    title=_("Thành tích"),
    one=_("thành tích"),
    lead=_("Thành tích, đóng góp làm căn cứ xét hình thức khen thưởng."),
    rows=lambda actor: Achievement.objects.visible_to(actor).with_subject(),
    columns=(
        *fields.SUBJECT_COLUMNS,
        Column("title", _("Nội dung"), lambda row: row.title, sort=("folded",)),
        Column("kind", _("Loại"), lambda row: row.get_kind_display(), sort=("kind",)),
        Column("level", _("Phạm vi ảnh hưởng"), lambda row: row.get_level_display()),
        Column("year", _("Năm"), lambda row: row.year, sort=("year",), kind="num"),
        fields.ORIGIN_COLUMN,
    ),
    filters=(
        fields.WHO,
        of_places(_("Đơn vị"), *fields.SUBJECT_PATHS),
        of_years(_("Năm")),
        of_choices("kind", _("Loại"), ACHIEVEMENT_KIND_CHOICES),
        of_choices("level", _("Phạm vi ảnh hưởng"), ACHIEVEMENT_LEVEL_CHOICES),
    ),
    search=("folded", *fields.SUBJECT_SEARCH),
    search_label=_("Tìm theo tên, nội dung"),
    order="-year",
    form=AchievementForm,
    may_see=readers,
    may_keep=may_keep,
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeAchievementForm, may_keep),),
)
