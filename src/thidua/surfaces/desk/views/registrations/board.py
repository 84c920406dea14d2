"""The year's registrations by unit: how far each has come, how many titles, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from thidua.bridge.law import the_law
from thidua.cycle.registrations.permissions import may_register, may_see_registrations
from thidua.cycle.registrations.queries import UnitLine, board
from thidua.cycle.registrations.words import State
from thidua.foundation.policy.predicates import require
from thidua.foundation.registry.catalogue import award_name
from thidua.surfaces.desk.registers.books.registrations import page_of, state_shape
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.listing import Sheet, Sieve, Words, files_at
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.year.tally import Tally
from thidua.surfaces.desk.years import chosen_year

NONE = "none"
WORDS = Words(
    ("%(shown)s đơn vị", "%(shown)s đơn vị"), gettext_lazy("Chưa có đơn vị nào để đăng ký"),
)  # fmt: skip


def state_word(line: UnitLine) -> str:
    return str(line.row.get_state_display()) if line.row else _("Chưa lập")


def missing(line: UnitLine) -> str:
    """What a unit still owes, in words; of a registration that is not there that alone."""
    if line.row is None:
        return _("chưa lập bản đăng ký")
    told = []
    if line.remarks:
        told.append(ngettext("%(n)s chỗ cần sửa", "%(n)s chỗ cần sửa", line.remarks)
                    % {"n": line.remarks})  # fmt: skip
    asked = {
        _("chưa có danh hiệu nào"): line.titles, _("chưa có danh hiệu tập thể"): line.collective,
        _("chưa có chỉ tiêu"): line.targets, _("chưa có giao ước"): line.row.pledge.strip(),
    }  # fmt: skip
    told += [word for word, there in asked.items() if not there]
    return "; ".join(told)


def _count(code: str) -> Callable[[Any], Any]:
    return lambda line: line.titles[code] or None


def _columns(lines: Sequence[UnitLine]) -> tuple[Column, ...]:
    """A column for each title that some unit registers, in the order of the catalogue."""
    there = {code for line in lines for code in line.titles}
    law = the_law()
    titles = [
        Column(code, award_name(code), _count(code), sort=("n",), kind="num")
        for code in law.awards if code in there
    ]  # fmt: skip
    return (
        Column("unit", _("Đơn vị"), lambda line: line.unit.name, sort=("n",)),
        Column("state", _("Tình trạng"), state_word, sort=("n",),
               shape=lambda line: state_shape(line.state)),
        Column("submitted_on", _("Ngày gửi"),
               lambda line: line.row.submitted_on if line.row else None, sort=("n",), kind="day"),
        *titles,
        Column("targets", _("Chỉ tiêu"), lambda line: line.targets or None, sort=("n",),
               kind="num"),
        Column("missing", _("Còn thiếu"), missing),
        Column("above", _("Cấp trên"), lambda line: str(line.unit.parent or ""), listed=False),
    )  # fmt: skip


def _states(_rows: Sequence[Any]) -> list[tuple[str, Any]]:
    return [(NONE, _("Chưa lập")), *State.choices]


def _sheet(request: SignedIn, lines: Sequence[UnitLine], year: int) -> Sheet:
    def opened(line: UnitLine) -> str | None:
        if line.row is not None:
            return page_of(line.row)
        if not may_register(request.user, line.unit.pk):
            return None
        asked = urlencode({"organisation": line.unit.pk, "year": year})
        return f"{reverse('desk:record-new', args=['ban-dang-ky'])}?{asked}"

    return Sheet(
        slug="dang-ky-thi-dua",
        title=_("Đăng ký thi đua năm %(year)s") % {"year": year},
        columns=_columns(lines), order="unit", words=WORDS, opened=opened,
        sieves=(
            Sieve("state", _("Tình trạng"), _states,
                  lambda line, asked: (line.state or NONE) == asked),
            Sieve("office", _("Cơ quan"), _offices, lambda line, asked: _office(line) == asked),
        ),
        searched=lambda line: f"{line.unit.name} {line.unit.short_name}",
        search_label=_("Tìm theo đơn vị"),
    )  # fmt: skip


def _office(line: UnitLine) -> str:
    above = line.unit.parent
    return str(above) if above is not None and above.kind != "province" else str(line.unit)


def _offices(lines: Sequence[UnitLine]) -> list[tuple[str, Any]]:
    return [(name, name) for name in dict.fromkeys(map(_office, lines))]


def board_page(request: SignedIn) -> HttpResponse:
    """Five queries for the rows, however many units."""
    require(may_see_registrations, request.user)
    year = chosen_year(request)
    lines = board(request.user, year)
    context = _sheet(request, lines, year).drawn(
        request, lines, files_at("desk:registrations-file")
    )
    context |= {
        "lead": _("Bấm tên đơn vị để mở, hoặc để lập bản đăng ký từ đề xuất soạn sẵn."),
        "tallies": _tallies(lines, year),
    }
    return render(request, "desk/registrations/board.html", context)


def _tallies(lines: Sequence[UnitLine], year: int) -> list[Tally]:
    counts = Counter(line.state or NONE for line in lines)
    at = reverse("desk:registrations")
    return [
        Tally(counts[state], str(label), f"{at}?year={year}&state={state}", of=len(lines),
              look=state in (NONE, State.SUBMITTED, State.RETURNED) and counts[state] > 0)
        for state, label in _states(lines) if counts[state]
    ]  # fmt: skip


def board_file(request: SignedIn, form: str) -> HttpResponse:
    require(may_see_registrations, request.user)
    year = chosen_year(request)
    lines = board(request.user, year)
    return _sheet(request, lines, year).file(request, form, lines)
