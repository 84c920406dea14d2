"""The book of conferences; each has a page of its own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.cycle.showcase.actions.close_conference import close_conference
from thidua.cycle.showcase.actions.hold_conference import hold_conference
from thidua.cycle.showcase.actions.keep_conference import keep_conference
from thidua.cycle.showcase.actions.strike_conference import strike_conference
from thidua.cycle.showcase.models import Conference
from thidua.cycle.showcase.permissions import may_hold_conferences, may_see_showcase
from thidua.cycle.showcase.words import ConferenceState
from thidua.surfaces.desk.registers.books.fields import day, line, place, year
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register
from thidua.surfaces.desk.years import standing_year


def text(label: Any, length: int, *, required: bool = False, rows: int = 5) -> forms.CharField:
    """Several lines, as wide as the form."""
    field = forms.CharField(
        label=label, max_length=length, required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip
    field.wide = True  # type: ignore[attr-defined]  # read by the form's template
    return field


class ConferenceForm(RecordForm):
    title = line(_("Tên hội nghị"), 300, wide=True)
    theme = line(_("Chủ đề"), 300, wide=True, required=False)
    organisation = place(_("Cơ quan tổ chức"))
    first_year = year(_("Từ năm"))
    last_year = year(_("Đến năm"))
    held_on = day(_("Ngày tổ chức"), required=True)
    venue = line(_("Địa điểm"), required=False)

    def prepare(self) -> None:
        self.offer_places("organisation", may_hold_conferences, whole=True)
        if self.row is None:
            year = standing_year(timezone.localdate())
            self.fields["first_year"].initial = self.fields["last_year"].initial = year

    def deed(self, version: int, values: dict[str, Any]) -> Conference:
        return keep_conference(actor=self.actor, row=self.row, version=version, **values)


class HeldForm(RecordForm):
    reason_label = _("Ghi chú")
    proceedings = text(_("Diễn biến, thảo luận"), 12000, required=True, rows=8)
    conclusion = text(_("Kết luận"), 8000, required=True)

    def deed(self, version: int, values: dict[str, Any]) -> Conference:
        return hold_conference(actor=self.actor, row=self.row, version=version, **values)


class CloseConferenceForm(StrikeForm):
    reason_label = _("Ghi chú khi chốt biên bản")

    def deed(self, version: int, values: dict[str, Any]) -> Conference:
        return close_conference(actor=self.actor, row=self.row, version=version, **values)


class StrikeConferenceForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_conference(actor=self.actor, row=self.row, version=version, **values)


def page_of(row: Conference) -> str:
    return reverse("desk:conference", args=[row.uid])


def _open(row: Conference) -> bool:
    return row.state != ConferenceState.CLOSED


CONFERENCES = Register(
    slug="hoi-nghi",
    title=_("Hội nghị"),
    one=_("hội nghị"),
    lead=_("Tổng kết một năm hay nhiều năm: chương trình, tham luận, đại biểu, vinh danh."),
    rows=lambda actor: Conference.objects.visible_to(actor).select_related("organisation"),
    columns=(
        Column("title", _("Tên hội nghị"), lambda row: row.title, sort=("folded",)),
        Column("held_on", _("Ngày tổ chức"), lambda row: row.held_on, sort=("held_on",),
               kind="day"),
        Column("venue", _("Địa điểm"), lambda row: row.venue),
        Column("years", _("Năm tổng kết"),
               lambda row: str(row.last_year) if len(row.years) == 1
               else f"{row.first_year}–{row.last_year}", sort=("last_year",)),
        Column("organisation", _("Cơ quan tổ chức"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    filters=(of_choices("state", _("Tình trạng"), ConferenceState.choices),),
    search=("folded",),
    search_label=_("Tìm theo tên, chủ đề, địa điểm"),
    order="-held_on",
    form=ConferenceForm,
    may_see=may_see_showcase,
    may_keep=may_hold_conferences,
    deeds=(
        Deed("da-to-chuc", _("Ghi diễn biến, kết luận"), HeldForm, may_hold_conferences, _open),
        Deed("chot", _("Chốt biên bản"), CloseConferenceForm, may_hold_conferences,
             lambda row: row.state == ConferenceState.HELD),
        Deed("xoa", _("Xóa hội nghị ghi nhầm"), StrikeConferenceForm, may_hold_conferences, _open),
    ),
    opened=page_of,
)  # fmt: skip
