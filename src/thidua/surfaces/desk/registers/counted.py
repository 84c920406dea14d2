"""Filters by which a cell of a table of numbers opens to its rows: the same conditions that
counted them, on the page only where an address asks for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.cycle.statistics.conditions import (
    LEVEL_WORDS,
    OBJECTS,
    SHELVES,
    condition,
    day_of,
    years_condition,
)
from thidua.surfaces.desk.registers.filters import Filter

MOST = 500
"""Rows named one by one in an address."""


def _of(name: str, label: Any, told: Callable[[str], Any]) -> Filter:
    """A part of an address; ``told`` puts its value into words, empty where it is none."""

    def asked(request: HttpRequest, _rows: QuerySet) -> list[tuple[str, Any]]:
        value = request.GET.get(name, "")
        words = told(value)
        return [(value, words)] if words else []

    return Filter(
        name, label, asked, lambda rows, value: rows.filter(condition(name, value)), if_asked=True
    )


def _day(value: str) -> str:
    day = day_of(value)
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


def _years(value: str) -> str:
    if years_condition(value) is None:
        return ""
    first, _mark, last = value.partition("-")
    return first if last in ("", first) else f"{first}–{last}"


def _counted(value: str) -> str:
    return {"yes": _now("Còn giá trị"), "undated": _now("Chưa ghi ngày quyết định")}.get(value, "")


def _keys(value: str) -> list[int]:
    parts = value.split(",")[:MOST]
    return [int(one) for one in parts if one.isdecimal() and len(one) < 19]


def _these(value: str) -> str:
    keys = _keys(value)
    return _now("%(count)s dòng của con số") % {"count": len(keys)} if keys else ""


YEARS = _of("years", _("Các năm"), _years)
COUNTED = (
    YEARS,
    _of("since", _("Quyết định từ ngày"), _day),
    _of("until", _("Quyết định đến ngày"), _day),
    _of("counted", _("Được tính vào số liệu"), _counted),
    _of("level", _("Cấp"), lambda value: LEVEL_WORDS.get(value, "")),
    _of("object", _("Đối tượng của số liệu"), lambda value: OBJECTS.get(value, ("",))[0]),
    _of("shelf", _("Nhóm khen thưởng"), lambda value: SHELVES.get(value, "")),
    _of("free", _("Ngoài danh mục"), lambda value: _now("Có") if value == "yes" else ""),
)
"""Of the register of awards."""

THESE = Filter(
    "rows", _("Của con số"),
    lambda request, _rows: [(value, told)] if (
        told := _these(value := request.GET.get("rows", ""))) else [],
    lambda rows, value: rows.filter(pk__in=_keys(value)), if_asked=True,
)  # fmt: skip
"""Rows named one by one."""
