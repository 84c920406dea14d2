"""One row of a long table → the bits it marks, as an Ibis expression.

Each tested column maps its value to the set of lanes it allows; the AND of these sets is the set
of lanes the row passes, and one shift by the row's year puts the bits where they belong. Where a
tested column is empty two sets are made: lanes passed for sure, and lanes passed perhaps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import reduce
from typing import Any

import ibis
import ibis.expr.types as ir

from ...compiling.lanes import AS_OF, Where, YearLane
from ...tables import (
    ABSENCE_KINDS,
    ACHIEVEMENT_KINDS,
    ACHIEVEMENT_LEVELS,
    DISCIPLINE_WORDS,
    INITIATIVE_KINDS,
    INITIATIVE_LEVELS,
    METHODS,
    RATINGS,
    STUDY_RESULTS,
)  # fmt: skip
from .relations import BETWEEN

Values = Mapping[str, tuple[str, ...]]  # column of several codes → the texts it holds
VOCABULARIES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("ratings", "rating"): RATINGS, ("body_ratings", "rating"): RATINGS,
    ("awards", "method"): METHODS,
    ("initiatives", "level"): INITIATIVE_LEVELS, ("initiatives", "kind"): INITIATIVE_KINDS,
    ("achievements", "kind"): ACHIEVEMENT_KINDS, ("achievements", "level"): ACHIEVEMENT_LEVELS,
    ("discipline", "form"): DISCIPLINE_WORDS, ("absences", "kind"): ABSENCE_KINDS,
    ("absences", "result"): STUDY_RESULTS,
}  # fmt: skip


@ibis.udf.agg.builtin  # type: ignore[untyped-decorator]
def bit_or(x: int) -> int:  # type: ignore[empty-body]
    """PySpark has it, Ibis does not know."""


@ibis.udf.scalar.builtin  # type: ignore[untyped-decorator]
def error(message: str) -> int:  # type: ignore[empty-body]
    """Stops the query with a message."""


def in_time(table: ir.Table, name: str, as_of: date) -> list[Any]:
    """Conditions of a row that counts at ``as_of``; the same as ``fold.in_time``."""
    day, columns = ibis.literal(as_of), table.columns
    tests: list[Any] = []
    if "decided" in columns:
        tests.append(table.decided.isnull() | (table.decided <= day))
    if name == "awards":
        back = table.restored.notnull() & (table.restored <= day)
        tests.append(table.revoked.isnull() | (table.revoked > day) | back)
    elif "starts" in columns and table.starts.type().is_date():
        tests.append(table.starts <= day)
    return tests


def year_of(table: ir.Table, column: str, as_of: date) -> ir.IntegerColumn:
    """The year a row is dated in; a day still to come counts as ``as_of``."""
    if column == AS_OF:
        return ibis.literal(as_of.year, "int64")
    value = table[column]
    if not value.type().is_date():
        return value.fill_null(as_of.year).cast("int64")
    day = ibis.literal(as_of)
    return ibis.least(value.fill_null(day), day).year().cast("int64")


def shared_tests(lanes: Iterable[YearLane], empty: frozenset[str]) -> tuple[Where, ...]:
    """Tests that every lane makes of a column without empty cells: a filter, done once."""
    sets = [set(lane.where) for lane in lanes]
    common = set.intersection(*sets) if sets else set()
    kept = (w for w in common if w.op == "in" and w.column not in empty)
    return tuple(sorted(kept, key=str))


class RowSets:
    """The sets of lanes (bit i: lane i of the pass) that a row of ``table`` passes."""

    def __init__(
        self, rows: tuple[str, ir.Table], back: Any, values: Values, done: tuple[Where, ...]
    ) -> None:
        self.name, self.table = rows
        self.values = values
        self.done = done
        # Spark reads a bare small constant as 32 bits and wraps the shift without a word:
        # adding a 64-bit zero makes every set 64 bits wide on every engine.
        self.zero = back * 0

    def sets(self, lanes: tuple[YearLane, ...], *, may: bool) -> Any:
        """Lanes passed for sure, or (``may``) passed unless an empty cell says otherwise."""
        full = (1 << len(lanes)) - 1
        tests: dict[tuple[str, str, int], dict[int, Where]] = {}
        for n, lane in enumerate(lanes):
            for where in lane.where:
                if where not in self.done:
                    again = 0  # a second test of one column is a map of its own
                    while 1 << n in tests.get((where.column, where.op, again), ()):
                        again += 1
                    tests.setdefault((where.column, where.op, again), {})[1 << n] = where
        parts = [self._map(column, op, asked, full, may=may)
                 for (column, op, _), asked in tests.items()]  # fmt: skip
        if not parts:
            return ibis.literal(full, "int64") + self.zero
        return reduce(lambda left, right: left & right, parts)

    def _map(
        self, column: str, op: str, asked: dict[int, Where], full: int, *, may: bool
    ) -> ir.IntegerColumn:
        value = _months(self.table) if column == "months" else self.table[column]
        rest = full - sum(asked)
        branches = _BRANCHES[op](value, asked, rest, self.values.get(column, ()))
        if may and op != "none_of":
            branches.insert(0, (value.isnull(), full))
        return ibis.cases(*branches, else_=self._else(column, op, value, rest))

    def _else(self, column: str, op: str, value: ir.Value, rest: int) -> Any:
        """What no lane asks for; a word outside the vocabulary stops everything."""
        known = VOCABULARIES.get((self.name, column))
        if op != "in" or known is None:
            return ibis.literal(rest, "int64") + self.zero
        where = f"{self.name}.{column}: unknown word: "
        return ibis.cases(
            (value.isnull() | value.isin(known), ibis.literal(rest, "int64") + self.zero),
            else_=error(ibis.literal(where) + value),
        )


# -- one column's values → sets: (value, lanes that ask, lanes that do not, texts in the column)
Asked = dict[int, Where]


def _in(value: Any, asked: Asked, rest: int, _texts: tuple[str, ...]) -> list[Any]:
    bits: dict[str, int] = {}
    for bit, where in asked.items():
        for word in where.values:
            bits[word] = bits.get(word, rest) | bit
    return [(value == word, ibis.literal(found, "int64")) for word, found in bits.items()]


def _least(value: Any, asked: Asked, rest: int, _texts: tuple[str, ...]) -> list[Any]:
    found, steps = rest, []
    for bit, where in sorted(asked.items(), key=lambda item: int(item[1].values[0])):
        found |= bit
        steps.append((value >= int(where.values[0]), ibis.literal(found, "int64")))
    return steps[::-1]


def _true(value: Any, asked: Asked, rest: int, _texts: tuple[str, ...]) -> list[Any]:
    return [(value, ibis.literal(rest + sum(asked), "int64"))]


def _none_of(value: Any, asked: Asked, rest: int, texts: tuple[str, ...]) -> list[Any]:
    def free(text: str) -> Any:
        codes = set(text.split(BETWEEN))
        bits = rest + sum(bit for bit, w in asked.items() if codes.isdisjoint(w.values))
        return ibis.literal(bits, "int64")

    full = ibis.literal(rest + sum(asked), "int64")
    held = [(value == text, free(text)) for text in texts if text]
    return [(value.isnull() | (value == ""), full), *held]


_BRANCHES: Mapping[str, Callable[[Any, Asked, int, tuple[str, ...]], list[Any]]] = {
    "in": _in, "least": _least, "true": _true, "none_of": _none_of,
}  # fmt: skip


def _months(table: ir.Table) -> ir.IntegerColumn:
    years = table.ends.year().cast("int64") - table.starts.year().cast("int64")
    return years * 12 + table.ends.month().cast("int64") - table.starts.month().cast("int64")
