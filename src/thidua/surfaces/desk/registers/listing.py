"""One frame for every list of the office: the filters, the table, and the same rows as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from thidua.foundation.records.text import collate, fold
from thidua.surfaces.desk.registers.columns import Cell, Column, cell
from thidua.surfaces.desk.registers.exporting import FORMATS
from thidua.surfaces.desk.registers.taken import taken

PAGE = 50
NONE = _("Danh sách này chưa có dòng nào")
NO_MATCH = _("Không có dòng nào khớp bộ lọc")
LESS = _("Hãy bớt điều kiện hoặc bỏ lọc; tìm kiếm không phân biệt dấu.")
Opened = Callable[[Any], str | None]
"""The address of a row's own page, if it has one."""


@dataclass(frozen=True, slots=True)
class Words:
    """``counted``: the two forms of «how many»; what stands there when no row does."""

    counted: tuple[str, str] = ("%(shown)s dòng", "%(shown)s dòng")
    none: Any = NONE
    none_more: Any = ""
    no_match: Any = NO_MATCH
    no_match_more: Any = LESS

    def count(self, number: int) -> str:
        shown = number_format(number, use_l10n=True, force_grouping=True)
        return ngettext(*self.counted, number) % {"shown": shown, "n": shown}


def heading(column: Column, order: str) -> dict[str, Any]:
    """A heading, the order a press on it asks for, and the order now."""
    now = {column.name: "ascending", f"-{column.name}": "descending"}.get(order, "")
    turned = f"-{column.name}" if now == "ascending" else column.name
    return {
        "label": column.label, "kind": column.kind, "direction": now,
        "sort": turned if column.sort else "",
    }  # fmt: skip


def cells(columns: Sequence[Column], row: Any, opened: Opened | None = None) -> list[Cell]:
    """A row as it stands in the table; its first cell opens its page."""
    first, *rest = columns
    return [cell(first, row, opened(row) if opened else None), *(cell(one, row) for one in rest)]


def files_at(view: str, *args: Any) -> dict[str, str]:
    """Format → the address of the same list as a file."""
    return {form: reverse(view, args=[*args, form]) for form in ("xlsx", "csv")}


def as_file(
    request: HttpRequest, name: str, form: str, columns: Iterable[Column], rows: Iterable[Any]
) -> HttpResponse:
    """The rows as a file; that they were taken away is written down. Raises Http404."""
    if form not in FORMATS:
        raise Http404
    kept = list(rows)
    taken(request, name, form, len(kept))
    return FORMATS[form](name, columns, kept)


@dataclass(frozen=True, slots=True)
class Shown:
    """How the rows of a page are told."""

    title: Any
    columns: Iterable[Column]
    order: str
    words: Words = Words()
    opened: Opened | None = None


def framed(
    request: HttpRequest, page: Any, shown: Shown, files: dict[str, str],
    filters: Sequence[Any], *, search_label: Any = None,
) -> dict[str, Any]:  # fmt: skip
    """What ``desk/lists/list.html`` is drawn from. No ``search_label``: no search."""
    listed, count = [one for one in shown.columns if one.listed], page.paginator.count
    return {
        "page": page, "count": count, "counted": shown.words.count(count), "words": shown.words,
        "title": shown.title, "caption": shown.title, "files": files, "filters": filters,
        "search": None if search_label is None else request.GET.get("q", ""),
        "search_label": search_label, "sort": request.GET.get("sort", ""),
        "narrowed": bool(request.GET),
        "headings": [heading(column, shown.order) for column in listed],
        "lines": [cells(listed, row, shown.opened) for row in page],
    }  # fmt: skip


# --- lists that no one table keeps ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sieve:
    """``choices`` of the rows there are; ``fits``: whether a row answers to a choice."""

    name: str
    label: Any
    choices: Callable[[Sequence[Any]], Iterable[tuple[str, Any]]]
    fits: Callable[[Any, str], bool]


def of_values(name: str, label: Any, value: Callable[[Any], str]) -> Sieve:
    """A filter over the values that occur."""

    def occurring(rows: Sequence[Any]) -> list[tuple[str, Any]]:
        found = sorted({value(row) for row in rows} - {""}, key=collate)
        return [(one, one) for one in found]

    return Sieve(name, label, occurring, lambda row, asked: value(row) == asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A list made of a few hundred rows at most, filtered and sorted in memory. A column with a
    ``sort`` is sortable, by what it shows; ``searched`` gives the text words are looked for in."""

    slug: str
    title: Any
    columns: tuple[Column, ...]
    order: str
    sieves: tuple[Sieve, ...] = ()
    searched: Callable[[Any], str] | None = None
    search_label: Any = ""
    words: Words = Words()
    opened: Opened | None = None

    def asked(
        self, request: HttpRequest, rows: Sequence[Any]
    ) -> tuple[list[Any], str, list[dict[str, Any]]]:
        """The rows the address asks for, their order, the filters as set."""
        kept, filters = list(rows), []
        for one in self.sieves:
            offered = [(str(value), label) for value, label in one.choices(rows)]
            asked = request.GET.get(one.name, "")
            value = asked if asked in {value for value, _label in offered} else ""
            filters.append(
                {"name": one.name, "label": one.label, "choices": offered, "value": value}
            )
            if value:
                kept = [row for row in kept if one.fits(row, value)]
        kept = self._found(kept, request.GET.get("q", ""))
        return (*self._sorted(kept, request.GET.get("sort", "")), filters)

    def _found(self, rows: list[Any], text: str) -> list[Any]:
        words, searched = fold(text).split(), self.searched
        if not words or searched is None:
            return rows
        return [row for row in rows if all(word in fold(searched(row)) for word in words)]

    def _sorted(self, rows: list[Any], asked: str) -> tuple[list[Any], str]:
        sortable = {one.name: one for one in self.columns if one.sort}
        order = asked if asked.removeprefix("-") in sortable else self.order
        column = sortable[order.removeprefix("-")]
        rows.sort(key=lambda row: _key(column.value(row)), reverse=order.startswith("-"))
        return rows, order

    def drawn(
        self, request: HttpRequest, rows: Sequence[Any], files: dict[str, str]
    ) -> dict[str, Any]:
        """What the frame of the list is drawn from."""
        kept, order, filters = self.asked(request, rows)
        page = Paginator(kept, PAGE).get_page(request.GET.get("page"))
        return framed(
            request, page, Shown(self.title, self.columns, order, self.words, self.opened), files,
            filters, search_label=self.search_label if self.searched else None,
        )  # fmt: skip

    def file(self, request: HttpRequest, form: str, rows: Sequence[Any]) -> HttpResponse:
        kept, _order, _filters = self.asked(request, rows)
        return as_file(request, self.slug, form, self.columns, kept)


def _key(value: Any) -> tuple[int, Any]:
    """What is not known stands first; texts in the order of the alphabet."""
    if value is None:
        return 0, 0
    if isinstance(value, bool | int):
        return 1, int(value)
    if isinstance(value, date):
        return 1, value.isoformat()
    return 1, collate(str(value))
