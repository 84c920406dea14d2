"""The rules again, slow and obvious: one subject at a time, Python sets of years, no masks.

It reads the same criteria trees as the engine and nothing of its compiler, lanes or kernel. Each
question is asked twice: of what is recorded (``best`` False), and of the best that missing records
could hold (``best`` True).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.rules import plain_service
from tests.rules.plain_away import away
from tests.rules.plain_leaves import LEAVES, POSSIBLY, SURELY
from tests.rules.plain_rolls import Rolls
from thidua_rules.judging import Question
from thidua_rules.model.law import Award, Branching, Law, Leaf, Since, Standard
from thidua_rules.model.verdict import Overall, Sureness
from thidua_rules.tables import Register, Subject

NEVER_SURE = ("ratings", "awards", "initiatives", "blocs", "body_ratings", "members")
OWN_RECORD = ("ratings", "blocs")
Test = Callable[[Any], bool | None]


def kleene_all(values: Iterable[bool | None]) -> bool | None:
    found = list(values)
    if False in found:
        return False
    return None if None in found else True


@dataclass(frozen=True)
class Asked:
    """What a leaf is judged under: which world, which mode, and the window of its group."""

    best: bool
    strict: bool
    since: Since | None = None


@dataclass
class Plain:
    """A register judged by the law as ``question`` asks; ``reading`` replaces unread texts."""

    register: Register
    law: Law
    question: Question
    reading: str | None = None
    rolls: Rolls = field(init=False)
    histories: dict[str, History] = field(default_factory=dict)
    own: dict[str, dict[str, list[Any]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rolls = Rolls(self)
        for table, rows in self.register.tables():
            for row in rows if table != "subjects" else ():
                self.own.setdefault(row.subject, {}).setdefault(table, []).append(row)

    def overall(self, subject: Subject, code: str) -> Overall:
        return self.history(subject).overall(code)

    def history(self, subject: Subject) -> History:
        return self.histories.setdefault(subject.uid, History(self, subject))


@dataclass
class History:
    """One subject's own rows, and the answers read off them."""

    plain: Plain
    subject: Subject
    roots: dict[tuple[str, bool, bool], bool] = field(default_factory=dict)
    building: list[str] = field(default_factory=list)

    def own(self, table: str) -> list[Any]:
        return self.plain.own.get(self.subject.uid, {}).get(table, [])

    @property
    def year(self) -> int:
        return self.plain.question.year

    @property
    def as_of(self) -> date:
        return self.plain.question.received

    # -- overall ---------------------------------------------------------------------------
    def overall(self, code: str) -> Overall:
        award = self.plain.law.awards[code]
        standards = self.mine(award)
        if not standards:
            return Overall.NOT_APPLICABLE
        received, _ = self.plain.question.terms.receipt(award.level)
        ends = [s.versions[-1].ends for s in standards]
        if any(end is not None and received >= end for end in ends):
            return Overall.NOT_IN_FORCE
        if self.on_hold():
            return Overall.ON_HOLD
        self.in_ladder_order()
        strict = self.plain.reading is None
        if self.root(code, best=False, strict=strict):
            return Overall.ELIGIBLE
        possible = self.root(code, best=True, strict=strict)
        return Overall.UNDETERMINED if possible else Overall.NOT_ELIGIBLE

    def mine(self, award: Award) -> list[Standard]:
        group = self.subject.group or "official"
        return [s for s in award.standards if s.kind == self.subject.kind and self.subject.kind
                in award.recipients and (not s.groups or group in s.groups)]  # fmt: skip

    def on_hold(self) -> bool:
        return any(row.starts <= self.as_of and (row.ends is None or self.as_of < row.ends)
                   for row in self.own("holds"))  # fmt: skip

    def in_ladder_order(self) -> None:
        """Awards that lean on each other are judged from the bottom of the ladder up."""
        for code, award in self.plain.law.awards.items():
            if self.subject.kind in award.recipients:
                for best in (False, True):
                    for strict in (False, True):
                        self.root(code, best=best, strict=strict)

    def root(self, code: str, *, best: bool, strict: bool) -> bool:
        key = (code, best, strict)
        if key not in self.roots:
            self.building.append(code)
            award = self.plain.law.awards[code]
            values = [self.standard(award, s, best, strict) for s in self.mine(award)]
            self.roots[key] = any(values) and not self.refused(award, best, strict)
            self.building.pop()
        return self.roots[key]

    def refused(self, award: Award, best: bool, strict: bool) -> bool:
        """A title is not given to the dead; where that text is not verified it stays open."""
        died = any(row.starts <= self.as_of for row in self.own("deaths"))
        principle = self.plain.law.principles.get("posthumous")
        received, sent = self.plain.question.terms.receipt(award.level)
        version = principle and principle.version_for(received=received, sent=sent)
        own = award.posthumous
        person = self.subject.kind == "individual"
        if not person or not died or (own is not None and own.allowed):
            return False
        if own is not None:
            cited = own.citation
        elif version and award.family in version.applies["refused"]:
            cited = version.citation
        else:
            return False
        return not (best and strict and cited.sureness is not Sureness.VERIFIED)

    def standard(self, award: Award, standard: Standard, best: bool, strict: bool) -> bool:
        received, sent = self.plain.question.terms.receipt(award.level)
        version = None
        for candidate in standard.versions:
            day = (sent or received) if candidate.enters == "sent" else received
            version = candidate if day >= candidate.starts else version
        criteria = version.criteria if version else None
        other = self.reading_of(version)
        if other is not None:
            criteria, strict = other.criteria, False
        if criteria is None:
            return best
        return self.tree(criteria, Asked(best, strict))

    def reading_of(self, version: Any) -> Any:
        if self.plain.reading is None or version is None:
            return None
        found = {reading.code: reading for reading in version.readings}
        return found.get(self.plain.reading) or found.get("last_verified")

    # -- a tree ----------------------------------------------------------------------------
    def tree(self, tree: Branching, asked: Asked) -> bool:
        if tree.since is not None:
            asked = Asked(asked.best, asked.strict, tree.since)
        values = [
            self.tree(child, asked) if isinstance(child, Branching) else self.leaf(child, asked)
            for child in tree.children
        ]
        return all(values) if tree.op == "all" else any(values)

    def leaf(self, leaf: Leaf, asked: Asked) -> bool:
        if leaf.kind == "long_service":
            return self.long_service(asked)
        sure = leaf.citation.sureness is Sureness.VERIFIED or leaf.nature == "conduct"
        if not asked.strict or sure:
            return LEAVES[leaf.kind](self, leaf, asked)
        if asked.best:
            return POSSIBLY.get(leaf.kind, lambda *_: True)(self, leaf, asked)
        return SURELY.get(leaf.kind, lambda *_: False)(self, leaf, asked)

    def long_service(self, asked: Asked) -> bool:
        code = self.building[-1]
        days = self.plain.question.terms.receipt(self.plain.law.awards[code].level)
        rows = {**self.plain.own.get(self.subject.uid, {}), "subjects": [self.subject]}
        return plain_service.answer(rows, self.plain.law, (code, *days, self.as_of),
                                    best=asked.best, strict=asked.strict)  # fmt: skip

    # -- rows ------------------------------------------------------------------------------
    def rows(self, table: str) -> list[Any]:
        """The subject's rows of a table that count on the as-of day."""
        found = []
        for row in self.own(table):
            decided, starts = getattr(row, "decided", None), getattr(row, "starts", None)
            late = (decided or date.min) > self.as_of
            late |= isinstance(starts, date) and starts > self.as_of
            revoked = table == "awards" and (row.revoked or date.max) <= self.as_of
            revoked &= table == "awards" and (row.restored or date.max) > self.as_of
            if not late and not revoked:
                found.append(row)
        return found

    def counts(
        self, table: str, test: Test, upper: bool, years: Callable[[Any], Iterable[int]]
    ) -> dict[int, int]:
        """Year → how many rows pass, at least (or with ``upper``: at most)."""
        found: dict[int, int] = {}
        for row in self.rows(table):
            passed = test(row)
            if passed or (passed is None and upper):
                for year in years(row):
                    found[year] = found.get(year, 0) + 1
        if upper and table in NEVER_SURE:
            found |= dict.fromkeys(self.service() - self.recorded(table), 10**6)
        return {year: count for year, count in found.items() if year <= self.year}

    def years(
        self, table: str, test: Test, best: bool, *, against: bool = False,
        years: Callable[[Any], Iterable[int]] = lambda row: (row.year,),
    ) -> set[int]:  # fmt: skip
        """Years with at least one such row; ``against``: more of it makes things harder."""
        return set(self.counts(table, test, best != against, years))

    def held(self, code: str, issuers: tuple[str, ...] = (), *, best: bool) -> set[int]:
        """Years for which an award is held on merit."""

        def test(row: Any) -> bool | None:
            by = None if row.issuer is None else row.issuer in issuers
            return kleene_all([row.award == code, row.method == "merit", not issuers or by])

        return self.years("awards", test, best)

    def listed(self, code: str) -> bool:
        """On the round's list of the year; where there is no list, everyone who meets it is."""
        register = self.plain.register
        rows = [r for r in register.proposals if r.award == code and r.year == self.year]
        if rows:
            return any(row.subject == self.subject.uid for row in rows)
        return not any(row.table == "proposals" and row.starts <= self.year <= row.ends
                       for row in self.own("coverage"))  # fmt: skip

    def service(self) -> set[int]:
        """Years in which a record could be missing."""
        start = self.subject.joined or self.subject.founded
        named = [row.year for table in ("ratings", "awards", "initiatives", "blocs")
                 for row in self.own(table)]  # fmt: skip
        first = start.year if start else min(named, default=self.as_of.year - 1)
        last = self.subject.left.year if self.subject.left else self.as_of.year
        return set(range(first, last + 1))

    def recorded(self, table: str) -> set[int]:
        known = {year for row in self.own("coverage") if row.table == table
                 for year in range(row.starts, row.ends + 1)}  # fmt: skip
        if table == "ratings":  # too little worked to be rated: nobody says how it counts
            out = [row for row in self.rows("absences") if row.kind in ("unpaid", "military")]
            known = {year for year in known
                     if not away(out, 7, year, self.as_of, most=True, together=True)}  # fmt: skip
        if table in OWN_RECORD:
            known |= {row.year for row in self.own(table)}
        return known
