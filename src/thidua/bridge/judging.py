"""The sweep of the whole registry, kept as long as nothing it was made from has changed.

A verdict of one subject never depends on who asks: everyone is judged once a revision, and pages
show the rows within the reader's reach. What a reader may not know is another matter: the *open*
sweep leaves discipline and holds out, and the two compared say where a result rests on them.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from thidua.bridge.belonging import Belonging, belonging
from thidua.bridge.law import the_laws
from thidua.bridge.registry import Wanted, members_of, read_register
from thidua_rules.apart import Apart, judge_apart
from thidua_rules.judging import Question, Receipt, Sweep, judge
from thidua_rules.model.law import Law
from thidua_rules.model.verdict import Verdict
from thidua_rules.tables import Members, Rating, Register

KEPT = 8
"""Sweeps kept in a process: two years, with and without secrets, and a few other days."""

KEPT_ROWS = 40_000
"""Rows of all sweeps kept together: about 70 MB ten thousand."""

KEPT_VERDICTS = 1_000
"""Verdicts of one sweep kept in full: a round is checked when it is sent, shown, and appraised."""

SECRET_TABLES = ("discipline", "holds")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sweep answers: a year, the days of the file, the registry's revision."""

    year: int
    received: date
    revision: str
    sent: date | None = None
    higher: tuple[tuple[str, date], ...] = ()  # (level of review, its own receipt day)
    secrets: bool = True  # read discipline and holds too
    awards: tuple[str, ...] | None = None  # codes; None: the ladder

    @property
    def question(self) -> Question:
        receipts = tuple(Receipt(level, day) for level, day in self.higher)
        return Question(self.year, self.received, self.sent, self.awards, receipts=receipts)


def received_usually(year: int) -> date:
    """Files of a year's titles come in by the middle of the next January."""
    return date(year + 1, 1, 15)


Key = tuple[str, Asked]  # digest of the laws, question


@dataclass(slots=True)
class Judged:
    """A sweep, and what has been asked of its verdicts so far."""

    sweep: Sweep
    lacking: NDArray[np.int8] | None = None
    supposed: dict[str, NDArray[np.int8]] = field(default_factory=dict)
    rests: dict[tuple[str, str], bool] = field(default_factory=dict)
    told: dict[tuple[str, str], Verdict] = field(default_factory=dict)

    def verdict(self, uid: str, award: str, *, plan: bool = True) -> Verdict:
        """One verdict in full; without a ``plan`` it does not say the earliest year.

        Raises KeyError for an unknown subject, ValueError for an award.
        """
        if plan:
            return self.sweep.verdict(uid, award)
        key = uid, award
        found = self.told.get(key)
        if found is None:
            found = self.sweep.verdict(uid, award, plan=False)
            if len(self.told) >= KEPT_VERDICTS:
                self.told.clear()
            self.told[key] = found
        return found

    def missing(self) -> NDArray[np.int8]:
        """Subjects × awards: criteria missing on the nearest branch, counted once."""
        if self.lacking is None:
            self.lacking = self.sweep.missing
        return self.lacking

    def if_rated(self, level: str) -> NDArray[np.int8]:
        """Subjects × awards: the noted result if every rating of the year not given yet is so.

        Where the text that judges has not been read, the result by the last verified text.
        """
        if level not in self.supposed:
            register = with_ratings(self.sweep.register, self.sweep.question.year, level)
            other = judged_again(self.sweep, register)
            self.supposed[level] = other.readings.get("last_verified", other.noted)
        return self.supposed[level]

    def law_of(self, uid: str) -> Law:
        """The law that judged a subject. Raises KeyError for an unknown one."""
        return self.sweep.of(uid).law

    def rests_on_list(self, uid: str, award: str) -> bool:
        """Whether the verdict assumes that the year's own list of titles is adopted."""
        key = uid, award
        if key not in self.rests:
            self.rests[key] = bool(self.sweep.verdict(uid, award, plan=False).assumptions)
        return self.rests[key]

    def __contains__(self, uid: str) -> bool:
        try:
            self.sweep.row(uid)
        except KeyError:
            return False
        return True


