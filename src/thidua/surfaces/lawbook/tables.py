"""The lists of the lawbook as tables: filtered, sorted, taken away like any list of the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from thidua.bridge.law import the_law, the_laws
from thidua.bridge.lawbook import Overlay, citing, covered, every_overlay
from thidua.bridge.verdicts import Award, Instrument, in_language
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.words import LEVEL_WORDS, SURENESS_WORDS
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.listing import Sheet, of_values
from thidua.surfaces.lawbook.naming import (
    FAMILY_WORDS,
    FORCE_WORDS,
    INSTRUMENT_WORDS,
    KIND_WORDS,
    SHELF_WORDS,
    STATE_WORDS,
)
from thidua.surfaces.lawbook.views.home import award_state
from thidua.surfaces.lawbook.views.instruments import force_of


@dataclass(frozen=True, slots=True)
class OnDay:
    """Something of the law, as of a day."""

    one: Any
    on: date


@dataclass(frozen=True, slots=True)
class Table:
    """``part`` of the book the table belongs to; ``rows`` on a day."""

    part: str
    sheet: Sheet
    rows: Callable[[date], list[Any]]


def _said(text: Any) -> str:
    return in_language(text, language()) if text else ""


# --- awards ---------------------------------------------------------------------------------------
def _shelf(row: OnDay) -> str:
    return str(SHELF_WORDS[row.one.shelf])


def _level(row: OnDay) -> str:
    return str(LEVEL_WORDS[row.one.level])


def _state(row: OnDay) -> str:
    return str(STATE_WORDS[award_state(row.one, row.on)])


def _decides(row: OnDay) -> str:
    decider = row.one.decider_on(row.on)
    return _said(decider.text) if decider else ""


def _kinds(row: OnDay) -> str:
    return "; ".join(str(KIND_WORDS[kind]) for kind in row.one.recipients)


AWARDS = Sheet(
    slug="danh-hieu",
    title=pgettext_lazy("parts", "Danh hiệu, hình thức"),
    columns=(
        Column("name", _("Tên"), lambda row: _said(row.one.name), sort=("name",)),
        Column("shelf", _("Nhóm"), _shelf, sort=("shelf",)),
        Column("family", _("Loại"), lambda row: str(FAMILY_WORDS[row.one.family]),
               sort=("family",)),
        Column("level", _("Cấp"), _level, sort=("level",)),
        Column("kinds", _("Tặng cho"), _kinds, sort=("kinds",)),
        Column("decides", _("Thẩm quyền quyết định"), _decides, sort=("decides",)),
        Column("state", _("Tiêu chuẩn ngày này"), _state, sort=("state",)),
        Column("code", _("Mã"), lambda row: row.one.code, listed=False),
    ),
    order="shelf",
    sieves=(
        of_values("shelf", _("Nhóm"), _shelf), of_values("level", _("Cấp"), _level),
        of_values("state", _("Tiêu chuẩn ngày này"), _state),
    ),
    searched=lambda row: f"{_said(row.one.name)} {_said(row.one.short)} {row.one.code}",
    search_label=_("Tìm tên (không cần dấu)"),
    opened=lambda row: reverse("lawbook:award", args=[row.one.code]),
)  # fmt: skip


def _awards(on: date) -> list[OnDay]:
    awards: list[Award] = list(the_law().awards.values())
    return [OnDay(one, on) for one in awards]


# --- instruments ----------------------------------------------------------------------------------
def _kind(row: OnDay) -> str:
    return str(INSTRUMENT_WORDS[row.one.kind])


def _force(row: OnDay) -> str:
    return str(FORCE_WORDS[force_of(row.one, row.on)])


def _sure(row: OnDay) -> str:
    return str(SURENESS_WORDS[row.one.sure.value])


INSTRUMENTS = Sheet(
    slug="van-ban",
    title=_("Văn bản"),
    columns=(
        Column("number", _("Số, ký hiệu"), lambda row: row.one.number, sort=("number",)),
        Column("kind", _("Loại"), _kind, sort=("kind",)),
        Column("name", _("Tên"), lambda row: _said(row.one.name), sort=("name",)),
        Column("issued", _("Ngày ban hành"), lambda row: row.one.issued, kind="day",
               sort=("issued",), listed=False),
        Column("from", _("Có hiệu lực từ ngày"), lambda row: row.one.starts, kind="day",
               sort=("from",)),
        Column("to", _("Hết hiệu lực từ ngày"), lambda row: row.one.ends, kind="day",
               sort=("to",), listed=False),
        Column("force", _("Hiệu lực"), _force, sort=("force",)),
        Column("sure", _("Mức độ đối chiếu"), _sure, sort=("sure",)),
        Column("uses", _("Được dẫn"), lambda row: len(citing(the_law(), row.one.code)),
               kind="num", sort=("uses",)),
    ),
    order="-from",
    sieves=(
        of_values("kind", _("Loại"), _kind), of_values("force", _("Hiệu lực"), _force),
        of_values("sure", _("Mức độ đối chiếu"), _sure),
    ),
    searched=lambda row: f"{row.one.number} {_said(row.one.name)} {_said(row.one.short)}",
    search_label=_("Tìm theo số, tên"),
    opened=lambda row: reverse("lawbook:instrument", args=[row.one.code]),
)  # fmt: skip


def _instruments(on: date) -> list[OnDay]:
    instruments: list[Instrument] = list(the_law().instruments.values())
    return [OnDay(one, on) for one in instruments]


# --- rules of ministries and provinces ------------------------------------------------------------
def _holder(row: OnDay) -> str:
    return _said(row.one.holder.name)


def _covers(row: OnDay) -> str:
    one: Overlay = row.one
    force = "in_force" if one.covers(row.on) else "not_yet" if row.on < one.starts else "ended"
    return str(FORCE_WORDS[force])


def _used(row: OnDay) -> bool:
    return row.one.code in {one.code for one in the_laws().overlays}


OVERLAYS = Sheet(
    slug="quy-dinh-rieng",
    title=_("Quy định riêng"),
    columns=(
        Column("name", _("Tên"), lambda row: _said(row.one.name), sort=("name",)),
        Column("holder", _("Của"), _holder, sort=("holder",)),
        Column("from", _("Từ ngày"), lambda row: row.one.starts, kind="day", sort=("from",)),
        Column("to", _("Đến trước ngày"), lambda row: row.one.ends, kind="day", sort=("to",)),
        Column("force", _("Hiệu lực"), _covers, sort=("force",)),
        Column("used", _("Đang dùng ở đây"), _used, sort=("used",)),
        Column("fills", _("Điểm được điền"), lambda row: len(row.one.fills), kind="num",
               sort=("fills",)),
        Column("adds", _("Chỗ thêm hoặc chặt hơn"),
               lambda row: len(row.one.adds) + len(row.one.tightens), kind="num", sort=("adds",)),
        Column("empty", _("Chưa nạp quy định"), lambda row: row.one.empty, sort=("empty",)),
    ),
    order="holder",
    sieves=(of_values("holder", _("Của"), _holder), of_values("force", _("Hiệu lực"), _covers)),
    searched=lambda row: f"{_said(row.one.name)} {_holder(row)}",
    search_label=_("Tìm tên (không cần dấu)"),
    opened=lambda row: f"{reverse('lawbook:overlays')}#{row.one.code}",
)  # fmt: skip


# --- how far it has been verified -----------------------------------------------------------------
def _covered_award(row: OnDay) -> Award:
    return the_law().awards[row.one.award]


def _counted(word: str) -> Column:
    """How many criteria are this sure."""

    def count(row: OnDay) -> int:
        return int(getattr(row.one.criteria, word))

    return Column(word, SURENESS_WORDS[word], count, kind="num", sort=(word,))


COVERAGE = Sheet(
    slug="muc-do-doi-chieu",
    title=_("Mức độ đối chiếu"),
    columns=(
        Column("name", _("Danh hiệu, hình thức"), lambda row: _said(_covered_award(row).name),
               sort=("name",)),
        Column("shelf", _("Nhóm"), lambda row: str(SHELF_WORDS[_covered_award(row).shelf]),
               sort=("shelf",)),
        *map(_counted, ("verified", "to_confirm", "draft", "unknown")),
        Column("unread", _("Phiên bản chưa đọc được"), lambda row: row.one.unread, kind="num",
               sort=("unread",)),
    ),
    order="name",
    sieves=(of_values("shelf", _("Nhóm"),
                      lambda row: str(SHELF_WORDS[_covered_award(row).shelf])),),
    searched=lambda row: _said(_covered_award(row).name),
    search_label=_("Tìm tên (không cần dấu)"),
    opened=lambda row: reverse("lawbook:award", args=[row.one.award]),
)  # fmt: skip


def _coverage(on: date) -> list[OnDay]:
    return [OnDay(one, on) for one in covered(on).awards if one.standards and one.criteria.total]


# --- principles -----------------------------------------------------------------------------------
def _stands(row: OnDay) -> Any:
    return row.one.version_for(received=row.on, sent=None)


def _principle_sure(row: OnDay) -> str:
    found = _stands(row)
    return str(SURENESS_WORDS[found.citation.sureness.value]) if found else ""


def _principle_text(row: OnDay) -> str:
    found = _stands(row)
    return _said(found.text) if found else ""


PRINCIPLES = Sheet(
    slug="nguyen-tac",
    title=_("Nguyên tắc"),
    columns=(
        Column("name", _("Tên"), lambda row: _said(row.one.name) or row.one.code, sort=("name",)),
        Column("text", _("Nội dung ngày này"), _principle_text),
        Column("cite", _("Căn cứ"),
               lambda row: str(found.citation) if (found := _stands(row)) else "", sort=("cite",)),
        Column("sure", _("Mức độ đối chiếu"), _principle_sure, sort=("sure",)),
        Column("versions", _("Số phiên bản"), lambda row: len(row.one.versions), kind="num",
               sort=("versions",)),
    ),
    order="name",
    sieves=(of_values("sure", _("Mức độ đối chiếu"), _principle_sure),),
    searched=lambda row: f"{_said(row.one.name)} {_principle_text(row)}",
    search_label=_("Tìm tên (không cần dấu)"),
    opened=lambda row: f"{reverse('lawbook:principles')}#{row.one.code}",
)  # fmt: skip


TABLES = {
    table.sheet.slug: table
    for table in (
        Table("index", AWARDS, _awards),
        Table("instruments", INSTRUMENTS, _instruments),
        Table("principles", PRINCIPLES,
              lambda on: [OnDay(one, on) for one in the_law().principles.values()]),
        Table("overlays", OVERLAYS, lambda on: [OnDay(one, on) for one in every_overlay()]),
        Table("coverage", COVERAGE, _coverage),
    )
}  # fmt: skip
