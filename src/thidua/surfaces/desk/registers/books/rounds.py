"""The book of rounds of review."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.bridge.law import the_law
from thidua.cycle.movements.models import Movement
from thidua.cycle.movements.words import MovementState
from thidua.cycle.nominations.actions.correct_round import correct_round
from thidua.cycle.nominations.actions.open_round import open_round
from thidua.cycle.nominations.actions.strike_round import strike_round
from thidua.cycle.nominations.models import Round
from thidua.cycle.nominations.permissions import may_keep_rounds, may_see_rounds
from thidua.cycle.nominations.states import RoundKind, RoundState
from thidua.foundation.registry.catalogue import award_name
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_years
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register
from thidua.surfaces.desk.registers.ticks import Ticks

EVERY_AWARD = _("Để trống: mọi danh hiệu, hình thức của thang hằng năm.")
SHAPES = {RoundState.DECIDED: "eligible", RoundState.CLOSED: "not_eligible"}


class RoundForm(RecordForm):
    name = fields.line(_("Tên đợt xét"), wide=True)
    organisation = fields.place(_("Cơ quan tổ chức xét"))
    year = fields.year()
    kind = fields.word(_("Loại đợt"), list(RoundKind.choices))
    opens = fields.day(_("Nhận hồ sơ từ ngày"), required=True)
    closes = fields.day(_("Hạn nộp hồ sơ"), required=True)
    received = forms.DateField(
        label=_("Ngày tiếp nhận hồ sơ"), required=False,
        help_text=_("Ngày này quyết định văn bản áp dụng; để trống thì tính theo hạn nộp."),
    )  # fmt: skip
    movement = forms.ModelChoiceField(
        label=_("Phong trào được tổng kết"), queryset=Movement.objects.none(), required=False,
        empty_label=_("Không gắn với phong trào nào"),
        help_text=_("Chỉ chọn cho đợt theo chuyên đề."),
    )  # fmt: skip
    awards = forms.MultipleChoiceField(
        label=_("Danh hiệu, hình thức được xét"), required=False, widget=Ticks,
    )  # fmt: skip

    def prepare(self) -> None:
        self.offer_places("organisation", may_keep_rounds, whole=True)
        seen = Movement.objects.visible_to(self.actor).exclude(state=MovementState.DRAFT)
        self.fields["movement"].queryset = seen  # type: ignore[attr-defined]
        self.fields["movement"].wide = True  # type: ignore[attr-defined]
        awards = self.fields["awards"]
        awards.widget.legend, awards.widget.hint = awards.label, EVERY_AWARD
        awards.choices = [(code, award_name(code)) for code in the_law().judged]  # type: ignore[attr-defined]
        awards.wide = True  # type: ignore[attr-defined]  # read by the form's template

    def deed(self, version: int, values: dict[str, Any]) -> Round:
        if self.row is None:
            return open_round(actor=self.actor, **values)
        return correct_round(actor=self.actor, row=self.row, version=version, **values)


class StrikeRoundForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_round(actor=self.actor, row=self.row, version=version, **values)


def page_of(row: Round) -> str:
    return reverse("desk:round", args=[row.uid])


ROUNDS = Register(
    slug="dot-xet",
    title=_("Đợt xét"),
    one=_("đợt xét"),
    lead=_("Mỗi đợt gom hồ sơ của các đơn vị để thẩm định và trình hội đồng."),
    rows=lambda actor: Round.objects.visible_to(actor).select_related("organisation", "movement"),
    columns=(
        Column("name", _("Tên đợt xét"), lambda row: row.name, sort=("folded",)),
        fields.YEAR_COLUMN,
        Column("kind", _("Loại đợt"), lambda row: row.get_kind_display(), sort=("kind",)),
        Column("movement", _("Phong trào được tổng kết"), lambda row: row.movement, listed=False,
               if_said=True),
        Column("organisation", _("Cơ quan"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
        Column("opens", _("Nhận từ"), lambda row: row.opens, sort=("opens",), kind="day"),
        Column("closes", _("Hạn nộp"), lambda row: row.closes, sort=("closes",), kind="day"),
        Column("received", _("Tiếp nhận"), lambda row: row.received, sort=("received",),
               kind="day"),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",),
               shape=lambda row: SHAPES.get(RoundState(row.state), "near")),
    ),
    filters=(
        of_years(_("Năm")),
        of_choices("kind", _("Loại đợt"), RoundKind.choices),
        of_choices("state", _("Tình trạng"), RoundState.choices),
    ),
    search=("folded",),
    search_label=_("Tìm theo tên đợt"),
    order="-year",
    form=RoundForm,
    may_see=may_see_rounds,
    may_keep=may_keep_rounds,
    deeds=(Deed("xoa", _("Xóa đợt mở nhầm"), StrikeRoundForm, may_keep_rounds),),
    opened=page_of,
)  # fmt: skip
