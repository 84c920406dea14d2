"""The book of sittings; a sitting is run on a page of its own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.cycle.councils.actions.correct_sitting import correct_sitting
from thidua.cycle.councils.actions.prepare_sitting import prepare_sitting
from thidua.cycle.councils.actions.strike_sitting import strike_sitting
from thidua.cycle.councils.models import Council, Sitting
from thidua.cycle.councils.permissions import may_run_sittings, may_see_councils, runs
from thidua.cycle.councils.queries import BALLOT_OPEN
from thidua.cycle.councils.words import SittingState
from thidua.cycle.nominations.models import Round
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.books.council_members import of_councils
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_states, of_years
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register
from thidua.surfaces.desk.years import standing_year


class SittingForm(RecordForm):
    council = forms.ModelChoiceField(
        label=_("Hội đồng"),
        queryset=Council.objects.none(),
        to_field_name="uid",
        empty_label=_("Chọn hội đồng"),
    )
    round = forms.ModelChoiceField(
        label=_("Đợt xét"), queryset=Round.objects.none(), required=False, to_field_name="uid",
        empty_label=_("Không theo đợt xét nào"),
    )  # fmt: skip
    year = fields.year(_("Năm xét"))
    name = fields.line(_("Tên phiên họp"), 200, wide=True)
    held_on = fields.day(_("Ngày họp"), required=True)
    venue = fields.line(_("Nơi họp"), 200, required=False)

    def prepare(self) -> None:
        council, round_ = self.fields["council"], self.fields["round"]
        assert isinstance(council, forms.ModelChoiceField)
        assert isinstance(round_, forms.ModelChoiceField)
        mine = [one.pk for one in Council.objects.visible_to(self.actor)
                if runs(one)(self.actor, one.organisation_id)]  # fmt: skip
        council.queryset = Council.objects.filter(pk__in=mine)
        round_.queryset = Round.objects.visible_to(self.actor)
        if self.row is None:
            if len(mine) == 1:
                council.initial = council.queryset.get().uid
            self.fields["year"].initial = standing_year(timezone.localdate())
        if self.row is not None:
            del self.fields["council"]  # another council is another sitting

    def initial_of(self, row: Any) -> dict[str, Any]:
        told = super().initial_of(row)
        return told | {"round": row.round.uid if row.round else None}

    def deed(self, version: int, values: dict[str, Any]) -> Sitting:
        if self.row is None:
            return prepare_sitting(actor=self.actor, **values)
        return correct_sitting(actor=self.actor, row=self.row, version=version, **values)


class StrikeSittingForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_sitting(actor=self.actor, row=self.row, version=version, **values)


SITTINGS = Register(
    slug="phien-hop",
    title=_("Phiên họp hội đồng"),
    one=_("phiên họp"),
    rows=lambda actor: Sitting.objects.visible_to(actor).select_related(
        "council__organisation", "round"
    ),
    columns=(
        Column("name", _("Tên phiên họp"), lambda row: row.name, sort=("folded",)),
        Column("council", _("Hội đồng"), lambda row: row.council, sort=("council__sort_key",)),
        fields.YEAR_COLUMN,
        Column("held", _("Ngày họp"), lambda row: row.held_on, sort=("held_on",), kind="day"),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",)),
        Column("round", _("Đợt xét"), lambda row: row.round or "", listed=False),
        Column("venue", _("Nơi họp"), lambda row: row.venue, listed=False),
        Column("minutes", _("Số biên bản"), lambda row: row.minutes_no, listed=False),
    ),
    filters=(
        of_years(_("Năm")), of_councils(),
        of_states(_("Tình trạng"), SittingState.choices, {
            "ballot_open": (_("Còn phiếu đang mở"), BALLOT_OPEN),
        }),
    ),
    search=("folded",),
    search_label=_("Tìm theo tên"),
    order="-held",
    form=SittingForm,
    may_see=may_see_councils,
    may_keep=may_run_sittings,
    deeds=(
        Deed("xoa", _("Xóa phiên lập nhầm"), StrikeSittingForm, may_run_sittings,
             lambda row: row.state == SittingState.PREPARED),
    ),
    pages=lambda row: [
        {"label": _("Mở phiên họp"), "address": reverse("desk:sitting", args=[row.uid])}
    ],
)  # fmt: skip
