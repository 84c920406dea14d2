"""What the plain judge reads of one subject: rows turned into sets of years, gaps included."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from tests.rules.plain_away import away
from thidua_rules.model.law import Law, Since
from thidua_rules.model.question import Question
from thidua_rules.tables import (
    RATINGS,
    Register,
    Subject,
)

SPAN = 62
COVERED = ("ratings", "awards", "initiatives", "blocs", "body_ratings", "members")
RECORDED = ("ratings", "blocs")


def subjects_rows(register: Register) -> dict[str, dict[str, list]]:
    """uid → table → rows."""
    found: dict[str, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    for table, rows in register.tables():
        if table != "subjects":
            for row in rows:
                found[row.subject][table].append(row)
    return found


def upward(vocabulary, word):
    return vocabulary[vocabulary.index(word) :]


def remembered(method):
    """Ask once for each subject."""

    def ask(self, *asked):
        key = (method.__name__, *asked)
        if key not in self.memory:
            self.memory[key] = method(self, *asked)
        return self.memory[key]

    return ask


@dataclass
class History:
    """One subject's years, on what is recorded and on the best that gaps could hold."""

    law: Law
    question: Question
    subject: Subject
    rows: dict[str, list]
    top: int  # the latest year of the whole register
    closed_lists: frozenset[str] = frozenset()  # awards whose list names somebody
    roots: dict = field(default_factory=dict)
    building: list = field(default_factory=list)
    memory: dict = field(default_factory=dict)

    def __post_init__(self):
        self.as_of, self.year = self.question.received, self.question.year

    # -- rows → years ----------------------------------------------------------------------
    def counted(self, row) -> bool:
        decided, revoked = getattr(row, "decided", None), getattr(row, "revoked", None)
        starts = getattr(row, "starts", None)
        if decided is not None and decided > self.as_of:
            return False
        restored = getattr(row, "restored", None) or date.max
        if revoked is not None and revoked <= self.as_of < restored:
            return False
        return not (isinstance(starts, date) and starts > self.as_of)

    def years(self, table, test, possible, *, least=1, span=None):
        """Years up to the reference year in which at least so many rows pass ``test``."""
        sure, perhaps = defaultdict(int), defaultdict(int)
        for row in self.rows[table]:
            if self.counted(row):
                passed = test(row)
                for year in span(row) if span else [row.year]:
                    sure[year] += passed is True
                    perhaps[year] += passed is None
        found = {y for y in sure if sure[y] >= least}
        if possible:
            found |= {y for y in perhaps if perhaps[y] and sure[y] + perhaps[y] >= least}
            found |= self.unknown_years(table)
        return {y for y in found if y <= self.year}

    @remembered
    def unknown_years(self, table):
        if table not in COVERED:
            return set()
        covered = {
            year
            for row in self.rows["coverage"] if row.table == table
            for year in range(max(row.starts, self.top - SPAN + 1), row.ends + 1)
        }  # fmt: skip
        if table == "ratings":
            out = [r for r in self.rows["absences"]
                   if r.kind in ("unpaid", "military") and self.counted(r)]  # fmt: skip
            covered = {year for year in covered
                       if not away(out, 7, year, self.as_of, most=True, together=True)}  # fmt: skip
        if table in RECORDED:
            covered |= {row.year for row in self.rows[table]}
        return self.service_years() - covered

    @remembered
    def service_years(self):
        start = self.subject.joined or self.subject.founded
        rows = [r.year for t in ("ratings", "awards", "initiatives", "blocs") for r in self.rows[t]]
        first = start.year if start else min(rows, default=self.as_of.year - 1)
        last = self.subject.left.year if self.subject.left else self.as_of.year
        return set(range(max(first, self.top - SPAN + 1), min(last, self.top) + 1))

    @remembered
    def rated(self, level, possible):
        return self.years("ratings", lambda r: r.rating in upward(RATINGS, level), possible)

    @remembered
    def held(self, code, possible, issuers=()):
        def test(row):
            if row.award != code or row.method != "merit":
                return False
            if issuers:
                return None if row.issuer is None else row.issuer in issuers
            return True

        return self.years("awards", test, possible)

    def titles(self, code, issuers, mode, possible):
        years = self.held(code, possible, issuers)
        award = self.law.awards[code]
        own = code in self.building or self.subject.kind not in award.recipients
        if own or issuers or not self.question.terms.round_open or award.family != "title":
            return years
        proposed = self.root(code, mode)[possible] and self.listed(code) and not self.on_hold()
        recorded = self.year in self.held(code, False)  # a gap does not stand for the title
        now = {self.year} if proposed or recorded else set()
        return {y for y in years if y < self.year} | now

    def listed(self, code):
        named = any(r.award == code and r.year == self.year for r in self.rows["proposals"])
        if code in self.closed_lists:
            return named
        return not any(r.table == "proposals" and r.starts <= self.year <= r.ends
                       for r in self.rows["coverage"])  # fmt: skip

    @remembered
    def on_hold(self):
        return any(r.starts <= self.as_of and (r.ends is None or self.as_of < r.ends)
                   for r in self.rows["holds"])  # fmt: skip

    # -- discipline: only what was achieved after it still counts ----------------------------
    def day_years(self, row):
        last = min(row.ends, self.as_of).year if row.ends else self.as_of.year
        return range(min(row.starts, self.as_of).year, last + 1)

    def history(self, years, possible):
        principle = self.law.principles.get("restart")
        if self.subject.kind != "individual" or principle is None:
            return years
        when = {"received": self.question.received, "sent": self.question.sent}
        if principle.version_for(**when) is None:
            return years
        ended = self.disciplined()
        if any(
            self.year < r.starts.year
            for r in self.rows["discipline"]
            if self.counted(r) and r.form != "violation"
        ):
            return years & ended & {self.year} if possible else set()
        if not ended:
            return years
        return {y for y in years if y > max(ended) or (possible and y == max(ended))}

    @remembered
    def disciplined(self):
        return self.years("discipline", lambda r: r.form != "violation", False, span=self.day_years)

    # -- windows ---------------------------------------------------------------------------
    def run(self, years):
        year = self.year
        while year in years:
            year -= 1
        return set(range(year + 1, self.year + 1))

    def last(self, years, number):
        return {y for y in years if y > self.year - number}

    def earlier(self, code, possible):
        return {y for y in self.held(code, not possible) if y < self.year}

    def tested(self, test, mode, possible):
        years = set()
        for level in test.ratings:
            years |= self.rated(level, possible)
        for code in test.titles:
            years |= self.titles(code, (), mode, possible)
        return years

    def since(self, spec: Since, mode, possible):
        """(years of the prior award, years after the earliest from which every year passes)."""
        prior = self.held(spec.award, possible, spec.issuers)
        for code in spec.restart:
            stops = self.earlier(code, possible)
            prior = {y for y in prior if not stops or y > max(stops)}
        good = self.run(self.tested(spec.every_year, mode, possible))
        usable = {y for y in prior if y + 1 in good or y in good or y == self.year}
        after = set(range(min(usable) + 1, self.year + 1)) if usable else set()
        # the award held before discipline stays; the years up to its end do not count
        return prior, self.history(after, possible)

    def window(self, leaf, years, possible, since):
        window = leaf.params["window"]
        if window == "year":
            return self.last(years, 1)
        if window == "since":
            return years & since[1]
        if isinstance(window, tuple):
            return years & self.run(self.history(self.rated(window[1], possible), possible))
        return self.last(self.history(years, possible), window)
