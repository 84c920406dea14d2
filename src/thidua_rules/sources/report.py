"""What a reader hands back: the register, and for every doubt the place and the cure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from thidua_rules.tables import Register


class Say(NamedTuple):
    """One sentence in both languages."""

    vi: str
    en: str

    def in_language(self, lang: str) -> str:
        return self.en if lang == "en" else self.vi


class Severity(StrEnum):
    """``error``: the row is not taken. ``warning``: it is taken, with a note."""

    ERROR = "error"
    WARNING = "warning"


SEVERITY_WORDS = {
    "vi": {Severity.ERROR: "Lỗi", Severity.WARNING: "Lưu ý"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "note"},
}


def column_letters(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Place(NamedTuple):
    """Where something stands; ``row`` and ``column`` count from 0, ``file`` names one of many."""

    sheet: str
    row: int
    column: int
    file: str = ""

    @property
    def cell(self) -> str:
        """A1 notation."""
        return f"{column_letters(self.column)}{self.row + 1}"

    def __str__(self) -> str:
        return "!".join(filter(None, (self.file, self.sheet, self.cell)))


@dataclass(frozen=True, slots=True)
class Problem:
    """One doubt: where, the value read, what is wrong, what to do."""

    place: Place
    value: str
    what: Say
    cure: Say
    severity: Severity = Severity.ERROR
    code: str = ""

    def in_language(self, lang: str) -> str:
        """«error: Khen thưởng!C12 «CSTĐ»: what is wrong. What to do.»"""
        value = f" «{self.value}»" if self.value else ""
        what, cure = self.what.in_language(lang), self.cure.in_language(lang)
        return f"{SEVERITY_WORDS[lang][self.severity]}: {self.place}{value}: {what} {cure}"

    def __str__(self) -> str:
        return self.in_language("vi")

    @property
    def sheet(self) -> str:
        return self.place.sheet

    @property
    def cell(self) -> str:
        return self.place.cell


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value put forward for bulk confirmation.

    ``index`` is the row's position in the register's ``table``. A ``sure`` one already stands in
    the row; any other waits, and the row keeps its default until someone confirms.
    """

    table: str
    index: int
    field: str
    value: str
    reason: Say
    sure: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Pending:
    """A row read in full but for one ``field``, which a person must choose.

    ``candidates`` are the values it could take (may be empty); ``row`` is the table's row with
    an empty text (or 0 for a year) in that field.
    """

    table: str
    row: NamedTuple
    field: str
    candidates: tuple[str, ...]
    given: str
    place: Place


class Identity(NamedTuple):
    """Who a uid is. The register carries no names; the office matches by these."""

    uid: str
    kind: str
    name: str
    code: str | None = None  # staff number, unit code
    born: date | None = None
    born_year: int | None = None  # where only the year is written
    unit: str | None = None  # uid of the unit; for a unit, of the one above it


@dataclass(slots=True)
class Import:
    """The outcome of one reading.

    ``provenance[table][i]`` is the place of row ``i`` of the register's ``table``.
    """

    register: Register = field(default_factory=Register)
    problems: list[Problem] = field(default_factory=list)
    provenance: dict[str, list[Place]] = field(default_factory=dict)
    suggestions: list[Suggestion] = field(default_factory=list)
    pending: list[Pending] = field(default_factory=list)
    identities: dict[str, Identity] = field(default_factory=dict)
    identity_numbers: dict[str, tuple[str, Place]] = field(default_factory=dict)
    """uid → digits and where they stand. Beside the register, which any reader of it may print."""
    details: dict[tuple[str, int], dict[str, str]] = field(default_factory=dict)
    """Texts of a row that no column of the contract holds: the award's name as written, the
    issuing body's name, the decision's abstract; keyed by (table, row index)."""

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]

    def add(self, table: str, row: NamedTuple, place: Place) -> int:
        """Take one row; returns its index in the table."""
        rows: list[NamedTuple] = getattr(self.register, table)
        rows.append(row)
        self.provenance.setdefault(table, []).append(place)
        return len(rows) - 1


class Unreadable(Exception):
    """The file as a whole cannot be read; nothing of it was taken."""

    def __init__(self, what: Say, cure: Say) -> None:
        super().__init__(f"{what.vi} {cure.vi}")
        self.what = what
        self.cure = cure

    def in_language(self, lang: str) -> str:
        """What happened, and what to do."""
        return f"{self.what.in_language(lang)} {self.cure.in_language(lang)}"


class TooMany(Unreadable):
    """The file has more rows than one reading may take; a larger limit would take them."""


def names_of(identities: Iterable[Identity]) -> dict[str, str]:
    """uid → name, for lists and workbooks."""
    return {identity.uid: identity.name for identity in identities}
