"""The book of what leaders direct (ý kiến chỉ đạo)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.actions.correct_direction import correct_direction
from thidua.cycle.movements.actions.record_direction import record_direction
from thidua.cycle.movements.actions.strike_direction import strike_direction
from thidua.cycle.movements.models import Direction, Movement
from thidua.cycle.movements.permissions import may_keep_movements, may_see_movements
from thidua.foundation.policy.reach import Actor
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.books.movements import page_of
from thidua.surfaces.desk.registers.books.targets import of_movements
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_conditions, of_places
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register


class DirectionForm(RecordForm):
    organisation = fields.place(_("Cơ quan thực hiện"))
    movement = forms.ModelChoiceField(
        label=_("Phong trào"), queryset=Movement.objects.none(), required=False,
        empty_label=_("Không gắn với phong trào nào"),
    )  # fmt: skip
    given_by = fields.line(_("Người chỉ đạo"))
    given_on = fields.day(_("Ngày chỉ đạo"), required=True, past=True)
    source = fields.line(_("Nguồn (hội nghị, văn bản)"), wide=True, required=False)
    text = fields.story(_("Nội dung chỉ đạo"), 4000, 6)

    def prepare(self) -> None:
        self.offer_places("organisation", may_keep_movements, whole=True)
        seen = Movement.objects.visible_to(self.actor)
        self.fields["movement"].queryset = seen  # type: ignore[attr-defined]

    def deed(self, version: int, values: dict[str, Any]) -> Direction:
        if self.row is None:
            return record_direction(actor=self.actor, **values)
        return correct_direction(actor=self.actor, row=self.row, version=version, **values)


class StrikeDirectionForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_direction(actor=self.actor, row=self.row, version=version, **values)


def _rows(actor: Actor) -> QuerySet[Direction]:
    counted = {
        "given": Count("tasks"), "left": Count("tasks", filter=Q(tasks__state="open")),
    }  # fmt: skip
    rows = Direction.objects.visible_to(actor).select_related("organisation", "movement")
    return rows.annotate(**counted)


def _pages(row: Direction) -> list[dict[str, Any]]:
    tasks = reverse("desk:register", args=["viec-chi-dao"])
    new = reverse("desk:record-new", args=["viec-chi-dao"])
    found = [
        {"label": _("Giao việc"), "address": f"{new}?direction={row.pk}"},
        {"label": _("Các việc theo chỉ đạo này"), "address": f"{tasks}?direction={row.uid}"},
    ]
    if row.movement:
        found.append({"label": _("Về phong trào"), "address": page_of(row.movement)})
    return found


DIRECTIONS = Register(
    slug="y-kien-chi-dao",
    title=_("Ý kiến chỉ đạo"),
    one=_("ý kiến chỉ đạo"),
    lead=_("Mỗi ý kiến chỉ đạo thành những việc có đơn vị chịu trách nhiệm và hạn hoàn thành."),
    rows=_rows,
    columns=(
        Column("text", _("Nội dung chỉ đạo"), lambda row: row.text, sort=("folded",)),
        Column("given_by", _("Người chỉ đạo"), lambda row: row.given_by, sort=("given_by",)),
        Column("given_on", _("Ngày chỉ đạo"), lambda row: row.given_on, sort=("given_on",),
               kind="day"),
        Column("source", _("Nguồn"), lambda row: row.source),
        Column("movement", _("Phong trào"), lambda row: row.movement or ""),
        Column("tasks", _("Việc đã giao"), lambda row: row.given, kind="num"),
        Column("left", _("Việc chưa xong"), lambda row: row.left, kind="num"),
        Column("organisation", _("Cơ quan thực hiện"), lambda row: row.organisation,
               listed=False),
    ),
    filters=(
        of_conditions("state", _("Tình trạng"), {
            "open": (_("Còn việc chưa xong"), Q(left__gt=0)),
            "none": (_("Chưa giao việc nào"), Q(given=0)),
        }),
        of_movements("movement"),
        of_places(_("Cơ quan thực hiện"), "organisation"),
    ),
    search=("folded",),
    search_label=_("Tìm theo nội dung, người chỉ đạo"),
    order="-given_on",
    form=DirectionForm,
    may_see=may_see_movements,
    may_keep=may_keep_movements,
    deeds=(Deed("xoa", _("Xóa ý kiến ghi nhầm"), StrikeDirectionForm, may_keep_movements),),
    pages=_pages,
)  # fmt: skip
