"""A plain, slow, obvious judge of one subject: lists of years and loops, no masks, no graph.

It reads the law's trees and a subject's rows and shares nothing with the engine but the typed law
and rows. Each criterion is judged twice: on what is recorded, and on the best that missing
records could hold; «known» and «possible» together are the three values.
"""

# ruff: noqa: ARG002 - every leaf has the same signature, whether it needs all of it or not
from __future__ import annotations

from tests.parity.history import History, subjects_rows, upward
from tests.rules.plain_away import away
from tests.rules.plain_service import answer
from thidua_rules.model.law import Branching, Law, Leaf, Version
from thidua_rules.model.question import Question
from thidua_rules.tables import (
    ACHIEVEMENT_LEVELS,
    DISCIPLINE_FORMS,
    INITIATIVE_LEVELS,
    STUDY_RESULTS,
    Register,
)


class Reference(History):
    """One subject. ``overall(award)`` gives the words of ``Overall.code``."""

    # -- leaves: (met, surely, possibly); the last two None where the leaf has none -----------
    def leaf(self, leaf: Leaf, mode, possible, since):
        return getattr(self, f"leaf_{leaf.kind}")(leaf, mode, possible, since)

    def leaf_conduct(self, *_):
        return True, None, None

    def leaf_unread(self, leaf, mode, possible, since):
        return possible, None, None

    def leaf_rating(self, leaf, mode, possible, since):
        years = self.rated(leaf.params["at_least"], possible)
        if leaf.params["years"] > 1:
            years = self.history(years, possible)
        return len(self.run(years)) >= leaf.params["years"], None, None

    def leaf_ratings(self, leaf, mode, possible, since):
        years = self.rated(leaf.params["at_least"], possible)
        seen = self.window(leaf, years, possible, since)
        return len(seen) >= leaf.params["min"], None, bool(years)

    def leaf_years_with(self, leaf, mode, possible, since):
        years = self.history(self.tested(leaf.params["any"], mode, possible), possible)
        return len(self.run(years)) >= leaf.params["years"], None, None

    def leaf_titles(self, leaf, mode, possible, since):
        years = self.titles(leaf.params["award"], leaf.params["issuers"], mode, possible)
        seen = self.window(leaf, years, possible, since)
        return len(seen) >= leaf.params["min"], None, bool(years)

    def leaf_chain(self, leaf, mode, possible, since):
        code, issuers = leaf.params["award"], leaf.params["issuers"]
        years = self.history(self.titles(code, issuers, mode, possible), possible)
        for other in leaf.params["after"]:
            stops = self.earlier(other, possible)
            years = {y for y in years if not stops or y > max(stops)}
        endings = {"reference": (0,), "previous": (1,), "either": (0, 1)}[leaf.params["ending"]]
        length, step = leaf.params["length"], leaf.params["step"]
        met = any(self.linked(years, self.year - e, length, step) for e in endings)
        return met, None, bool(years)

    def linked(self, years, end, length, step):
        if end not in years:
            return False
        if length == 1:
            return True
        return any(self.linked(years, end - gap, length - 1, step) for gap in range(1, step + 1))

    def leaf_prior(self, leaf, mode, possible, since):
        return bool(since[0]), None, bool(since[0])

    def leaf_years_since(self, leaf, mode, possible, since):
        return len(since[1]) >= leaf.params["min"], None, bool(since[0])

    def leaf_initiatives(self, leaf, mode, possible, since):
        levels = upward(INITIATIVE_LEVELS, leaf.params["level"])
        family = {"any": (), "title": ("form",), "form": ("title", "form")}
        spent = {a.code for a in self.law.awards.values()
                 if a.family in family[leaf.params["unused_for"]]}  # fmt: skip
        kind = leaf.params["kind"]

        def test(row):
            return (row.level in levels and kind in ("any", row.kind)
                    and (row.replicable or not leaf.params["replicable"])
                    and spent.isdisjoint(row.used_for))  # fmt: skip

        return self.several("initiatives", test, leaf, possible, since)

    def several(self, table, test, leaf, possible, since):
        least = leaf.params["min"]
        planes = [self.years(table, test, possible, least=n + 1) for n in range(max(1, least))]
        total = sum(len(self.window(leaf, years, possible, since)) for years in planes)
        return total >= least, None, bool(planes[0])

    def leaf_achievement(self, leaf, mode, possible, since):
        kinds, levels = leaf.params["kinds"], upward(ACHIEVEMENT_LEVELS, leaf.params["level"])
        launched, duration = leaf.params["launched_by"], leaf.params["min_duration"]

        def test(row):
            if row.kind not in kinds or row.level not in levels:
                return False
            answers = []
            if launched:
                answers.append(None if row.launched_by is None else row.launched_by in launched)
            if duration:
                answers.append(None if row.duration is None else row.duration >= duration)
            if False in answers:
                return False
            return None if None in answers else True

        if leaf.params["after"]:
            given = self.years("awards", lambda r: r.award in leaf.params["after"], possible)
            first, plain_test = min(given, default=9999), test

            def test(row):
                later = row.year > first or (possible and row.year == first)
                return plain_test(row) if later else False

        met, _, _ = self.several("achievements", test, leaf, possible, since)
        such = self.years("achievements", lambda r: r.kind in kinds and r.level in levels, possible)
        return met, None, bool(self.window(leaf, such, possible, since))

    def leaf_service(self, leaf, mode, possible, since):
        months = 12
        if joined := self.subject.joined:
            first = joined.year * 12 + joined.month - 1 + (joined.day > 1)
            months = max(0, min(12, (self.year + 1) * 12 - first))
        return months >= leaf.params["min_months"], months >= 12, None

    def leaf_study(self, leaf, mode, possible, since):
        below = upward(STUDY_RESULTS[::-1], leaf.params["at_least"])[1:]

        def away(row):
            months = None
            if row.ends is not None:
                months = (row.ends.year - row.starts.year) * 12 + row.ends.month - row.starts.month
            if row.kind != "study" or not row.full_time or (months is not None and months < 12):
                return False
            return None if months is None else True

        def failed(row):
            bad = None if row.result is None else row.result in below
            if away(row) is False or bad is False:
                return False
            return None if None in (bad, away(row)) else True

        def free(test):
            years = self.years("absences", test, not possible, span=self.day_years)
            return self.year not in years

        return free(failed), free(away), None

    def leaf_absence(self, leaf, mode, possible, since):
        asked = leaf.params
        rows = [r for r in self.rows["absences"] if r.kind in asked["kinds"] and self.counted(r)]
        free = not away(rows, asked["months"], self.year, self.as_of, most=not possible,
                        together=asked["count"] == "total")  # fmt: skip
        return free, free, None

    def leaf_no_discipline(self, leaf, mode, possible, since):
        forms = upward(DISCIPLINE_FORMS, leaf.params["form"])
        years = self.years("discipline", lambda r: r.form in forms, not possible,
                           span=lambda r: [min(r.starts, self.as_of).year])  # fmt: skip
        free = not self.window(leaf, years, possible, since)
        return free, free, None

    def leaf_meets(self, leaf, mode, possible, since):
        code = leaf.params["award"]
        met = self.year in self.held(code, False) or self.root(code, mode)[possible]
        return met, None, None

    def leaf_doubt(self, leaf, mode, possible, since):
        strict = self.leaf(leaf.strict, mode, possible, since)
        lenient = self.leaf(leaf.lenient, mode, possible, since)
        join = any if possible else all
        return join((strict[0], lenient[0])), None, None

    # -- trees and awards ------------------------------------------------------------------
    def tree(self, tree: Branching, mode, possible, since):
        if tree.since is not None:
            since = self.since(tree.since, mode, possible)
        parts = [
            self.tree(child, mode, possible, since) if isinstance(child, Branching)
            else self.criterion(child, mode, possible, since)
            for child in tree.children
        ]  # fmt: skip
        return all(parts) if tree.op == "all" else any(parts)

    def criterion(self, leaf, mode, possible, since):
        if leaf.kind == "long_service":
            return self.long_service(mode, possible)
        met, surely, possibly = self.leaf(leaf, mode, possible, since)
        if mode == "strict" and not leaf.verified and leaf.nature != "conduct":
            if possible:
                return True if possibly is None else possibly
            return False if surely is None else surely
        return met

    def long_service(self, mode, possible):
        code = self.building[-1]
        days = self.question.terms.receipt(self.law.awards[code].level)
        rows = {**self.rows, "subjects": [self.subject]}
        asked = (code, *days, self.question.received)
        return answer(rows, self.law, asked, best=possible, strict=mode == "strict")

    def standards(self, code):
        group = self.subject.group or "official"
        return [s for s in self.law.awards[code].standards
                if s.kind == self.subject.kind and (not s.groups or group in s.groups)]  # fmt: skip

    def version(self, code, standard) -> Version | None:
        received, sent = self.question.terms.receipt(self.law.awards[code].level)
        return standard.version_for(received=received, sent=sent)

    def root(self, code, mode):
        """(known, possible)."""
        if self.subject.kind not in self.law.awards[code].recipients:
            return False, False
        if (code, mode) not in self.roots:
            self.building.append(code)
            self.roots[code, mode] = tuple(
                any(self.standard(code, s, mode, possible) for s in self.standards(code))
                and not self.refused(code, mode, possible)
                for possible in (False, True)
            )
            self.building.pop()
        return self.roots[code, mode]

    def refused(self, code, mode, possible):
        """Titles are not for the dead; an unverified text leaves that open."""
        award, principle = self.law.awards[code], self.law.principles["posthumous"]
        received, sent = self.question.terms.receipt(award.level)
        version = principle.version_for(received=received, sent=sent)
        said = award.posthumous and award.posthumous.citation
        if said is None and version and award.family in version.applies["refused"]:
            said = version.citation
        person = self.subject.kind == "individual"
        if not person or not any(map(self.counted, self.rows["deaths"])) or said is None:
            return False
        if award.posthumous and award.posthumous.allowed:
            return False
        return said.sureness == "verified" or not (possible and mode == "strict")

    def standard(self, code, standard, mode, possible):
        version = self.version(code, standard)
        if version is None or version.criteria is None:
            return possible
        return self.tree(version.criteria, mode, possible, None)

    def overall(self, code, mode="strict"):
        standards = self.standards(code)
        received, _ = self.question.terms.receipt(self.law.awards[code].level)
        if not standards:
            return "not_applicable"
        if any(s.over(received) for s in standards):
            return "not_in_force"
        if self.on_hold():
            return "on_hold"
        known, possible = self.root(code, mode)
        if known:
            return "eligible"
        return "undetermined" if possible else "not_eligible"

    def judge(self, mode="strict"):
        """Award → overall, in the order in which the awards lean on each other."""
        asked = self.law.asked(self.question.awards)
        codes = [c for c in asked if self.subject.kind in self.law.awards[c].recipients]
        first = [c for c in ("advanced_worker", "emulation_fighter_grassroots") if c in codes]
        for code in dict.fromkeys([*first, *codes]):
            self.root(code, mode)
        return {code: self.overall(code, mode) for code in codes}


def latest_year(register: Register) -> int:
    tables = ("ratings", "awards", "initiatives", "achievements", "blocs", "body_ratings")
    return max((row.year for table in tables for row in getattr(register, table)), default=0)


def judge_people(register: Register, law: Law, question: Question, mode="strict"):
    """uid → award → overall, for the people of a register."""
    rows = subjects_rows(register)
    top = max(question.received.year, latest_year(register))
    people = [s for s in register.subjects if s.kind == "individual"]
    uids = {s.uid for s in people}
    closed = frozenset(
        p.award for p in register.proposals if p.year == question.year and p.subject in uids
    )
    return {
        s.uid: Reference(law, question, s, rows[s.uid], top, closed).judge(mode) for s in people
    }
