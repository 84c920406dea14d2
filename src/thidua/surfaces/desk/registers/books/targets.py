"""The book of targets: what is planned for an indicator in a year of a movement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.actions.correct_target import correct_target
from thidua.cycle.movements.actions.set_target import set_target
from thidua.cycle.movements.actions.strike_target import strike_target
from thidua.cycle.movements.figures import figure, measured
from thidua.cycle.movements.models import Indicator, Movement, Target
from thidua.cycle.movements.permissions import may_keep_movements, may_see_movements
from thidua.cycle.movements.words import MovementState
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.books.movements import page_of
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_years
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register


class TargetForm(RecordForm):
    movement = forms.ModelChoiceField(
        label=_("Phong trào"), queryset=Movement.objects.none(), empty_label=_("Chọn phong trào")
    )
    indicator = forms.ModelChoiceField(
        label=_("Chỉ tiêu"), queryset=Indicator.objects.none(), empty_label=_("Chọn chỉ tiêu")
    )
    year = fields.year()
    value = fields.amount(
        _("Mức phải đạt"), help_text=_("Theo đơn vị tính; tăng trưởng và tỷ lệ ghi bằng %.")
    )
    baseline = fields.amount(_("Số gốc"), required=False)
    organisation = fields.place(
        _("Giao cho đơn vị"), required=False, help_text=_("Để trống: chỉ tiêu của cả cơ quan.")
    )

    def prepare(self) -> None:
        self.offer_places("organisation", may_keep_movements)
        indicators = Indicator.objects.visible_to(self.actor)
        self.fields["indicator"].queryset = indicators  # type: ignore[attr-defined]
        if self.row is not None:
            del self.fields["movement"], self.fields["indicator"]
            return
        live = Movement.objects.visible_to(self.actor).exclude(state=MovementState.CLOSED)
        self.fields["movement"].queryset = live  # type: ignore[attr-defined]

    def deed(self, version: int, values: dict[str, Any]) -> Target:
        if self.row is None:
            return set_target(actor=self.actor, **values)
        return correct_target(actor=self.actor, row=self.row, version=version, **values)


class StrikeTargetForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_target(actor=self.actor, row=self.row, version=version, **values)


def of_movements(path: str) -> Filter:
    """Movements that occur in the rows the reader may see."""

    def there(_request: Any, rows: QuerySet[Any]) -> list[tuple[str, Any]]:
        found = Movement.objects.filter(pk__in=rows.order_by().values(path))
        return [(str(one.uid), one.title) for one in found]

    return Filter("movement", _("Phong trào"), there,
                  lambda rows, value: rows.filter(**{f"{path}__uid": value}))  # fmt: skip


TARGETS = Register(
    slug="muc-phan-dau",
    title=_("Chỉ tiêu của phong trào"),
    one=_("chỉ tiêu của phong trào"),
    lead=_("Mức phải đạt của từng chỉ tiêu trong từng năm."),
    rows=lambda actor: Target.objects.visible_to(actor).select_related(
        "movement__organisation", "indicator", "organisation"
    ),
    columns=(
        Column("indicator", _("Chỉ tiêu"), lambda row: row.indicator.name,
               sort=("indicator__name",)),
        fields.YEAR_COLUMN,
        Column("value", _("Mức phải đạt"), lambda row: measured(row.indicator, row.value)),
        Column("baseline", _("Số gốc"), lambda row: figure(row.baseline), kind="num"),
        Column("unit", _("Giao cho đơn vị"), lambda row: row.organisation or _("Cả cơ quan"),
               sort=("organisation__sort_key",)),
        Column("movement", _("Phong trào"), lambda row: row.movement.title,
               sort=("movement__folded",)),
    ),
    filters=(of_years(_("Năm")), of_movements("movement")),
    search=("indicator__folded", "movement__folded"),
    search_label=_("Tìm theo chỉ tiêu, phong trào"),
    order="-year",
    form=TargetForm,
    may_see=may_see_movements,
    may_keep=may_keep_movements,
    deeds=(Deed("xoa", _("Xóa chỉ tiêu đặt nhầm"), StrikeTargetForm, may_keep_movements),),
    pages=lambda row: [{"label": _("Về phong trào"), "address": page_of(row.movement)}],
)  # fmt: skip
