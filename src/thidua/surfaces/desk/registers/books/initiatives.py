"""The book of initiatives and science works."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundation.registry.actions.correct_initiative import correct_initiative
from thidua.foundation.registry.actions.record_initiative import record_initiative
from thidua.foundation.registry.actions.strike_initiative import strike_initiative
from thidua.foundation.registry.authorship import Author
from thidua.foundation.registry.models import Initiative
from thidua.foundation.registry.permissions import may_keep_year_facts as may_keep
from thidua.foundation.registry.words import INITIATIVE_KIND_CHOICES, INITIATIVE_LEVEL_CHOICES
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.authors import AuthorsForm
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.books.deciding import papers_behind
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.counted import YEARS
from thidua.surfaces.desk.registers.filters import of_choices, of_places, of_years
from thidua.surfaces.desk.registers.forms import StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register


class InitiativeForm(AuthorsForm):
    kinds = ("person", "organisation")
    least = 5
    title = fields.line(_("Tên sáng kiến, đề tài"), 500, wide=True)
    kind = fields.word(_("Loại"), INITIATIVE_KIND_CHOICES)
    year = fields.year()
    level = fields.word(_("Cấp công nhận"), INITIATIVE_LEVEL_CHOICES)
    organisation = fields.place(_("Đơn vị quản lý"))
    decision_no = fields.line(_("Số quyết định công nhận"), 80, required=False)
    decided = fields.day(_("Ngày công nhận"), past=True)
    replicable = forms.BooleanField(
        label=_("Có khả năng nhân rộng, có phạm vi ảnh hưởng ở cấp công nhận"), required=False
    )

    def prepare(self) -> None:
        self.offer_places("organisation", may_keep)
        self.offer_authors()

    def deed(self, version: int, values: dict[str, Any]) -> Initiative:
        authors = [Author(*one) for one in self.take_authors(values)]
        if self.row is None:
            return record_initiative(
                actor=self.actor, authors=authors, provenance={"door": "typed"}, **values
            )
        return correct_initiative(
            actor=self.actor, row=self.row, version=version, authors=authors, **values
        )


class StrikeInitiativeForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_initiative(actor=self.actor, row=self.row, version=version, **values)


def authors(row: Initiative) -> str:
    return "; ".join(f"{author.subject} ({author.share} %)" for author in row.authors.all())


INITIATIVES = Register(
    slug="sang-kien",
    title=_("Sáng kiến, đề tài"),
    one=_("sáng kiến, đề tài"),
    rows=lambda actor: (
        Initiative.objects.visible_to(actor)
        .select_related("organisation")
        .prefetch_related("authors__person", "authors__organisation")
    ),
    columns=(
        Column("title", _("Tên sáng kiến, đề tài"), lambda row: row.title, sort=("folded",)),
        Column("authors", _("Tác giả"), authors),
        Column("kind", _("Loại"), lambda row: row.get_kind_display(), sort=("kind",)),
        Column("level", _("Cấp công nhận"), lambda row: row.get_level_display(), sort=("level",)),
        Column("year", _("Năm"), lambda row: row.year, sort=("year",), kind="num"),
        Column("replicable", _("Nhân rộng"), lambda row: row.replicable),
        Column("unit", _("Đơn vị"), lambda row: row.organisation),
        Column("decision", _("Số quyết định"), lambda row: row.decision_no, kind="code"),
        fields.ORIGIN_COLUMN,
    ),
    filters=(
        of_places(_("Đơn vị"), "organisation"),
        of_years(_("Năm")),
        of_choices("kind", _("Loại"), INITIATIVE_KIND_CHOICES),
        of_choices("level", _("Cấp công nhận"), INITIATIVE_LEVEL_CHOICES),
        YEARS,
    ),
    search=("folded",),
    search_label=_("Tìm theo tên, số quyết định"),
    order="-year",
    form=InitiativeForm,
    may_see=readers,
    may_keep=may_keep,
    leads=lambda actor, row: papers_behind(actor, row.uid),
    deeds=(Deed("xoa", _("Xóa dòng ghi nhầm"), StrikeInitiativeForm, may_keep),),
)
