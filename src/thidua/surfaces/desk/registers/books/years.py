"""The book of years: opened, closed, reopened."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.actions.close_year import close_year
from thidua.cycle.movements.actions.correct_year import correct_year
from thidua.cycle.movements.actions.open_year import open_year
from thidua.cycle.movements.actions.reopen_year import reopen_year
from thidua.cycle.movements.models import EmulationYear
from thidua.cycle.movements.permissions import may_keep_years, may_see_movements
from thidua.cycle.movements.queries import years_seen
from thidua.cycle.movements.words import YearState
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices, of_years
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.register import Deed, Register


class YearForm(RecordForm):
    """Opens a year; of one that is there, corrects the day it was opened."""

    organisation = fields.place(_("Cơ quan"))
    year = fields.year()
    opened_on = fields.day(_("Ngày mở"), required=True)

    def prepare(self) -> None:
        if self.row is None:
            del self.fields["opened_on"]
            self.offer_places("organisation", may_keep_years, whole=True)
            seen = years_seen(self.actor)
            self.initial["year"] = max(seen) + 1 if seen else timezone.localdate().year
        else:
            del self.fields["organisation"], self.fields["year"]

    def deed(self, version: int, values: dict[str, Any]) -> EmulationYear:
        if self.row is None:
            return open_year(actor=self.actor, **values)
        return correct_year(actor=self.actor, row=self.row, version=version, **values)


class CloseYearForm(RecordForm):
    reason_label = _("Căn cứ khóa sổ")

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 nothing of the row is edited
        return {}

    def deed(self, version: int, values: dict[str, Any]) -> EmulationYear:
        return close_year(actor=self.actor, row=self.row, version=version, **values)


class ReopenYearForm(CloseYearForm):
    reason_label = _("Lý do mở lại")

    def deed(self, version: int, values: dict[str, Any]) -> EmulationYear:
        return reopen_year(actor=self.actor, row=self.row, version=version, **values)


YEARS = Register(
    slug="nam-thi-dua",
    title=_("Năm thi đua"),
    one=_("năm thi đua"),
    lead=_("Mỗi lúc có thể mở hai năm: năm đang khép lại và năm vừa phát động. Năm đã khóa sổ "
           "không nhận thêm dòng mới."),
    rows=lambda actor: EmulationYear.objects.visible_to(actor).select_related("organisation"),
    columns=(
        Column("year", _("Năm"), lambda row: str(row.year), sort=("year",)),
        Column("organisation", _("Cơ quan"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",),
               shape=lambda row: "eligible" if row.state == YearState.OPEN else "not_eligible"),
        Column("opened_on", _("Ngày mở"), lambda row: row.opened_on, sort=("opened_on",),
               kind="day"),
        Column("closed_on", _("Ngày khóa sổ"), lambda row: row.closed_on, sort=("closed_on",),
               kind="day"),
    ),
    filters=(of_years(_("Năm")), of_choices("state", _("Tình trạng"), YearState.choices)),
    order="-year",
    form=YearForm,
    may_see=may_see_movements,
    may_keep=may_keep_years,
    deeds=(
        Deed("khoa-so", _("Khóa sổ năm"), CloseYearForm, may_keep_years,
             lambda row: row.state == YearState.OPEN),
        Deed("mo-lai", _("Mở lại năm"), ReopenYearForm, may_keep_years,
             lambda row: row.state == YearState.CLOSED),
    ),
)  # fmt: skip
