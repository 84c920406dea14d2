"""The limit: hand-written numba loops from Parquet to verdicts, for dense whole-number keys.

It knows that keys are 1 … n, that fifteen years fit in 32 bits and that nothing overflows; it
checks none of it. The loops over rows are written by hand; the rules are the same straight line
of operations as the engine's, as scalar code for one person at a time. Long service is reckoned
by the engine's own function for the few people it may concern, as no loop over rows could.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numba as nb
import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from benchmarks.leading import leading_rows
from benchmarks.question import RECEIVED, YEAR, asked
from thidua_rules.compiling.emitting import Input
from thidua_rules.compiling.joint import Joint
from thidua_rules.compiling.lanes import AS_OF, Flag, Number, YearLane
from thidua_rules.facts.fold import row_test
from thidua_rules.facts.long_service import scales_of, service_numbers
from thidua_rules.facts.many.layout import family_of
from thidua_rules.facts.many.relations import BETWEEN
from thidua_rules.model.verdict import Overall

THREADS = 2
SCALAR = {
    "and": "{0} & {1}", "or": "{0} | {1}", "xor": "{0} ^ {1}", "not": "not {0}", "neg": "-{0}",
    "and_k": "{0} & {1}", "or_k": "{0} | {1}", "shr_k": "{0} >> {1}", "shl_k": "{0} << {1}",
    "add_k": "{0} + {1}", "eq_k": "{0} == {1}", "ne_k": "{0} != {1}", "ge_k": "{0} >= {1}",
    "add": "({0}) + ({1})", "mul_k": "{0} * {1}", "ge": "{0} >= {1}", "gt": "{0} > {1}",
    "count": "popcount({0})", "bit": "(1 if {0} else 0)", "sub": "{0} - {1}",
}  # fmt: skip


@nb.njit
def popcount(x: int) -> int:
    x = x - ((x >> 1) & 0x5555555555555555)
    x = (x & 0x3333333333333333) + ((x >> 2) & 0x3333333333333333)
    x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0F
    return (x * 0x0101010101010101) >> 56


@nb.njit(parallel=True, cache=True)
def mark(masks, start, ids, back, span, sets, planes):  # noqa: ANN001, ANN201
    """Rows → masks; each thread owns a range of people and reads every row."""
    people = masks.shape[1]
    part = (people + THREADS - 1) // THREADS
    for thread in nb.prange(THREADS):
        low, high = thread * part, min((thread + 1) * part, people)
        for row in range(len(ids)):
            person = ids[row] - 1
            if person < low or person >= high:
                continue
            bits = ((1 << span[row]) - 1) << back[row] if len(span) else 1 << back[row]
            lanes, lane, at = sets[row], 0, start
            while lanes:
                depth = planes[lane]
                if lanes & 1:
                    carry = bits
                    for plane in range(depth):
                        held = masks[at + plane, person]
                        masks[at + plane, person] = held | carry
                        carry &= held
                        if carry == 0:
                            break
                at += depth
                lanes >>= 1
                lane += 1


@dataclass
class Table:
    """Columns of a Parquet table as numpy arrays; texts as codes with their words."""

    columns: dict[str, Any]

    @classmethod
    def read(cls, folder: Path, name: str, columns: list[str]) -> Table:
        path = folder / f"{name}.parquet"
        schema = pq.read_schema(path)
        texts = [c for c in columns if str(schema.field(c).type).startswith("dictionary")]
        found = pq.read_table(path, columns=columns, read_dictionary=texts)
        found = found.unify_dictionaries().combine_chunks()
        return cls(dict(zip(columns, found.columns, strict=True)))

    def empty(self, tested: set[str]) -> bool:
        names = {"ends" if name == "months" else name for name in tested}
        return any(self.columns[name].null_count for name in names)

    def ints(self, name: str) -> NDArray[Any]:
        column = self.columns[name].combine_chunks()
        return column.to_numpy(zero_copy_only=False)

    def coded(self, name: str) -> tuple[NDArray[Any], list[Any]]:
        column = self.columns[name].combine_chunks()
        if not hasattr(column, "dictionary"):
            values = column.to_numpy(zero_copy_only=False)
            words, codes = np.unique(values, return_inverse=True)
            return codes, list(words)
        return column.indices.to_numpy(zero_copy_only=False), column.dictionary.to_pylist()


def days(column: Any) -> NDArray[Any]:
    return column.to_numpy(zero_copy_only=False).astype("datetime64[D]")


class Masks:
    """All year lanes of the question, a row of 32-bit masks a lane."""

    def __init__(self, people: int) -> None:
        year_lanes = [x for x in asked().lanes.values() if isinstance(x, YearLane)]
        depth: dict[YearLane, int] = {}
        for lane in year_lanes:
            family = family_of(lane)
            depth[family] = max(depth.get(family, 1), lane.plane)
        self.planes = depth
        self.masks = np.zeros((sum(depth.values()) + 1, people), np.int32)
        self.place: dict[str, int] = {}
        self.maybe: dict[str, NDArray[np.int32]] = {}
        at = 1
        for family in sorted(depth, key=_origin):
            for plane in range(depth[family]):
                self.place[replace(family, plane=plane + 1).key] = at + plane
            at += depth[family]

    def fill(self, folder: Path) -> None:
        groups: dict[tuple[str, str, str, int], list[YearLane]] = {}
        for family in self.planes:
            groups.setdefault(_origin(family), []).append(family)
        for origin, families in groups.items():
            families.sort(key=lambda f: self.place[f.key])
            if (folder / f"{origin[0]}.parquet").exists():
                self._table(folder, origin, families)

    def _table(
        self, folder: Path, origin: tuple[str, str, str, int], families: list[YearLane]
    ) -> None:
        table, year, until, lead = origin
        tested = {w.column for f in families for w in f.where}
        wanted = ["subject", *sorted(tested - {"months"} | ({year, until} - {"", AS_OF}))]
        extra = {"awards": ["decided", "revoked"], "initiatives": ["decided"]}.get(table, [])
        if "months" in tested:
            wanted = [*dict.fromkeys([*wanted, "starts", "ends"])]
        rows = Table.read(folder, table, [*dict.fromkeys([*wanted, *extra])])
        kept, first = in_time(rows, table), self.place[families[0].key]
        sets = self._sets(rows, families, kept, may=False)
        back, length = backs(rows, year, until, lead)
        planes = np.array([self.planes[f] for f in families])
        ids = rows.ints("subject")
        mark(self.masks, first, ids, back, length, sets, planes)
        may = self._sets(rows, families, kept, may=True) if rows.empty(tested) else sets
        if (may != sets).any():
            open_ = np.zeros((len(families), self.masks.shape[1]), np.int32)
            mark(open_, 0, ids, back, length, may & ~sets, planes)
            for n, family in enumerate(families):
                self.maybe[family.key] = open_[n]

    def _sets(
        self, rows: Table, families: list[YearLane], kept: Any, *, may: bool
    ) -> NDArray[np.int64]:
        full = (1 << len(families)) - 1
        sets: Any = kept.astype(np.int64) * full if kept is not None else None
        for column in sorted({w.column for f in families for w in f.where}):
            codes, words = months(rows) if column == "months" else rows.coded(column)
            if column == "used_for":
                words = [tuple(filter(None, (word or "").split(BETWEEN))) for word in words]
            table = np.zeros(len(words) + 1, np.int64)  # the last: an empty cell passes no test
            for n, word in enumerate(words):
                tests = [[row_test(w) for w in f.where if w.column == column] for f in families]
                table[n] = sum(1 << k for k, t in enumerate(tests) if all(x(word) for x in t))
            table[-1] = sum(1 << k for k, f in enumerate(families)
                            if may or all(w.column != column for w in f.where))  # fmt: skip
            found = table[codes]
            sets = found if sets is None else sets & found
        return np.full(len(rows.ints("subject")), full) if sets is None else sets


def _origin(lane: YearLane) -> tuple[str, str, str, int]:
    return lane.table, lane.year, lane.until or "", lane.lead


def in_time(rows: Table, table: str) -> NDArray[np.bool_] | None:
    day, kept = np.datetime64(RECEIVED), None
    if table in ("awards", "initiatives"):
        decided = days(rows.columns["decided"])
        kept = ~(decided > day)
    if table == "awards" and rows.columns["revoked"].null_count < len(rows.columns["revoked"]):
        kept &= ~(days(rows.columns["revoked"]) <= day)
    if "starts" in rows.columns:
        kept = days(rows.columns["starts"]) <= day
    return kept


def backs(rows: Table, year: str, until: str, lead: int) -> tuple[Any, Any]:
    if year == "year":
        return (YEAR - rows.ints("year")).astype(np.int8), np.zeros(0, np.int8)
    day = np.datetime64(RECEIVED)

    def years(name: str) -> Any:
        found = days(rows.columns[name])
        found = np.where(np.isnat(found), day, np.minimum(found, day))
        return found.astype("datetime64[Y]").astype(int) + 1970

    first = years(year)
    last = np.full_like(first, RECEIVED.year) if until == AS_OF else years(until or year)
    length = last - first + 1 + lead
    over = np.maximum(last - YEAR, 0)  # years after the reference year do not count
    return (YEAR - last + over).astype(np.int8), np.maximum(length - over, 0).astype(np.int8)


def months(rows: Table) -> tuple[NDArray[Any], list[Any]]:
    starts, ends = days(rows.columns["starts"]), days(rows.columns["ends"])
    number = ends.astype("datetime64[M]").astype(int) - starts.astype("datetime64[M]").astype(int)
    words, codes = np.unique(number, return_inverse=True)
    codes[np.isnat(ends)] = len(words)
    return codes, [int(word) for word in words]


# -- years without complete records ------------------------------------------------------------
DEEP = 40
"""Years looked back for gaps: everybody's service fits."""


