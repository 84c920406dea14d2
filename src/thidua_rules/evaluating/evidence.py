"""The rows behind a criterion, found by the lane's own filter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..compiling.lanes import YearLane
from ..facts.fold import in_time, outcome, row_test, years_of
from ..model.verdict import Evidence
from ..tables import Register

PRESUMED_NONE = ("discipline", "holds", "absences")


class Rows:
    """Index of a register by subject, for explaining only."""

    def __init__(self, register: Register, as_of: date) -> None:
        self.register = register
        self.as_of = as_of
        self._by_subject: dict[str, dict[str, list[object]]] = {}
        self._members: dict[str, dict[str, None]] = {}  # people once on a unit's roll, in order
        for member in register.memberships:
            self._members.setdefault(member.unit, {})[member.subject] = None
        for name, rows in register.tables():
            for row in rows:
                uid = row.uid if name == "subjects" else row.subject  # type: ignore[attr-defined]
                self._by_subject.setdefault(uid, {}).setdefault(name, []).append(row)

    def all_of(self, uid: str) -> dict[str, list[object]]:
        """Every row of one subject, by table."""
        return self._by_subject.get(uid, {})

    def around(self, uid: str) -> Register:
        """Every row of one subject, which stands first, and of the people once on its roll."""
        found = Register()
        for one in dict.fromkeys((uid, *self._members.get(uid, ()))):
            for table, rows in self.all_of(one).items():
                getattr(found, table).extend(rows)
        return found

    def rating(self, uid: str, year: int) -> str | None:
        """The rating on record of any subject in a year."""
        rows: list[Any] = self.all_of(uid).get("ratings", [])
        return next((row.rating for row in rows if row.year == year), None)

    def behind(self, uid: str, lane: YearLane, years: tuple[int, ...]) -> Iterator[Evidence]:
        """The subject's rows of a lane in the given years."""
        tests = [(w.column, row_test(w)) for w in lane.where]
        wanted = set(years)
        for row in self.all_of(uid).get(lane.table, []):
            counts = in_time(row, lane.table, self.as_of) and outcome(tests, row) is not False
            if counts and wanted.intersection(years_of(row, lane, self.as_of)):
                yield evidence(lane.table, row)

    def presumptions(self, uid: str) -> tuple[str, ...]:
        """Tables of which nothing is recorded, where nothing is presumed to have happened."""
        given = {c.table for c in self.all_of(uid).get("coverage", [])}  # type: ignore[attr-defined]
        return tuple(t for t in PRESUMED_NONE if t not in given and t not in self.all_of(uid))


def evidence(table: str, row: object) -> Evidence:
    """One register row as evidence."""
    year = getattr(row, "year", None)
    starts = getattr(row, "starts", None)
    label = _label(table, row)
    note = "used" if getattr(row, "used_for", None) else None
    if getattr(row, "revoked", None):
        # Revoked after the as-of day it still counted then; restored it counts again.
        note = "restored" if getattr(row, "restored", None) else "revoked"
    return Evidence(
        table, year if year is not None else starts and starts.year, label,
        getattr(row, "decision_no", None), getattr(row, "decided", None), note,
    )  # fmt: skip


_LABELS = ("award", "body", "rating", "title", "form", "reason", "kind", "name", "post")


def _label(table: str, row: object) -> str:
    """The word that names the row; the sentences translate it."""
    found = next((str(getattr(row, n)) for n in _LABELS if getattr(row, n, None)), None)
    return found or ("bloc" if table == "blocs" else table)
