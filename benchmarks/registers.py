"""Deterministic synthetic registers of people: fifteen years of history, as Parquet.

The proportions are those of a large public service (about ten ratings, fifteen awards, six
initiatives a person; one person in forty has led); rows are appended year by year and people are
shuffled within each year, as in a register that grew. Nothing here resembles a real person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

CONTENT = 2
"""Counts up whenever the rows change, so that no older register is taken for this one."""
SEED = 20_260_115
YEARS = range(2011, 2026)
ROW_GROUP = 250_000
RATINGS = ("not_completed", "completed", "good", "excellent")
GROUPS = ("official", "worker", "scientist", "businessperson", "farmer", "armed_forces")
GROUP_SHARES = (0.74, 0.16, 0.04, 0.03, 0.02, 0.01)
TITLES = (
    "advanced_worker", "emulation_fighter_grassroots", "emulation_fighter_ministry_province",
    "emulation_fighter_national",
)  # fmt: skip
FORMS = (
    "commendation_certificate", "ministry_province_merit_certificate", "pm_merit_certificate",
    "labour_order_3",
)  # fmt: skip
AWARDS = TITLES + FORMS
ISSUERS = ("department", "department", "province", "government", "department", "province",
           "government", "state")  # fmt: skip
LEVELS = ("base", "ministry_province", "national")
KINDS = ("initiative", "science_work")
USED = ("", *TITLES[:2], FORMS[1])
CLAIMS = ("movement", "many", "sudden", "contribution", "invention", "training", "model")
CLAIM_LEVELS = ("base", "commune", "ministry_province", "national")
LEADERS = 40
"""One person in so many has held leading posts."""
POSTS = (
    "Phó Giám đốc Sở", "Giám đốc Sở", "Vụ trưởng", "Phó Chủ tịch UBND tỉnh", "Thứ trưởng",
    "Trưởng phòng",
)  # fmt: skip
POST_SHARES = (0.4, 0.3, 0.12, 0.06, 0.05)
ENDINGS = ("rotation", "age_limit", "early_retirement")
LAUNCHERS = ("province", "ministry", "prime_minister", "commune")

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


def register_folder(root: Path, people: int) -> Path:
    """The folder of the register of so many people, written once."""
    folder = root / f"register-{CONTENT}-{people}"
    if not (folder / "coverage.parquet").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _Register(people, folder).write()
    return folder


def _words(codes: Ints, words: tuple[str, ...]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int8)), list(words))


def _day(years: Ints | int, months: Ints, days: Ints) -> NDArray[np.datetime64]:
    first = (np.asarray(years) - 1970) * 12 + months - 1
    return first.astype("datetime64[M]").astype("datetime64[D]") + days.astype("timedelta64[D]")


@dataclass
class _Register:
    people: int
    folder: Path
    writers: dict[str, pq.ParquetWriter] = field(default_factory=dict)

    def write(self) -> None:
        draw = np.random.default_rng(SEED)
        n = self.people
        self.uid = np.arange(1, n + 1)
        self.merit = draw.normal(size=n)
        self.joined = np.maximum(draw.integers(1990, 2026, n), draw.integers(1990, 2020, n))
        self.left = np.where(draw.random(n) < 0.12, draw.integers(2014, 2027, n), 9999)
        self._subjects(draw)
        self._coverage()
        runs = {code: np.zeros(n, np.int8) for code in AWARDS}
        held = {code: np.zeros(n, bool) for code in AWARDS}
        for year in YEARS:
            self._year(year, np.random.default_rng([SEED, year]), runs, held)
        self._small(draw)
        self._leaders(np.random.default_rng([SEED, 1]))
        for writer in self.writers.values():
            writer.close()

    def add(self, table: str, columns: Mapping[str, object]) -> None:
        batch = pa.table(dict(columns))
        if table not in self.writers:
            path = self.folder / f"{table}.parquet"
            self.writers[table] = pq.ParquetWriter(path, batch.schema, compression="zstd")
        self.writers[table].write_table(batch, row_group_size=ROW_GROUP)

    def _subjects(self, draw: np.random.Generator) -> None:
        n = self.people
        group = np.searchsorted(np.cumsum(GROUP_SHARES[:-1]), draw.random(n))
        day = _day(self.joined, draw.integers(1, 13, n), draw.integers(0, 28, n))
        left = pa.array(_day(np.minimum(self.left, 2100), np.full(n, 7), np.zeros(n, np.int64)),
                        mask=self.left == 9999)  # fmt: skip
        kind = _words(np.zeros(n, np.int64), ("individual",))
        self.add("subjects", {"uid": self.uid, "kind": kind, "group": _words(group, GROUPS),
                              "sex": _words(draw.integers(0, 2, n), ("female", "male")),
                              "joined": day, "left": left})  # fmt: skip

    def _coverage(self) -> None:
        """One person in fifty has no records of awards before 2016; all others are complete."""
        gaps = self.uid % 50 == 7
        for table in ("ratings", "awards", "initiatives"):
            starts = np.where(gaps & (table == "awards"), 2016, 1990)
            self.add("coverage", {
                "subject": self.uid, "table": _words(np.zeros(self.people, np.int64), (table,)),
                "starts": starts.astype(np.int32),
                "ends": np.full(self.people, 2026, np.int32),
            })  # fmt: skip

    def _year(
        self, year: int, draw: np.random.Generator, runs: dict[str, NDArray[np.int8]],
        held: dict[str, Bools],
    ) -> None:  # fmt: skip
        n = self.people
        here = (self.joined <= year) & (year < self.left)
        rank = np.digitize(self.merit + 0.7 * draw.normal(size=n), (-2.6, -1.5, 0.75))
        order = draw.permutation(n)
        absent = draw.random(n) < 0.01
        rows = order[(here & ~absent)[order]]
        self.add("ratings", {"subject": self.uid[rows], "year": np.full(len(rows), year, np.int16),
                             "rating": _words(rank[rows], RATINGS)})  # fmt: skip
        inventive = self._initiatives(year, draw, order, here, rank)
        given = _given(draw, rank, here & ~absent, inventive, runs, held)
        self._awards(year, draw, order, given)
        for code, truth in given.items():
            runs[code] = np.where(truth, runs[code] + 1, 0).astype(np.int8)
            held[code] |= truth
        self._claims(year, draw, order, here)

    def _initiatives(
        self, year: int, draw: np.random.Generator, order: Ints, here: Bools, rank: Ints
    ) -> Bools:
        chance = np.array([0.05, 0.15, 0.4, 0.75])[rank] * here
        lots = draw.random((3, self.people)).astype(np.float32)
        number = np.sum([lots[0] < chance, lots[1] < chance / 5, 2 * (lots[2] < 0.002) * here],
                        axis=0, dtype=np.int64)  # fmt: skip
        rows = np.repeat(order, number[order])
        size = len(rows)
        level = np.searchsorted((0.88, 0.985), draw.random(size))
        used = np.searchsorted((0.55, 0.6, 0.9), draw.random(size))
        self.add("initiatives", {
            "subject": self.uid[rows], "year": np.full(size, year, np.int16),
            "level": _words(level, LEVELS),
            "kind": _words((draw.random(size) < 0.15).astype(np.int64), KINDS),
            "replicable": draw.random(size) < 0.3, "used_for": _words(used, USED),
            "decided": _day(year, draw.integers(3, 13, size), draw.integers(0, 28, size)),
        })  # fmt: skip
        return number > 0

    def _awards(
        self, year: int, draw: np.random.Generator, order: Ints, given: dict[str, Bools]
    ) -> None:
        chosen = [order[truth[order]] for truth in given.values()]
        rows = np.concatenate(chosen)
        code = np.repeat(np.arange(len(chosen)), [len(c) for c in chosen])
        size = len(rows)
        sudden = (draw.random(size) < 0.04) & (code >= len(TITLES))
        revoked = draw.random(size) < 0.0004
        day = _day(year + 1, draw.integers(1, 4, size), draw.integers(0, 28, size))
        self.add("awards", {
            "subject": self.uid[rows], "award": _words(code, AWARDS),
            "year": np.full(size, year, np.int16), "decided": day,
            "issuer": _words(code, ISSUERS),
            "method": _words(sudden.astype(np.int64), ("merit", "sudden")),
            "revoked": pa.array(day + np.timedelta64(400, "D"), mask=~revoked),
        })  # fmt: skip

    def _claims(self, year: int, draw: np.random.Generator, order: Ints, here: Bools) -> None:
        rows = order[((draw.random(self.people) < 0.03) & here)[order]]
        size = len(rows)
        kind = draw.integers(0, len(CLAIMS), size)
        self.add("achievements", {
            "subject": self.uid[rows], "year": np.full(size, year, np.int16),
            "kind": _words(kind, CLAIMS), "level": _words(draw.integers(0, 4, size), CLAIM_LEVELS),
            "launched_by": _words(draw.integers(0, 4, size), LAUNCHERS),
            "duration": draw.integers(1, 7, size).astype(np.int16),
        })  # fmt: skip

    def _small(self, draw: np.random.Generator) -> None:
        for table, share, words, longest in (
            ("discipline", 0.25, ("reprimand", "warning", "demotion"), 500),
            ("absences", 0.12, ("study", "maternity", "sick"), 900),
            ("holds", 0.004, ("inspection", "complaint", "discipline_pending"), 2500),
        ):
            size = int(self.people * share)
            starts = _day(draw.integers(2011, 2026, size), draw.integers(1, 13, size),
                          draw.integers(0, 28, size))  # fmt: skip
            ends = starts + draw.integers(30, longest, size).astype("timedelta64[D]")
            columns = {
                "subject": draw.choice(self.uid, size),
                "kind" if table == "absences" else "form" if table == "discipline" else "reason":
                    _words(draw.integers(0, 3, size), words),
                "starts": starts,
                "ends": pa.array(ends, mask=draw.random(size) < 0.05),
            }  # fmt: skip
            if table == "absences":
                columns["full_time"] = draw.random(size) < 0.7
                columns["result"] = _words(draw.integers(0, 4, size),
                                           ("average", "fair", "good", "excellent"))  # fmt: skip
            self.add(table, columns)

    def _leaders(self, draw: np.random.Generator) -> None:
        """One post after the other, notices of retirement, and a few deaths."""
        rows = np.flatnonzero(self.uid % LEADERS == 3)
        begun = self.joined[rows] + draw.integers(3, 10, len(rows))
        for turn in range(2):
            served = draw.integers(2, 14, len(rows))
            taken = (begun < np.minimum(self.left[rows], 2026)) & (draw.random(len(rows)) < 0.9)
            self._posts(draw, rows[taken], begun[taken], (begun + served)[taken], last=turn == 1)
            begun = begun + served
        gone = (self.left[rows] <= 2026) & (draw.random(len(rows)) < 0.7)
        told = rows[gone | (draw.random(len(rows)) < 0.05)]
        year = np.minimum(self.left[told], 2025)
        self.add("retirements", {
            "subject": self.uid[told],
            "decided": _day(year, draw.integers(1, 13, len(told)), np.zeros(len(told), np.int64)),
            "higher_age": pa.array(draw.random(len(told)) < 0.2, mask=draw.random(len(told)) < 0.4),
        })  # fmt: skip
        dead = draw.choice(self.uid, max(self.people // 4000, 1), replace=False)
        self.add("deaths", {"subject": dead, "starts": _day(
            draw.integers(2012, 2026, len(dead)), draw.integers(1, 13, len(dead)),
            draw.integers(0, 28, len(dead)))})  # fmt: skip

    def _posts(
        self, draw: np.random.Generator, rows: Ints, begun: Ints, ended: Ints, *, last: bool
    ) -> None:
        size = len(rows)
        held = np.searchsorted(np.cumsum(POST_SHARES), draw.random(size))
        ending = draw.integers(0, len(ENDINGS), size).astype(np.int8)
        unsaid = (draw.random(size) < 0.9) | (ended >= 2026)
        codes = pa.array(ending, mask=unsaid)
        first = _day(begun, draw.integers(1, 13, size), draw.integers(0, 28, size))
        end = _day(ended, np.full(size, 12), np.full(size, 14))
        self.add("posts", {
            "subject": self.uid[rows], "post": _words(held, POSTS), "starts": first,
            "ends": pa.array(end, mask=(ended >= 2026) | (last & (draw.random(size) < 0.5))),
            "ended_by": pa.DictionaryArray.from_arrays(codes, list(ENDINGS)),
        })  # fmt: skip


def _given(
    draw: np.random.Generator, rank: Ints, rated: Bools, inventive: Bools,
    runs: dict[str, NDArray[np.int8]], held: dict[str, Bools],
) -> dict[str, Bools]:  # fmt: skip
    """Who is given what this year: roughly as the law asks, thinned by chance."""
    luck = draw.random((len(AWARDS), len(rank))).astype(np.float32)
    worker = rated & (rank >= 2) & (luck[0] < 0.97)
    fighter = worker & ((rank == 3) | inventive) & (luck[1] < 0.45)
    higher = fighter & (runs[TITLES[1]] >= 2) & (luck[2] < 0.3)
    national = higher & (runs[TITLES[2]] >= 1) & (luck[3] < 0.2)
    praised = worker & (luck[4] < 0.25)
    merit = worker & (runs[TITLES[1]] >= 1) & (luck[5] < 0.15)
    prime = worker & held[FORMS[1]] & (rank == 3) & (luck[6] < 0.04)
    order = worker & held[FORMS[2]] & (luck[7] < 0.02)
    return dict(zip(AWARDS, (worker, fighter, higher, national, praised, merit, prime, order),
                    strict=True))  # fmt: skip


RECEIVED = date(2026, 1, 15)
"""The question of every run: the year 2025, received on this day."""
