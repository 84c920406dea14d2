"""One row of a table → typed values by column, each doubt reported at its cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from thidua_rules.sources import cells
from thidua_rules.sources.cells import Cell, Doubt, is_blank, text_of
from thidua_rules.sources.decision_numbers import read_decision_number
from thidua_rules.sources.folding import words
from thidua_rules.sources.headers import Found, Table
from thidua_rules.sources.issuers import issuer_in, read_issuer
from thidua_rules.sources.layout import Column
from thidua_rules.sources.report import Import, Place, Problem, Say, Severity
from thidua_rules.sources.vocabulary import NOT_RATED, VOCABULARIES, look_up, shown

Value = object
_JOINED = {"name": " ", "award": "; "}  # a field that stands in two columns of one row


@dataclass(slots=True)
class Parsed:
    """A row's values by field; ``bad`` once a needed cell could not be read."""

    index: int
    values: dict[str, Value] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    skip: bool = False  # the row says itself that there is nothing to take
    bad: bool = False

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def day(self, name: str) -> date | None:
        value = self.values.get(name)
        return value if isinstance(value, date) else None


class Interpreter:
    """Reads cells by their column's kind and writes every doubt into the report."""

    def __init__(self, report: Import, step: Callable[[], None] = lambda: None) -> None:
        self.report, self.step = report, step
        self._noted: set[tuple[str, int, str]] = set()
        self._kinds: dict[str, Callable[[Column, Cell], tuple[Value, Say | None]]] = {
            "text": lambda _, cell: (text_of(cell), None),
            "award": lambda _, cell: (_lines(cell), None),
            "awards": lambda _, cell: (_lines(cell), None),
            "unit": lambda _, cell: (text_of(cell), None),
            "years": lambda _, cell: cells.read_years(cell),
            "date": lambda _, cell: cells.read_date(cell),
            "born": _born,
            "last_day": _last_day,
            "integer": lambda _, cell: (cells.read_integer(cell), None),
            "percent": lambda _, cell: cells.read_percent(cell),
            "yes": lambda _, cell: (cells.read_yes(cell), None),
            "word": _word,
            "issuer": _issuer,
            "code": lambda _, cell: (cells.read_code(cell)[0], None),
            "identity": lambda _, cell: cells.read_identity(cell),
            "decision": lambda _, cell: (read_decision_number(text_of(cell)), None),
        }

    def row(self, table: Table, index: int) -> Parsed:
        """All mapped cells of one row."""
        self.step()
        parsed = Parsed(index)
        for found in table.found:
            self._take(table, found, parsed)
        return parsed

    def _take(self, table: Table, found: Found, parsed: Parsed) -> None:
        cell = table.grid.at(parsed.index, found.index)
        place = table.grid.place(parsed.index, found.index)
        fault = table.grid.broken.get((parsed.index, found.index))
        name = found.column.field
        parsed.places.setdefault(name, place)
        if fault and is_blank(cell):
            self._fault(fault, found, place, parsed)
            return
        if is_blank(cell):
            return
        if found.sex and name == "sex":
            parsed.values["sex"] = found.sex
            return
        if found.sex:
            parsed.values.setdefault("sex", found.sex)
        told = "" if found.column.kind == "identity" else text_of(cell)  # never repeated
        parsed.raw[name] = told
        parsed.places[name] = place
        try:
            value, note = self._kinds[found.column.kind](found.column, cell)
        except Doubt as doubt:
            self._doubt(doubt, found.column, place, parsed)
            return
        if isinstance(cell, float) and found.column.kind == "code":
            parsed.raw["code_numeric"] = "yes"
        if name in _JOINED and parsed.text(name):
            value = f"{parsed.text(name)}{_JOINED[name]}{value}"
        parsed.values[name] = value
        if note:
            self.note_once(place, told, note)
        if value is None and found.column.kind == "word":
            parsed.skip = True

    def _fault(self, fault: str, found: Found, place: Place, parsed: Parsed) -> None:
        column = found.column
        keeps = not (column.required or column.critical)
        what = (
            Say(
                "Ô có công thức nhưng không có kết quả lưu sẵn.",
                "The formula has no stored result.",
            )
            if fault == "formula"
            else Say(
                "Ô có công thức bị lỗi (#N/A, #REF! …).",
                "The formula shows an error (#N/A, #REF! …).",
            )
        )
        cure = Say(
            "Mở và lưu lại bằng Excel, hoặc dán giá trị (Paste Special › Values) vào ô.",
            "Open and save the file in Excel, or paste the value into the cell.",
        )
        severity = Severity.WARNING if keeps else Severity.ERROR
        self.report.problems.append(Problem(place, "", what, cure, severity, fault))
        parsed.bad = parsed.bad or not keeps

    def _doubt(self, doubt: Doubt, column: Column, place: Place, parsed: Parsed) -> None:
        keeps = not (column.required or column.critical)
        severity = Severity.WARNING if keeps else Severity.ERROR
        value = parsed.raw[column.field]
        cure = kept_blank(doubt.cure) if keeps else doubt.cure
        self.report.problems.append(Problem(place, value, doubt.what, cure, severity, "unreadable"))
        parsed.bad = parsed.bad or not keeps

    def error(self, place: Place, value: str, what: Say, cure: Say, code: str) -> None:
        self.report.problems.append(Problem(place, value, what, cure, Severity.ERROR, code))

    def warn(self, place: Place, value: str, what: Say, cure: Say, code: str) -> None:
        self.report.problems.append(Problem(place, value, what, cure, Severity.WARNING, code))

    def note_once(self, place: Place, value: str, note: Say, *, code: str = "read_as") -> None:
        """A note on how cells of one column are understood, once for each column and value."""
        key = (place.sheet, place.column, words(value) if code == "loose" else note.vi)
        if key in self._noted:
            return
        self._noted.add(key)
        cure = Say("Sửa lại nếu không đúng ý.", "Correct it if this is not meant.")
        self.warn(place, value, note, cure, code)

    def require(self, table: Table, parsed: Parsed, *, given: frozenset[str] = frozenset()) -> bool:
        """Report every needed field that is blank; True where none is."""
        for column in table.shape.columns:
            missing = (
                column.required and column.field not in parsed.values and column.field not in given
            )
            if not missing or (parsed.bad and column.field in parsed.raw):
                continue
            parsed.bad = True
            place = parsed.places.get(column.field) or first_place(table, parsed.index)
            if column.field in parsed.places and self._already(place):
                continue
            self.error(
                place,
                "",
                Say(f"Thiếu «{column.title}».", f"«{column.title}» is missing."),
                Say(
                    "Điền vào ô này; các dòng khác vẫn được nhận.",
                    "Fill it in; other rows are taken.",
                ),
                "missing",
            )
        return not parsed.bad

    def _already(self, place: Place) -> bool:
        return any(problem.place == place for problem in self.report.problems[-8:])


