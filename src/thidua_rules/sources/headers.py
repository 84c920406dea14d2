"""Which table a sheet holds, and which column is which, from headers as departments set them.

A header may take one to three rows, be merged both ways, stand below a title, and hold a group
(«Quyết định» over «Số» and «Ngày»; «Danh hiệu» over one column a year).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from thidua_rules.sources.cells import Doubt, Years, is_blank, read_years, text_of
from thidua_rules.sources.folding import clean, fold, words
from thidua_rules.sources.grid import Grid
from thidua_rules.sources.layout import IGNORED_TITLES, Column, SheetShape
from thidua_rules.sources.sheets import (
    AWARDS,
    PEOPLE,
    RATINGS,
    SHEETS,
    UNIT_NAME_SHEETS,
    UNIT_RATINGS,
)

_SEARCHED_ROWS, _DEEPEST = 30, 3
_YEAR_TITLE = re.compile(r"^(?:nam )?(?:hoc )?(?:19|20)\d\d(?: (?:19|20)\d\d)?$")
_UNIT_HINT = PEOPLE.column("unit")
_TWICE = frozenset(("name", "born", "sex", "award"))
_SEXES = {"nam": "male", "nu": "female"}


@dataclass(frozen=True, slots=True)
class Found:
    """One column of a sheet. ``sex`` where the header itself tells it (Ngày sinh / Nữ)."""

    index: int
    title: str
    column: Column
    sex: str = ""


@dataclass(slots=True)
class Table:
    """A sheet understood: ``years`` maps the columns of a wide list to their years."""

    grid: Grid
    shape: SheetShape
    found: list[Found]
    years: dict[int, Years]
    body: int  # first row below the header
    top: int
    strange: dict[int, str] = field(default_factory=dict)  # titles nobody knows
    groups: dict[int, str] = field(default_factory=dict)  # what stands over a year's column
    score: float = 0.0

    @property
    def wide(self) -> bool:
        return bool(self.years)

    def columns_of(self, name: str) -> list[Found]:
        return [item for item in self.found if item.column.field == name]

    def has(self, name: str) -> bool:
        return any(item.column.field == name for item in self.found)


def understand(grid: Grid) -> Table | None:
    """The table a grid holds; None where nothing is recognised."""
    key = words(grid.name)
    named = [shape for shape in SHEETS if key in shape.keys]
    exact = [shape for shape in named if words(shape.title) == key]
    best = _best(grid, exact or named, least=1)
    if best is None or not exact:  # a loose name only favours its tables
        favoured = best.score + 1.0 if best and _complete(best) else 0.0
        other = _best(grid, SHEETS, least=2)
        best = other if other and (best is None or other.score > favoured) else best
    return best


def _complete(table: Table) -> bool:
    return table.wide or all(table.has(name) for name in table.shape.required)


def _best(grid: Grid, shapes: Iterable[SheetShape], *, least: int) -> Table | None:
    """The best reading of a grid as one of ``shapes``, at least so many columns known."""
    best: Table | None = None
    for top in range(min(len(grid.rows), _SEARCHED_ROWS)):
        inside = any(area[0] < top <= area[2] for area in grid.merged)
        if inside or len(grid.filled(top)) < least:
            continue
        for depth in range(1, _DEEPEST + 1):
            if any(top <= a[0] < top + depth <= a[2] for a in grid.merged):
                continue  # a header ends where its merged cells end
            labels = _labels(grid, top, depth)
            for shape in shapes:
                table = _try(grid, shape, labels, (top, top + depth), least)
                if table and (best is None or table.score > best.score + 1e-9):
                    best = table
    return best


def _labels(grid: Grid, top: int, depth: int) -> list[tuple[str, ...]]:
    """Every column's header texts from top to bottom, merged areas spread, repeats dropped."""
    bottom = min(top + depth, len(grid.rows)) - 1
    view = Grid(grid.name, [list(row) for row in grid.rows[: bottom + 1]], grid.merged)
    view.spread_merged(top=0, bottom=bottom)
    labels: list[tuple[str, ...]] = []
    for column in range(view.width):
        parts: list[str] = []
        for row in range(top, bottom + 1):
            text = text_of(view.at(row, column))
            if text and text not in parts:
                parts.append(text)
        labels.append(tuple(parts))
    return _groups_spread(view, labels, top) if depth > 1 else labels


def _groups_spread(view: Grid, labels: list[tuple[str, ...]], top: int) -> list[tuple[str, ...]]:
    """A group title left unmerged also stands for the year columns to its right."""
    spread: list[tuple[str, ...]] = []
    group = ""
    for column, parts in enumerate(labels):
        above = text_of(view.at(top, column))
        group = above or group
        bare_year = not above and len(parts) == 1 and _is_year_title(parts[0])
        spread.append((group, *parts) if bare_year and group else parts)
    return spread


