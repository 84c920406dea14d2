"""Lanes: what the facts stage must fold from the long tables, declared, not coded.

A *year lane* is an integer a subject in which one bit stands for one year; a *flag* is a truth a
subject; a *number* is an integer a subject. The graph names the lanes it reads; both executors
(the plain fold and Ibis) fill exactly these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..service.model import Scale

AS_OF = "as_of"
"""In place of a column: the day as of which the records are read."""
LATE_FILE = 5
"""A file is received at most so many years after its reference year."""


@dataclass(frozen=True, slots=True)
class Where:
    """One test of a row. ``op``: in · none_of (a tuple column holds none of the values) · least
    (a number column reaches ``values[0]``) · true."""

    column: str
    op: str
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.column} {self.op} {','.join(self.values)}".strip()


@dataclass(frozen=True, slots=True)
class Lasting:
    """So many ``months`` of a year: of one row alone, or (``together``) of all of them added up."""

    months: int
    together: bool

    def __str__(self) -> str:
        return f"{'Σ' if self.together else ''}≥{self.months}m"


@dataclass(frozen=True, slots=True)
class YearLane:
    """Bits of the years in which at least ``plane`` rows pass every test.

    Planes 1 … n of the same rows together count what may happen several times a year.
    ``year`` names an integer column, or a date column whose year is taken; with ``until`` the
    row marks every year from ``year`` to ``until`` (a column, or ``AS_OF``). ``lead`` years before
    it are marked too: what happened after the reference year can be seen from it. ``lasting`` marks
    of a span's years only those in which it lasts long enough (``facts.away``).
    """

    table: str
    where: tuple[Where, ...]
    year: str = "year"
    until: str | None = None
    plane: int = 1
    lead: int = 0
    lasting: Lasting | None = None
    key: str = field(init=False, repr=False, compare=False)  # asked for all the time: made once

    def __post_init__(self) -> None:
        tests = "; ".join(str(w) for w in self.where)
        span = f"{self.year}…{self.until}" if self.until else self.year
        span = f"{span}−{self.lead}" if self.lead else span
        span = f"{span}{self.lasting}" if self.lasting else span
        object.__setattr__(self, "key", f"{self.table}[{tests}].{span}#{self.plane}")


@dataclass(frozen=True, slots=True)
class Flag:
    """A truth about the subject: ``group``, ``role``, ``sex``, ``listed``, ``on_hold``.

    A sex that is not said is the empty word, so that a flag may count it in or leave it out.
    """

    what: str
    values: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.what}({','.join(self.values)})"


@dataclass(frozen=True, slots=True)
class Number:
    """An integer of the subject at the reference year: ``months`` served in it, ``tenure`` (all
    months served up to its end), ``age``, ``members.total`` …

    ``scale``: the table of long service by which it is made.
    """

    what: str
    scale: Scale | None = field(default=None, repr=False, compare=False)

    @property
    def key(self) -> str:
        return self.what


Lane = YearLane | Flag | Number
