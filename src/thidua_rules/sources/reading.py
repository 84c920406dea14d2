"""The door for files: workbook, old workbook, Word tables, CSV → ``Import``.

    result = read_file(Path("danh-sach.xlsx"), law=law.awards)

``result.register`` holds every good row; ``result.problems`` every doubt with its cell and cure.
Raises ``Unreadable`` where the file as a whole cannot be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import count
from pathlib import Path

from thidua_rules.sources.award_names import AwardNames, HasAliases, award_names
from thidua_rules.sources.awards_held import AwardsReader
from thidua_rules.sources.body import count_rows
from thidua_rules.sources.folding import words
from thidua_rules.sources.grid import Grid
from thidua_rules.sources.headers import Table, understand
from thidua_rules.sources.histories import HistoryReader
from thidua_rules.sources.interpret import Interpreter
from thidua_rules.sources.opening import open_source
from thidua_rules.sources.records import Records
from thidua_rules.sources.report import Identity, Import, Place, Say, TooMany, Unreadable
from thidua_rules.sources.roll import Roll
from thidua_rules.sources.sheets import COVERAGE, SHEETS, SKIPPED_SHEETS, UNITS
from thidua_rules.sources.spreadsheets import read_csv, read_xls, read_xlsx
from thidua_rules.sources.word_tables import read_docx

ROW_LIMIT = 5_000
OFTEN = 250
"""Rows between two words on how far it is."""
Tell = Callable[[int, int], None]


def _unheard(_done: int, _total: int) -> None:
    """Nobody listens."""


def read_file(
    source: Path | bytes,
    *,
    name: str = "",
    law: Mapping[str, HasAliases] | None = None,
    known: Iterable[Identity] = (),
    row_limit: int | None = ROW_LIMIT,
    tell: Tell = _unheard,
) -> Import:
    """Read one file.

    ``known`` are people and units that a register already has; ``law`` adds award aliases;
    ``tell`` hears how many rows are read, of how many.
    """
    shown = name or (source.name if isinstance(source, Path) else "")
    grids = load_grids(source, name=shown)
    return read_grids(grids, names=award_names(law), known=known, row_limit=row_limit, tell=tell)


def load_grids(source: Path | bytes, *, name: str = "") -> list[Grid]:
    """The file's sheets or tables, whatever its format."""
    opened = open_source(source)
    if opened.kind == "csv":
        return read_csv(opened.data, Path(name).stem)
    return {"xlsx": read_xlsx, "xls": read_xls, "docx": read_docx}[opened.kind](opened.data)


def read_grids(
    grids: list[Grid],
    *,
    names: AwardNames,
    known: Iterable[Identity] = (),
    row_limit: int | None = ROW_LIMIT,
    tell: Tell = _unheard,
) -> Import:
    """Understand every sheet, units and people first, then the histories."""
    report = Import()
    interpreter = Interpreter(report)
    tables = _tables(grids, interpreter)
    total = sum(count_rows(table) for table in tables)
    _refuse_many(total, row_limit)
    interpreter.step = _counter(total, tell)
    roll = Roll(report, interpreter, known)
    report.identities = roll.directory.identities
    records = Records(report, interpreter)
    awards = AwardsReader(report, interpreter, records, names)
    histories = HistoryReader(roll, interpreter, records, awards)
    for table in sorted(tables, key=_turn):
        _report_strange(table, interpreter)
        if table.shape is UNITS:
            roll.list_units(table)
        elif table.shape.table == "subjects":
            roll.list_people(table)
        else:
            histories.read(table)
    return report


def _counter(total: int, tell: Tell) -> Callable[[], None]:
    numbers = count(1)

    def step() -> None:
        number = next(numbers)
        if number % OFTEN == 0:
            tell(min(number, total), total)

    return step


def _turn(table: Table) -> int:
    """Units, people, histories; complete records last, for they may speak of everyone."""
    return len(SHEETS) if table.shape is COVERAGE else min(SHEETS.index(table.shape), 2)


def _tables(grids: list[Grid], interpreter: Interpreter) -> list[Table]:
    tables: list[Table] = []
    for grid in grids:
        if grid.name in SKIPPED_SHEETS:
            continue
        if grid.hidden:
            _left_out(
                grid,
                interpreter,
                Say("Sheet ẩn không được đọc.", "A hidden sheet is not read."),
                Say("Bỏ ẩn nếu cần nhận sheet này.", "Unhide it if it should be taken."),
            )
            continue
        table = understand(grid)
        if table:
            tables.append(table)
        elif any(grid.filled(row) for row in range(len(grid.rows))):
            _left_out(
                grid,
                interpreter,
                Say(
                    "Không nhận ra bảng nào trong sheet này.",
                    "No known table is found on this sheet.",
                ),
                Say(
                    "Đặt tiêu đề cột như mẫu (ví dụ Họ và tên, Năm, Xếp loại).",
                    "Title the columns as in the template (e.g. Họ và tên, Năm, Xếp loại).",
                ),
            )
    if not tables:
        _refuse_empty(interpreter.report)
    return tables


def _left_out(grid: Grid, interpreter: Interpreter, what: Say, cure: Say) -> None:
    interpreter.warn(Place(grid.name, 0, 0, grid.file), grid.name, what, cure, "sheet_left_out")


def _refuse_empty(report: Import) -> None:
    listed = "; ".join(problem.sheet for problem in report.problems)
    raise Unreadable(
        Say(
            f"Tệp không có danh sách nào nhận ra được{f' ({listed})' if listed else ''}.",
            f"The file holds no list that is recognised{f' ({listed})' if listed else ''}.",
        ),
        Say(
            "Dùng mẫu của hệ thống, hoặc đặt tiêu đề cột như mẫu.",
            "Use the template, or title the columns as it does.",
        ),
    )


def _refuse_many(count: int, limit: int | None) -> None:
    if limit is not None and count > limit:
        many, most = (f"{n:,}".replace(",", ".") for n in (count, limit))
        raise TooMany(
            Say(
                f"Tệp có {many} dòng, nhiều hơn mức {most} dòng một lần nhập.",
                f"The file has {count:,} rows, more than the {limit:,} of one import.",
            ),
            Say(
                "Chia thành nhiều tệp (ví dụ theo năm hoặc theo đơn vị).",
                "Split it into several files (by year or unit).",
            ),
        )


def _report_strange(table: Table, interpreter: Interpreter) -> None:
    for column, title in table.strange.items():
        if not words(title) or not any(
            column in table.grid.filled(row) for row in range(table.body, len(table.grid.rows))
        ):
            continue
        interpreter.warn(
            table.grid.place(table.body - 1, column),
            title,
            Say(
                f"Không nhận ra cột «{title}»; cột này không được lấy.",
                f"Column «{title}» is not known; it is not taken.",
            ),
            Say(
                "Đổi tiêu đề theo mẫu nếu cần lấy cột này.",
                "Title it as in the template if it is needed.",
            ),
            "unknown_column",
        )