def kept_blank(cure: Say) -> Say:
    """What becomes of a row one of whose cells could not be read."""
    return Say(
        f"{cure.vi} Dòng vẫn được nhận, ô này bỏ trống.",
        f"{cure.en} The row is taken, this cell is left blank.",
    )


def first_place(table: Table, index: int) -> Place:
    """The name's cell, where problems of the whole row are shown."""
    names = table.columns_of("name") or table.found
    return table.grid.place(index, names[0].index)


def _lines(cell: Cell) -> str:
    return "\n".join(filter(None, (text_of(line) for line in str(cell).split("\n"))))


def _born(_column: Column, cell: Cell) -> tuple[Value, Say | None]:
    """A full date, or only the year (kept to tell people apart, not as a legal date)."""
    text = text_of(cell)
    if text.isdigit() and len(text) == 4:
        return int(text), None
    return cells.read_date(cell)


def _last_day(_column: Column, cell: Cell) -> tuple[Value, Say | None]:
    if words(text_of(cell)) in {"nay", "den nay", "hien nay", "hien tai", "chua xac dinh"}:
        return None, None
    value, note = cells.read_date(cell)
    return value + timedelta(days=1), note


def _word(column: Column, cell: Cell) -> tuple[Value, Say | None]:
    text = text_of(cell)
    if column.vocabulary == "rating" and words(text) in NOT_RATED:
        return None, Say(
            f"«{text}»: năm này không có xếp loại.", f"«{text}»: no rating for this year."
        )
    hit = look_up(column.vocabulary, text)
    if hit is None and column.vocabulary in {"level", "reach"}:
        hit = _level_by_issuer(text)
    if hit is None:
        raise Doubt(
            Say(
                f"Không hiểu «{text}» ở cột «{column.title}».",
                f"«{text}» is not understood in «{column.title}».",
            ),
            _offered(column.vocabulary),
        )
    code, loose = hit
    if not loose:
        return code, None
    return code, Say(
        f"«{text}» được hiểu là «{shown(column.vocabulary, code)}».",
        f"«{text}» is read as «{shown(column.vocabulary, code, 'en')}».",
    )


def _offered(vocabulary: str) -> Say:
    entries = VOCABULARIES[vocabulary].values()
    return Say(
        "Dùng một trong: " + "; ".join(word.vi for word in entries) + ".",
        "Use one of: " + "; ".join(f"{word.vi} ({word.en})" for word in entries) + ".",
    )


def _level_by_issuer(text: str) -> tuple[str, bool] | None:
    """By the body it names; never without a word, for any text may happen to name one."""
    issuer = issuer_in(words(text))
    if issuer is None:
        return None
    if issuer.code in {"province", "ministry"}:
        return "ministry_province", True
    return ("national" if issuer.code in {"government", "state"} else "base"), True


def _issuer(_column: Column, cell: Cell) -> tuple[Value, Say | None]:
    text = text_of(cell)
    hit = look_up("issuer", text)
    if hit:
        return hit[0], None
    issuer = read_issuer(text)
    if issuer:
        return issuer.code, None
    raise Doubt(
        Say(f"Không rõ «{text}» là cơ quan cấp nào.", f"The level of «{text}» is not clear."),
        _offered("issuer"),
    )