def unknown(folder: Path, joined: Any, left: Any) -> dict[str, NDArray[np.int64]]:
    cover = Table.read(folder, "coverage", ["subject", "table", "starts", "ends"])
    tables, words = cover.coded("table")
    ids = cover.ints("subject") - 1
    one = np.int64(1)
    deep = np.clip(YEAR - joined // 12 + 1, 0, DEEP)
    near = np.clip(YEAR - left, 0, DEEP)
    service = ((one << deep) - 1) & ~((one << near) - 1)
    first = np.clip(YEAR - cover.ints("starts").astype(np.int64) + 1, 0, DEEP)
    last = np.clip(YEAR - cover.ints("ends").astype(np.int64), 0, DEEP)
    span = ((one << first) - 1) & ~((one << last) - 1)
    found = {}
    for n, word in enumerate(words):
        known = np.zeros(len(joined), np.int64)
        chosen = tables == n
        known[ids[chosen]] = span[chosen]  # one row a person and table here
        found[word] = service & ~known
    return found


# -- rules -------------------------------------------------------------------------------------
@dataclass
class Rules:
    """The joint kernel as scalar code over rows of masks."""

    inputs: list[Input]
    run: Callable[..., None]


def scalar_rules(open_lanes: frozenset[str], places: dict[str, int]) -> Rules:
    """``places``: rows of the masks that stand by themselves; else inputs come in their order."""
    plan = asked().judging.plan
    joint = Joint(plan.graph, open_lanes, templates=SCALAR)
    outputs = [plan.roots[code][1] for code in asked().awards]
    outputs += [plan.applies[code] for code in asked().awards]
    lines = list(joint.lines(outputs))
    inputs, results = list(joint.inputs), lines.pop().strip()[len("return [") : -1].split(", ")
    number = len(asked().awards)
    # A function of its own: inside a parallel loop numba takes names used again for reductions.
    body = ["def one(masks, flags, numbers, hold, p, out):", "    yes, no = True, False"]
    flag = mask = count = 0
    for (key, _, _), name in joint.inputs.items():
        lane = plan.graph.lanes[key]
        if isinstance(lane, YearLane):
            body.append(f"    {name} = int64(masks[{places.get(key, mask)}, p])")
            mask += 1
        elif isinstance(lane, Flag):
            body.append(f"    {name} = flags[{flag}, p]")
            flag += 1
        else:
            body.append(f"    {name} = int64(numbers[{count}, p])")
            count += 1
    body += lines
    for n in range(number):
        known, applies, possible = results[n], results[number + n], results[2 * number + n]
        body.append(f"    out[{n}, p] = 5 if not {applies} else (1 if hold[p] else "
                    f"(0 if {known} else (2 if {possible} else 3)))")  # fmt: skip
    space: dict[str, Any] = {"prange": nb.prange, "int64": np.int64, "popcount": popcount}
    exec("\n".join(body), space)
    one = nb.njit(space["one"])

    def rules(masks, flags, numbers, hold, rows, out):  # noqa: ANN001, ANN202
        for n in nb.prange(len(rows)):
            one(masks, flags, numbers, hold, rows[n], out)

    return Rules(inputs, nb.njit(parallel=True)(rules))


class Peer:
    """Parquet → verdicts. ``compile`` once, then ``run`` as often as wanted."""

    def __init__(self) -> None:
        lanes = asked().lanes
        self.scales = scales_of(lanes.values())
        numbers = frozenset(self.scales)
        self.sure = scalar_rules(numbers, Masks(1).place)
        self.open = frozenset(k for k, x in lanes.items() if isinstance(x, YearLane) and x.table
                              in ("ratings", "awards", "initiatives", "absences"))  # fmt: skip
        self.both = scalar_rules(self.open | numbers, {})

    def fold(self, folder: Path) -> dict[str, Any]:
        subjects = Table.read(folder, "subjects", ["uid", "group", "joined", "left"])
        joined = days(subjects.columns["joined"])
        month = joined.astype("datetime64[M]").astype(int) + 1970 * 12
        first = month + (joined > joined.astype("datetime64[M]").astype("datetime64[D]"))
        left = days(subjects.columns["left"])
        gone = np.where(np.isnat(left), 9999, left.astype("datetime64[Y]").astype(int) + 1970)
        masks = Masks(len(joined))
        masks.fill(folder)
        recorded = unknown(folder, month, np.minimum(gone, RECEIVED.year))
        return {"masks": masks, "group": subjects.coded("group"), "unknown": recorded,
                "months": np.clip((YEAR + 1) * 12 - first, 0, 12).astype(np.int8),
                "service": self._service(folder, len(joined)),
                "hold": holds(folder, len(joined))}  # fmt: skip

    def _service(self, folder: Path, people: int) -> dict[str, Any]:
        """Scale → (lower, upper), a byte a person."""
        few = leading_rows(folder)
        bounds = service_numbers(few, self.scales, RECEIVED)
        places = np.array([subject.uid for subject in few.subjects], np.int64) - 1
        found: dict[str, Any] = {}
        for name in self.scales:
            sides = np.zeros((2, people), np.int8)
            sides[:, places] = bounds[name]
            found[name] = sides
        return found

    def judge(self, facts: dict[str, Any]) -> NDArray[np.int8]:
        people = len(facts["hold"])
        out = np.empty((len(asked().awards), people), np.int8)
        self._run(self.sure, facts, np.arange(people), out, upper=False)
        gaps = np.zeros(people, bool)
        for word in facts["unknown"].values():
            gaps |= word != 0
        for mask in facts["masks"].maybe.values():
            gaps |= mask != 0
        self._run(self.both, facts, np.flatnonzero(gaps), out, upper=True)
        return out

    def _run(
        self, rules: Rules, facts: dict[str, Any], rows: Any, out: Any, *, upper: bool
    ) -> None:
        lanes, masks = asked().judging.plan.graph.lanes, facts["masks"]
        codes, words = facts["group"]
        flags, chosen, numbers = [], [], []
        for key, wants, _ in rules.inputs:
            lane = lanes[key]
            if isinstance(lane, YearLane):
                chosen.append((lane, wants))
            elif isinstance(lane, Flag):
                flags.append(self._flag(lane, codes, words, facts["hold"]))
            else:
                assert isinstance(lane, Number)
                found = facts["service"].get(lane.what)
                numbers.append(facts["months"] if found is None else found[int(wants)])
        if not upper:
            rules.run(masks.masks, np.array(flags), np.array(numbers), facts["hold"], rows, out)
            return
        places = [masks.place[x.key] for x, _ in chosen]
        wide = masks.masks[:, rows][places].astype(np.int64)
        for n, (lane, wants) in enumerate(chosen):
            if wants and lane.table in facts["unknown"]:
                wide[n] |= facts["unknown"][lane.table][rows]
            if wants and lane.key in masks.maybe:
                wide[n] |= masks.maybe[lane.key][rows]
        some = np.empty((len(out), len(rows)), np.int8)
        rules.run(wide, np.array(flags)[:, rows], np.array(numbers)[:, rows], facts["hold"][rows],
                  np.arange(len(rows)), some)  # fmt: skip
        out[:, rows] = some

    def _flag(self, lane: Flag, codes: Any, words: list[str], hold: Any) -> NDArray[np.bool_]:
        if lane.what == "group":
            return np.array([word in lane.values for word in words])[codes]
        return hold if lane.what == "on_hold" else np.ones(len(hold), bool)


def holds(folder: Path, people: int) -> NDArray[np.bool_]:
    rows = Table.read(folder, "holds", ["subject", "starts", "ends"])
    day, ends = np.datetime64(RECEIVED), days(rows.columns["ends"])
    here = (days(rows.columns["starts"]) <= day) & (np.isnat(ends) | (day < ends))
    held = np.zeros(people, bool)
    held[rows.ints("subject")[here] - 1] = True
    return held


assert Overall.ELIGIBLE == 0
