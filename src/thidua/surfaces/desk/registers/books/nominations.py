"""The book of nominations: every file of every round, with what may be done to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.bridge.law import the_law
from thidua.cycle.nominations.models import Nomination
from thidua.cycle.nominations.permissions import may_appraise, may_draw_up, may_see_files
from thidua.cycle.nominations.states import LIVE, State
from thidua.foundation.registry.catalogue import award_name
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.books.nomination_forms import (
    AppraiseForm,
    NominationForm,
    RefuseForm,
    ReturnForm,
    StrikeNominationForm,
    WithdrawForm,
)
from thidua.surfaces.desk.registers.books.unit_reviews import of_rounds
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_choices, of_places
from thidua.surfaces.desk.registers.register import Deed, Register
from thidua.surfaces.desk.years import open_years

BACK = 10
"""Years offered."""


SHAPES = {State.SUBMITTED: "near", State.APPRAISED: "eligible"}


def _in(*states: State) -> Any:
    return lambda row: row.state in states


def _days(row: Nomination) -> int | None:
    """Days from the deed to the day the file was sent, or to today."""
    return row.days_since_deed(row.submitted_on or timezone.localdate())


def _years() -> Filter:
    """The open years and those before them; asked of no table."""

    def years(request: Any, _rows: Any) -> list[tuple[str, str]]:
        last = max(open_years(request))
        return [(str(year), str(year)) for year in range(last, last - BACK, -1)]

    return Filter("year", _("Năm"), years, lambda rows, value: rows.filter(round__year=int(value)))


def _awards() -> Filter:
    def awards(_request: Any, rows: Any) -> list[tuple[str, str]]:
        there = set(rows.order_by().values_list("award", flat=True).distinct())
        return [(code, award_name(code)) for code in the_law().awards if code in there]

    return Filter(
        "award", _("Danh hiệu, hình thức"), awards, lambda rows, value: rows.filter(award=value)
    )


def page_of(row: Nomination) -> str:
    return reverse("desk:nomination", args=[row.uid])


def _again(row: Nomination) -> date | None:
    return row.sent_again_on


NOMINATIONS = Register(
    slug="de-nghi",
    title=_("Hồ sơ đề nghị"),
    one=_("hồ sơ đề nghị"),
    lead=_("Hồ sơ của các đơn vị, từ lúc lập đến khi thẩm định xong."),
    rows=lambda actor: Nomination.objects.visible_to(actor).with_subject(),
    columns=(
        *fields.SUBJECT_COLUMNS,
        Column("award", _("Danh hiệu, hình thức"), lambda row: row.award_words, sort=("award",)),
        Column("by", _("Đơn vị đề nghị"), lambda row: row.unit, sort=("unit__sort_key",)),
        Column("round", _("Đợt xét"), lambda row: row.round, sort=("round__folded",)),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",),
               shape=lambda row: SHAPES.get(State(row.state), "not_eligible")),
        Column("submitted_on", _("Ngày nộp"), lambda row: row.submitted_on,
               sort=("submitted_on",), kind="day"),
        Column("sent_again_on", _("Nộp lại"), _again, kind="day", listed=False),
        Column("days", _("Số ngày từ khi lập thành tích"), _days, kind="num", listed=False),
        Column("object_class", _("Đối tượng thống kê"), lambda row: row.get_object_class_display(),
               listed=False),
        Column("appraised_on", _("Ngày thẩm định"), lambda row: row.appraised_on, kind="day",
               listed=False),
        Column("opinion", _("Ý kiến thẩm định"), lambda row: row.opinion, listed=False),
    ),
    filters=(
        of_rounds(),
        of_choices("state", _("Tình trạng"), State.choices),
        _awards(),
        of_places(_("Đơn vị đề nghị"), "unit"),
        _years(),
        fields.WHO,
    ),
    search=fields.SUBJECT_SEARCH,
    search_label=_("Tìm theo tên"),
    order="subject",
    form=NominationForm,
    may_see=may_see_files,
    may_keep=may_draw_up,
    deeds=(
        Deed("tham-dinh", _("Thẩm định đạt"), AppraiseForm, may_appraise, _in(State.SUBMITTED)),
        Deed("tra-lai", _("Trả lại để bổ sung"), ReturnForm, may_appraise, _in(State.SUBMITTED)),
        Deed("khong-trinh", _("Không trình hội đồng"), RefuseForm, may_appraise,
             _in(State.SUBMITTED)),
        Deed("rut", _("Rút hồ sơ"), WithdrawForm, may_draw_up,
             _in(*(state for state in LIVE if state != State.DRAFT))),
        Deed("xoa", _("Xóa hồ sơ lập nhầm"), StrikeNominationForm, may_draw_up,
             _in(State.DRAFT)),
    ),
    opened=page_of,
)  # fmt: skip
