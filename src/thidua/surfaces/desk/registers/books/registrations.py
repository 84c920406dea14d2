"""The book of registrations, one a unit and year."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.models import Movement
from thidua.cycle.movements.words import MovementState
from thidua.cycle.registrations.actions.correct_registration import correct_registration
from thidua.cycle.registrations.actions.draft_registration import draft_registration
from thidua.cycle.registrations.actions.strike_registration import strike_registration
from thidua.cycle.registrations.models import Registration
from thidua.cycle.registrations.permissions import may_register, may_see_registrations
from thidua.cycle.registrations.words import State
from thidua.foundation.policy.reach import Actor
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_places, of_years
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm
from thidua.surfaces.desk.registers.register import Deed, Register

SHAPES = {State.ACCEPTED: "eligible", State.SUBMITTED: "near", State.RETURNED: "not_eligible"}


class RegistrationForm(RecordForm):
    """Opens a registration with its proposal; of one that is open, its movement and pledge."""

    organisation = fields.place(_("Đơn vị đăng ký"))
    year = fields.year()
    movement = forms.ModelChoiceField(
        label=_("Hưởng ứng phong trào"), queryset=Movement.objects.none(), required=False,
        empty_label=_("Không hưởng ứng phong trào nào"),
    )  # fmt: skip
    pledge = fields.story(_("Nội dung giao ước"), 4000, 6)

    def prepare(self) -> None:
        self.fields.pop("reason", None)
        self.fields["movement"].wide = True  # type: ignore[attr-defined]
        launched = Movement.objects.visible_to(self.actor).filter(state=MovementState.LAUNCHED)
        self.fields["movement"].queryset = launched  # type: ignore[attr-defined]
        if self.row is None:
            del self.fields["pledge"]
            self.offer_places("organisation", may_register)
        else:
            del self.fields["organisation"], self.fields["year"]

    def deed(self, version: int, values: dict[str, Any]) -> Registration:
        if self.row is None:
            return draft_registration(actor=self.actor, **values)
        return correct_registration(actor=self.actor, row=self.row, version=version, **values)


class StrikeRegistrationForm(StrikeForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike_registration(actor=self.actor, row=self.row, version=version, **values)


def page_of(row: Registration) -> str:
    """With its year, so that the page's head names the same one."""
    return f"{reverse('desk:registration', args=[row.uid])}?year={row.year}"


def state_shape(state: str) -> str:
    return SHAPES.get(State(state), "not_eligible") if state else "not_in_force"


def _rows(actor: Actor) -> QuerySet[Registration]:
    rows = Registration.objects.visible_to(actor).select_related("organisation", "movement")
    return rows.annotate(
        titled=Count("titles", distinct=True), targeted=Count("targets", distinct=True)
    )


REGISTRATIONS = Register(
    slug="ban-dang-ky",
    title=_("Bản đăng ký thi đua"),
    one=_("bản đăng ký thi đua"),
    lead=_("Bản đăng ký mở ra với đề xuất soạn sẵn; đơn vị sửa cho đúng rồi gửi."),
    rows=_rows,
    columns=(
        Column("organisation", _("Đơn vị đăng ký"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
        fields.YEAR_COLUMN,
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",),
               shape=lambda row: state_shape(row.state)),
        Column("titles", _("Danh hiệu"), lambda row: row.titled, kind="num"),
        Column("targets", _("Chỉ tiêu"), lambda row: row.targeted, kind="num"),
        Column("submitted_on", _("Ngày gửi"), lambda row: row.submitted_on,
               sort=("submitted_on",), kind="day"),
        Column("answered_on", _("Ngày trả lời"), lambda row: row.answered_on,
               sort=("answered_on",), kind="day"),
        Column("movement", _("Hưởng ứng phong trào"), lambda row: row.movement or ""),
    ),
    filters=(
        of_years(_("Năm")),
        of_choices("state", _("Tình trạng"), State.choices),
        of_places(_("Đơn vị"), "organisation"),
    ),
    search=("organisation__folded",),
    search_label=_("Tìm theo đơn vị"),
    order="-year",
    form=RegistrationForm,
    may_see=may_see_registrations,
    may_keep=may_register,
    deeds=(
        Deed("xoa", _("Xóa bản đang soạn"), StrikeRegistrationForm, may_register,
             lambda row: row.state == State.DRAFT),
    ),
    opened=page_of,
)  # fmt: skip