def _try(
    grid: Grid, shape: SheetShape, labels: list[tuple[str, ...]], rows: tuple[int, int], least: int
) -> Table | None:
    top, body = rows
    table = Table(grid, shape, [], {}, body, top)
    wide_allowed = shape in (RATINGS, UNIT_RATINGS, AWARDS)
    for index, parts in enumerate(labels):
        if not parts:
            continue
        if wide_allowed and _is_year_title(parts[-1]):
            table.years[index] = read_years(parts[-1])[0]
            table.groups[index] = " ".join(parts[:-1])
            continue
        found = _match(shape, parts)
        if found:
            _keep(table, replace(found, index=index))
        elif (
            words(" ".join(parts)) not in IGNORED_TITLES and words(parts[-1]) not in IGNORED_TITLES
        ):
            table.strange[index] = " / ".join(parts)
    _name_from_unit(table)
    _year_from_nam(table)
    return _scored(table, least)


def _keep(table: Table, found: Found) -> None:
    """The first column of a field wins; some may stand in two (titles beside forms)."""
    twice = found.column.field in _TWICE
    if twice or not table.has(found.column.field):
        table.found.append(found)
    else:
        table.strange[found.index] = found.title


def _name_from_unit(table: Table) -> None:
    """A list of collectives titles its first column «Đơn vị»: that is the subject."""
    if table.has("name") or table.shape.who not in {"any", "unit"}:
        return
    name = table.shape.column("name")
    for position, item in enumerate(table.found):
        if item.column.field == "unit" and name:
            table.found[position] = replace(item, column=name)
            return


def _year_from_nam(table: Table) -> None:
    """«Nam» without accents, and no «Nu» beside it, is the year where one is needed."""
    year = table.shape.column("year")
    sexes = table.columns_of("sex")
    if year and not table.has("year") and not table.years and [s.sex for s in sexes] == ["male"]:
        table.found[table.found.index(sexes[0])] = replace(sexes[0], column=year, sex="")


def _scored(table: Table, least: int) -> Table | None:
    fields = {item.column.field for item in table.found}
    if table.years and ("name" not in fields or "year" in fields):
        table.years = {}
    if table.years:
        fields |= {"year", "rating", "award"}
    if len(fields) < least or ("name" not in fields and table.shape.who != "all"):
        return None
    missing = len(table.shape.required - fields)
    depth = table.body - table.top
    table.score = (
        len(fields) + len(table.years) - 1.5 * missing - 0.3 * len(table.strange) - 0.2 * depth
    )
    return table


@lru_cache(maxsize=20_000)
def _match_cached(shape_title: str, parts: tuple[str, ...]) -> Found | None:
    shape = next(shape for shape in SHEETS if shape.title == shape_title)
    columns = list(shape.columns)
    if _UNIT_HINT and shape.column("unit") is None and shape.title not in UNIT_NAME_SHEETS:
        columns.append(_UNIT_HINT)
    joined, last = words(" ".join(parts)), words(parts[-1])
    by_sex = _match_sex(shape, parts, last)
    if by_sex:
        return by_sex
    for key in dict.fromkeys((joined, last)):
        for column in columns:
            if key in column.keys:
                return Found(-1, parts[-1], column)
    return _contained(columns, last, parts[-1])


def _match(shape: SheetShape, parts: tuple[str, ...]) -> Found | None:
    return _match_cached(shape.title, parts)


def _match_sex(shape: SheetShape, parts: tuple[str, ...], last: str) -> Found | None:
    """«Nam», «Nữ»; but «Năm», which folds like «Nam», is the year."""
    if last not in _SEXES or clean(parts[-1]).casefold() == "năm":
        return None
    born, sex = shape.column("born"), PEOPLE.column("sex")
    if len(parts) > 1 and born and words(parts[0]) in born.keys:
        return Found(-1, parts[-1], born, _SEXES[last])
    return Found(-1, parts[-1], sex, _SEXES[last]) if sex else None


def _contained(columns: list[Column], last: str, title: str) -> Found | None:
    """The longest known title of two words or more that stands inside a longer one."""
    best: tuple[int, Column] | None = None
    for column in columns:
        for key in column.keys:
            fits = " " in key and re.search(rf"\b{re.escape(key)}\b", last)
            if fits and (best is None or len(key) > best[0]):
                best = (len(key), column)
    return Found(-1, title, best[1]) if best and len(last.split()) <= 12 else None


def _is_year_title(text: str) -> bool:
    if not _YEAR_TITLE.match(words(fold(text))):
        return False
    try:
        read_years(text)
    except Doubt:
        return False
    return True


def caption_of(table: Table) -> str:
    """The text above the header: title, decision, year."""
    above = (
        text_of(cell) for row in table.grid.rows[: table.top] for cell in row if not is_blank(cell)
    )
    return " ".join([table.grid.caption, *above]).strip()
