"""The plain fold: for up to a few thousand subjects, from rows in memory.

The other executor (``facts.many``) fills the same lanes with Ibis; tests hold the two equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import numpy as np

from ..compiling.lanes import AS_OF, Flag, Lane, Where, YearLane
from ..tables import Coverage, Register, Subject, stands
from .away import UNRATED, Stretch, years_away
from .columns import SPAN, Facts, Ints, month_index
from .long_service import scales_of, service_numbers

COVERED = ("ratings", "awards", "initiatives", "blocs", "body_ratings", "members")
"""Tables whose absence means *not known*; of all others it is presumed that nothing happened."""

Test = Callable[[object], bool | None]


class TooOld(ValueError):
    """A year that the masks cannot hold; refused, never wrapped."""


def fold(register: Register, lanes: Mapping[str, Lane], as_of: date) -> Facts:
    """Fold a register into facts.

    Rows decided after ``as_of`` are left out. ``lanes`` are those of the plans' graphs.

    Raises:
        TooOld: a row is dated more than 62 years before the latest one.
    """
    subjects = tuple(s.uid for s in register.subjects)
    rows = {uid: n for n, uid in enumerate(subjects)}
    top = max(as_of.year, _latest(register))
    folding = _Folding(register, rows, top, as_of)
    masks: dict[str, Ints] = {}
    maybe: dict[str, Ints] = {}
    for key, lane in lanes.items():
        if isinstance(lane, YearLane):
            masks[key], uncertain = folding.year_lane(lane)
            if uncertain.any():
                maybe[key] = uncertain
    service = folding.service()
    numbers = service_numbers(register, scales_of(lanes.values()), as_of)
    return Facts(
        subjects, top, masks, maybe, folding.known(), service,
        joined=_months([s.joined for s in register.subjects], up=True),
        founded=_months([s.founded for s in register.subjects], up=False),
        flags={k: folding.flag(lane) for k, lane in lanes.items() if isinstance(lane, Flag)},
        left=_months([s.left for s in register.subjects], up=False),
        numbers=numbers,
    )  # fmt: skip


def _latest(register: Register) -> int:
    years = [row.year for table in (register.ratings, register.awards, register.initiatives,
             register.achievements, register.blocs, register.body_ratings)
             for row in table]  # fmt: skip
    return max(years, default=0)


def _months(days: Iterable[date | None], *, up: bool) -> Ints:
    return np.array([-1 if d is None else month_index(d, up=up) for d in days], dtype=np.int64)


def row_test(where: Where) -> Test:
    """A predicate on one value: True, False, or None where the value is not known."""
    values = frozenset(where.values)
    if where.op == "in":
        return lambda v: None if v is None else v in values
    if where.op == "none_of":
        return lambda v: values.isdisjoint(v or ())  # type: ignore[arg-type]
    if where.op == "least":
        least = int(where.values[0])
        return lambda v: None if v is None else int(v) >= least  # type: ignore[call-overload]
    return lambda v: None if v is None else bool(v)


class _Folding:
    """One pass over a register for one as-of date."""

    def __init__(self, register: Register, rows: dict[str, int], top: int, as_of: date) -> None:
        self.register = register
        self.rows = rows
        self.top = top
        self.as_of = as_of
        self.counts: dict[tuple[object, ...], list[dict[int, int]]] = {}
        self.kept: dict[str, list[tuple[int, object]]] = {}

    def bit(self, year: int) -> int:
        back = self.top - year
        if back >= SPAN:
            raise TooOld(f"year {year} is more than {SPAN} years before {self.top}")
        return 1 << back if back >= 0 else 0

    # -- year lanes ------------------------------------------------------------------------
    def year_lane(self, lane: YearLane) -> tuple[Ints, Ints]:
        """(lower mask, years that only may be marked) of one lane."""
        if not self._rows_in_time(lane.table):
            nothing = np.zeros(len(self.rows), dtype=np.int64)
            return nothing, nothing
        lower = np.zeros(len(self.rows), dtype=np.int64)
        maybe = np.zeros(len(self.rows), dtype=np.int64)
        if lane.lasting:
            return self._lasting(lane, lower, maybe)
        sure, open_ = self._counted(lane)
        for row, years in enumerate(sure):
            for year, count in years.items():
                if count >= lane.plane:
                    lower[row] |= self.bit(year)
        for row, years in enumerate(open_):
            for year, count in years.items():
                if count + sure[row].get(year, 0) >= lane.plane:
                    maybe[row] |= self.bit(year)
        return lower, maybe

    def _lasting(self, lane: YearLane, lower: Ints, maybe: Ints) -> tuple[Ints, Ints]:
        tests = [(w.column, row_test(w)) for w in lane.where]
        away: dict[int, list[Stretch]] = {}
        for place, row in self._rows_in_time(lane.table):
            if (passed := outcome(tests, row)) is not False:
                one = Stretch(row.starts, row.ends, passed is True)  # type: ignore[attr-defined]
                away.setdefault(place, []).append(one)
        assert lane.lasting is not None
        for place, rows in away.items():
            found = years_away(
                rows, lane.lasting.months, self.as_of, together=lane.lasting.together
            )
            for mask, years in zip((lower, maybe), found, strict=True):
                for year in years:
                    mask[place] |= self.bit(year)
        return lower, maybe

    def _counted(self, lane: YearLane) -> list[list[dict[int, int]]]:  # [sure, open] × rows × year
        key = (lane.table, lane.where, lane.year, lane.until, lane.lead)
        if key not in self.counts:
            self.counts[key] = self._count(lane)  # type: ignore[assignment]
        return self.counts[key]  # type: ignore[return-value]

    def _count(self, lane: YearLane) -> list[list[dict[int, int]]]:
        tests = [(w.column, row_test(w)) for w in lane.where]
        result: list[list[dict[int, int]]] = [[{} for _ in self.rows] for _ in (0, 1)]
        for place, row in self._rows_in_time(lane.table):
            passed = outcome(tests, row)
            if passed is not False:
                tally = result[int(passed is None)][place]
                for year in years_of(row, lane, self.as_of):
                    tally[year] = tally.get(year, 0) + 1
        return result

    def _rows_in_time(self, table: str) -> list[tuple[int, object]]:
        """(place of the subject, row) of the rows that count at the as-of date."""
        if table not in self.kept:
            self.kept[table] = [
                (self.rows[row.subject], row) for row in getattr(self.register, table)
                if row.subject in self.rows and in_time(row, table, self.as_of)
            ]  # fmt: skip
        return self.kept[table]

    # -- coverage --------------------------------------------------------------------------
    def service(self) -> Ints:
        """Years in which the subject was here; before its first year nothing can be missing."""
        first = self._first_years()
        masks = [self._span(*_service_years(s, first.get(s.uid), self.as_of))
                 for s in self.register.subjects]  # fmt: skip
        return np.array(masks, dtype=np.int64)

    def _first_years(self) -> dict[str, int]:
        first: dict[str, int] = {}
        for table in ("ratings", "awards", "initiatives", "blocs"):
            for row in getattr(self.register, table):
                first[row.subject] = min(row.year, first.get(row.subject, row.year))
        return first

    def _span(self, start: int, end: int) -> int:
        start = max(start, self.top - SPAN + 1)
        return sum(self.bit(year) for year in range(start, end + 1))

    def known(self) -> dict[str, Ints]:
        """Table → years with complete records; a table without coverage rows is not known."""
        known = {table: np.zeros(len(self.rows), dtype=np.int64) for table in COVERED}
        for cover in self.register.coverage:
            place = self.rows.get(cover.subject)
            if place is not None and cover.table in known:
                known[cover.table][place] |= self._span(cover.starts, cover.ends)
        known["ratings"] &= ~np.bitwise_or(*self.year_lane(UNRATED))
        for table in COVERED:  # a row is its own record
            if table in ("ratings", "blocs"):
                known[table] |= self._recorded(table)
        return known

    def _recorded(self, table: str) -> Ints:
        mask = np.zeros(len(self.rows), dtype=np.int64)
        for row in getattr(self.register, table):
            place = self.rows.get(row.subject)
            if place is not None:
                mask[place] |= self.bit(row.year)
        return mask

    # -- flags -----------------------------------------------------------------------------
    def flag(self, lane: Flag) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        if lane.what == "group":
            found = [(s.group or "official") in lane.values for s in self.register.subjects]
        elif lane.what == "sex":
            found = [(s.sex or "") in lane.values for s in self.register.subjects]
        elif lane.what == "role":
            found = [s.role in lane.values for s in self.register.subjects]
        elif lane.what == "on_hold":
            held = held_up(self.register, self.as_of)
            found = [s.uid in held for s in self.register.subjects]
        else:
            found = self._listed(lane.values[0])
        return np.array(found, dtype=bool)

    def _listed(self, award: str) -> list[bool]:
        """On the round's list; where no list is given, everyone who meets the standard is."""
        listed = {p.subject for p in self.register.proposals if p.award == award}
        closed = {c.subject for c in self.register.coverage if c.table == "proposals"}
        return [uid in listed or (not listed and uid not in closed) for uid in self.rows]


