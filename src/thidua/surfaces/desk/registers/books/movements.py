"""The book of emulation movements, own and of higher levels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Count, Max, Min, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.actions.correct_movement import correct_movement
from thidua.cycle.movements.actions.draft_movement import draft_movement
from thidua.cycle.movements.actions.strike_movement import strike_movement
from thidua.cycle.movements.models import Movement
from thidua.cycle.movements.permissions import may_keep_movements, may_see_movements
from thidua.cycle.movements.queries import movements_in
from thidua.cycle.movements.words import MovementKind, MovementState
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.words import ISSUER_CHOICES
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.counted import THESE
from thidua.surfaces.desk.registers.filters import Filter, of_choices, of_places
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register

SHAPES = {MovementState.LAUNCHED: "eligible", MovementState.DRAFT: "near"}


class MovementForm(RecordForm):
    title = fields.line(_("Tên phong trào"), 300, wide=True)
    theme = fields.line(_("Chủ đề, khẩu hiệu"), 300, wide=True, required=False)
    organisation = fields.place(_("Cơ quan tổ chức"))
    kind = fields.word(_("Hình thức tổ chức"), list(MovementKind.choices))
    starts = fields.day(_("Từ ngày"), required=True)
    ends = fields.day(_("Đến ngày"), required=True)
    parent = forms.ModelChoiceField(
        label=_("Hưởng ứng phong trào"), queryset=Movement.objects.none(), required=False,
        empty_label=_("Không hưởng ứng phong trào nào"),
    )  # fmt: skip
    launched_by = fields.word(_("Cấp phát động"), list(ISSUER_CHOICES))
    launched_by_name = fields.line(
        _("Nơi phát động"), required=False,
        help_text=_("Chỉ ghi khi cấp trên hoặc nơi khác phát động, ví dụ Bộ Công Thương."),
    )  # fmt: skip
    document_no = fields.line(_("Số văn bản phát động"), 80, required=False)
    document_date = fields.day(_("Ngày văn bản"))
    participants = fields.story(_("Đối tượng tham gia"), 2000, 3, required=False)
    criteria = fields.story(_("Nội dung, tiêu chí"), 8000, 8, required=False)

    def prepare(self) -> None:
        self.offer_places("organisation", may_keep_movements, whole=True)
        others = Movement.objects.visible_to(self.actor)
        if self.row is not None:
            others = others.exclude(pk=self.row.pk)
        self.fields["parent"].queryset = others  # type: ignore[attr-defined]
        self.fields["launched_by"].initial = "department"

    def deed(self, version: int, values: dict[str, Any]) -> Movement:
        if self.row is None:
            return draft_movement(actor=self.actor, **values)
        return correct_movement(actor=self.actor, row=self.row, version=version, **values)


class StrikeMovementForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_movement(actor=self.actor, row=self.row, version=version, **values)


def page_of(row: Movement) -> str:
    return reverse("desk:movement", args=[row.uid])


def _rows(actor: Actor) -> QuerySet[Movement]:
    seen = Movement.objects.visible_to(actor).select_related("organisation", "parent")
    return seen.annotate(joined=Count("units", distinct=True))


def _years(_request: HttpRequest, rows: QuerySet[Any]) -> Iterable[tuple[str, Any]]:
    first, last = rows.order_by().aggregate(first=Min("starts"), last=Max("ends")).values()
    found = range(last.year, first.year - 1, -1) if last else ()
    return [(str(year), str(year)) for year in found]


MOVEMENTS = Register(
    slug="phong-trao",
    title=_("Phong trào thi đua"),
    one=_("phong trào thi đua"),
    lead=_("Phong trào của cơ quan và phong trào cấp trên mà cơ quan hưởng ứng."),
    rows=_rows,
    columns=(
        Column("title", _("Tên phong trào"), lambda row: row.title, sort=("folded",)),
        Column("launcher", _("Nơi phát động"),
               lambda row: row.launched_by_name or row.organisation,
               sort=("launched_by_name", "organisation__sort_key")),
        Column("parent", _("Hưởng ứng phong trào"), lambda row: row.parent or ""),
        Column("kind", _("Hình thức tổ chức"), lambda row: row.get_kind_display(), sort=("kind",)),
        Column("starts", _("Từ ngày"), lambda row: row.starts, sort=("starts",), kind="day"),
        Column("ends", _("Đến ngày"), lambda row: row.ends, sort=("ends",), kind="day"),
        Column("document", _("Số văn bản phát động"), lambda row: row.document_no, kind="code"),
        Column("units", _("Đơn vị tham gia"), lambda row: row.joined or None, kind="num"),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",),
               shape=lambda row: SHAPES.get(MovementState(row.state), "not_eligible")),
        Column("theme", _("Chủ đề, khẩu hiệu"), lambda row: row.theme, listed=False),
        Column("organisation", _("Cơ quan tổ chức"), lambda row: row.organisation, listed=False),
    ),
    filters=(
        THESE,
        Filter("year", _("Năm"), _years, lambda rows, value: movements_in(int(value), rows)),
        of_choices("kind", _("Hình thức tổ chức"), MovementKind.choices),
        of_choices("state", _("Tình trạng"), MovementState.choices),
        of_places(_("Cơ quan tổ chức"), "organisation"),
    ),
    search=("folded",),
    search_label=_("Tìm theo tên, chủ đề"),
    order="-starts",
    form=MovementForm,
    may_see=may_see_movements,
    may_keep=may_keep_movements,
    deeds=(
        Deed("xoa", _("Xóa phong trào ghi nhầm"), StrikeMovementForm, may_keep_movements,
             lambda row: row.state == MovementState.DRAFT),
    ),
    opened=page_of,
)  # fmt: skip