class _Shelf:
    """The latest sweeps of this process, by everything they were made from."""

    def __init__(self) -> None:
        self.sweeps: OrderedDict[Key, Judged] = OrderedDict()
        self.lock = Lock()  # of the dictionaries, never held while judging
        self.judging: dict[Key, Lock] = {}

    def get(self, asked: Asked) -> Judged:
        key = the_laws().digest, asked
        kept = self._kept(key)
        if kept is not None:
            return kept
        with self.lock:
            own = self.judging.setdefault(key, Lock())
        with own:  # one thread judges; who asks the same waits, who asks otherwise does not
            kept = self._kept(key)
            return kept if kept is not None else self._keep(key, _judge(asked))

    def _kept(self, key: Key) -> Judged | None:
        with self.lock:
            if key in self.sweeps:
                self.sweeps.move_to_end(key)
            return self.sweeps.get(key)

    def _keep(self, key: Key, judged: Judged) -> Judged:
        with self.lock:
            self.sweeps[key] = judged
            self.judging.pop(key, None)
            while len(self.sweeps) > 1 and self._too_many():
                self.sweeps.popitem(last=False)
        return judged

    def _too_many(self) -> bool:
        rows = sum(len(judged.sweep.subjects) for judged in self.sweeps.values())
        return len(self.sweeps) > KEPT or rows > KEPT_ROWS

    def clear(self) -> None:
        with self.lock:
            self.sweeps.clear()


def _judge(asked: Asked) -> Judged:
    register = read_register(asked.year)
    return _judged(register, asked)


SHELF = _Shelf()


def sweep(asked: Asked) -> Judged:
    """Everyone against every award: from memory, or judged now."""
    return SHELF.get(asked)


def check_person(person: int, asked: Asked) -> Judged:
    """One person (primary key) judged straight from the database."""
    register = read_register(asked.year, Wanted(people=(person,)))
    return _judged(register, asked)


def check_collective(organisation: int, asked: Asked) -> Judged:
    """One collective and the people on its roll of the year, whose titles it counts."""
    people = members_of(organisation, asked.year)
    wanted = Wanted(people=people, organisations=(organisation,))
    return _judged(read_register(asked.year, wanted), asked)


def _judged(register: Register, asked: Asked) -> Judged:
    known = register if asked.secrets else without_secrets(register)
    return Judged(judged_by(belonging(), known, asked.question))


def judged_by(whose: Belonging, register: Register, question: Question) -> Sweep:
    """Everyone of a register, each by the rules of the issuers above."""
    general = whose.laws.by(whose.laws.general)
    return judge_apart(register, whose.shares(register.subjects), general, question)


def judged_again(sweep: Sweep, register: Register) -> Sweep:
    """The same subjects with other rows, each by the law that judged it."""
    if not isinstance(sweep, Apart):
        return judge(register, sweep.law, sweep.question)
    shares = [(part.sweep.law, {part.sweep.subjects[row] for row in part.own.tolist()})
              for part in sweep.parts]  # fmt: skip
    return judge_apart(register, shares, sweep.law, sweep.question)


def with_ratings(register: Register, year: int, level: str) -> Register:
    """The register in which whoever has no rating of the year is rated ``level``."""
    rated = {row.subject for row in register.ratings if row.year == year}
    supposed = [
        Rating(subject.uid, year, level) for subject in register.subjects
        if subject.uid not in rated and (subject.left is None or subject.left.year > year)
    ]  # fmt: skip
    return replace(register, ratings=[*register.ratings, *supposed])


def without_secrets(register: Register) -> Register:
    """The register as one reads it who may not know of discipline, holds and complaints."""
    return replace(
        register, discipline=[], holds=[],
        coverage=[row for row in register.coverage if row.table not in SECRET_TABLES],
        members=[_clean(row) for row in register.members],
    )  # fmt: skip


def _clean(row: Members) -> Members:
    return row._replace(disciplined_reprimand_or_more=0, disciplined_warning_or_more=0)