def in_time(row: object, table: str, as_of: date) -> bool:
    """Whether a row counts at ``as_of``: decided by then and not revoked by then."""
    decided = getattr(row, "decided", None)
    if decided is not None and decided > as_of:
        return False
    if table == "awards":
        return stands(row, as_of)  # type: ignore[arg-type]
    starts = getattr(row, "starts", None)
    return not isinstance(starts, date) or starts <= as_of


def outcome(tests: list[tuple[str, Test]], row: object) -> bool | None:
    """Kleene AND of the tests on one row."""
    result: bool | None = True
    for column, test in tests:
        value = _months_away(row) if column == "months" else getattr(row, column)
        one = test(value)
        if one is False:
            return False
        if one is None:
            result = None
    return result


def _months_away(row: object) -> int | None:
    starts, ends = row.starts, row.ends  # type: ignore[attr-defined]
    return None if ends is None else (ends.year - starts.year) * 12 + ends.month - starts.month


def years_of(row: object, lane: YearLane, as_of: date) -> range:
    start = _year_of(getattr(row, lane.year), as_of)
    end = start
    if lane.until:
        end = as_of.year if lane.until == AS_OF else _year_of(getattr(row, lane.until), as_of)
    return range(start - lane.lead, end + 1)


def _year_of(value: int | date | None, as_of: date) -> int:
    if value is None:
        return as_of.year  # still running
    return value if isinstance(value, int) else min(value, as_of).year


def _service_years(subject: Subject, first: int | None, as_of: date) -> tuple[int, int]:
    start = subject.joined or subject.founded
    begin = start.year if start else (first if first is not None else as_of.year - 1)
    end = subject.left.year if subject.left else as_of.year
    return begin, end


def held_up(register: Register, as_of: date) -> dict[str, list[object]]:
    """Subjects with a hold open at ``as_of`` → the holds."""
    held: dict[str, list[object]] = {}
    for row in register.holds:
        if row.starts <= as_of and (row.ends is None or as_of < row.ends):
            held.setdefault(row.subject, []).append(row)
    return held


def complete(register: Register, tables: Iterable[str], starts: int, ends: int) -> list[Coverage]:
    """Coverage rows that declare ``tables`` complete for every subject of the register."""
    return [Coverage(s.uid, table, starts, ends) for s in register.subjects for table in tables]
