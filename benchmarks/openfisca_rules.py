# ruff: noqa: ARG002 - all leaves and formulas have one signature
"""OpenFisca-Core judging the same people by the same criteria, each criterion a variable.

The law's trees become variables as its users write them: yearly truths go in, windows and runs
are formulas over years, every criterion and every award is a variable of the reference year. The
yearly arrays come from our own fold. ``max_spiral_loops`` is raised: left at one, recursion over
years stops early and hands back defaults without a word.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks.openfisca_years import FIRST, Formula, Years
from benchmarks.question import RECEIVED, YEAR, asked
from thidua_rules.compiling.building import award_lane
from thidua_rules.compiling.lanes import AS_OF, LATE_FILE, Number, Where, YearLane
from thidua_rules.compiling.leaves import initiative_lane
from thidua_rules.compiling.service_leaf import settled
from thidua_rules.model.law import Award, Branching, Leaf, Since, YearTest
from thidua_rules.model.verdict import Sureness
from thidua_rules.principles.posthumous import refused_to_dead
from thidua_rules.tables import ACHIEVEMENT_LEVELS, STUDY_RESULTS


class _Codes:
    """What ``initiative_lane`` asks of its surroundings."""

    def codes(self, family: str) -> tuple[str, ...]:
        return tuple(a.code for a in asked().law.awards.values() if a.family == family)

    def setting(self, name: str) -> tuple[str, ...] | None:
        return asked().law.setting(name, RECEIVED)


class System(Years):
    """The tax and benefit system for people with complete records, or (``open``) with gaps."""

    def __init__(self, *, open_: bool) -> None:
        super().__init__(open_=open_)
        self.roots: dict[tuple[str, str], str] = {}
        self.building: list[str] = []
        for name in ("on_hold", "armed"):
            self.variable(name, None)
        for code in asked().awards:
            self.root(code)

    # -- years -----------------------------------------------------------------------------
    def after(self, code: str, w: str) -> str:
        """Years after the latest time this award was given before the reference year."""
        held, name = self.lane(award_lane(code), w, against=True), f"after_{code}_{w}"

        def formula(person: Any, period: Any) -> Any:
            if period.start.year >= YEAR:
                return person(held, period) | True
            return ~person(held, period) & person(name, period.offset(1, "year"))

        return self.variable(name, formula)

    def titles(self, code: str, issuers: tuple[str, ...], w: str) -> str:
        held, award = self.lane(award_lane(code, issuers), w), asked().law.awards[code]
        if code in self.building or issuers or award.family != "title":
            return held
        root, recorded = self.root(code)[w], self.lane(award_lane(code), "k")

        def formula(person: Any, period: Any) -> Any:
            if period.start.year < YEAR:
                return person(held, period)
            return person(recorded, period) | (person(root, period) & ~person("on_hold", period))

        return self.variable(f"titles_{code}_{w}", formula)

    def tested(self, test: YearTest, w: str) -> str:
        parts = [self.rated(level, w) for level in test.ratings]
        parts += [self.titles(code, (), w) for code in test.titles]
        if len(parts) == 1:
            return parts[0]
        return self.variable(f"any_{'_'.join(parts)}", lambda p, period: np.logical_or.reduce(
            [p(part, period) for part in parts]))  # fmt: skip

    def since(self, spec: Since, w: str) -> tuple[str, str]:
        """(the prior award's years, the years after the earliest from which every year passes)."""
        held = self.lane(award_lane(spec.award, spec.issuers), w)
        stops = [self.after(code, w) for code in spec.restart]
        good = self.run(self.tested(spec.every_year, w))
        label = f"{spec.award}_{good}_{'_'.join(spec.restart)}_{w}"
        prior = self.variable(f"prior_{label}", lambda p, period: np.logical_and.reduce(
            [p(held, period), *(p(stop, period) for stop in stops)]))  # fmt: skip
        name = f"since_{label}"

        def formula(person: Any, period: Any) -> Any:
            before = period.offset(-1, "year")
            if before.start.year < FIRST[self.open]:
                return person(prior, period) & False
            usable = person(prior, before) & (person(good, before) | person(good, period))
            return person(name, before) | usable

        return prior, self.history(self.variable(name, formula), w)

    # -- criteria: (met, surely, possibly) as names ------------------------------------------
    def windowed(self, leaf: Leaf, series: str, w: str, since: Any) -> tuple[str, int]:
        """The series to add up, and how many years of it."""
        window = leaf.params["window"]
        deep = YEAR - FIRST[self.open] + 1
        if window == "year":
            return series, 1
        if window == "since":
            return self.both(series, since[1]), deep
        if isinstance(window, tuple):
            return self.both(series, self.run(self.history(self.rated(window[1], w), w))), deep
        assert isinstance(window, int)
        return self.history(series, w), min(window, deep)

    def at_least(self, parts: list[tuple[str, int]], least: int) -> str:
        label = "_".join(f"{series}_{years}" for series, years in parts)

        def formula(person: Any, period: Any) -> Any:
            total = 0
            for series, years in parts:
                for back in range(years):
                    total = total + person(series, period.offset(-back, "year")).astype(np.int8)
            return total >= least

        return self.variable(f"least_{least}_{label}", formula)

    def leaf(self, leaf: Leaf, w: str, since: Any) -> tuple[str, str | None, str | None]:
        met, surely, possibly = getattr(self, f"leaf_{leaf.kind}")(leaf, w, since)
        return met, surely, possibly

    def truth(self, value: bool) -> str:
        return self.variable(f"truth_{value}", lambda p, period: p("armed", period) & False
                             if not value else p("armed", period) | True)  # fmt: skip

    def leaf_conduct(self, *_: Any) -> Any:
        return self.truth(True), None, None

    def leaf_unread(self, leaf: Leaf, w: str, since: Any) -> Any:
        return self.truth(w == "p"), None, None

    def leaf_rating(self, leaf: Leaf, w: str, since: Any) -> Any:
        series, years = self.rated(str(leaf.params["at_least"]), w), int(str(leaf.params["years"]))
        series = self.history(series, w) if years > 1 else series
        return self.at_least([(series, years)], years), None, None

    def leaf_ratings(self, leaf: Leaf, w: str, since: Any) -> Any:
        return self.counted(leaf, [self.rated(str(leaf.params["at_least"]), w)], w, since)

    def leaf_years_with(self, leaf: Leaf, w: str, since: Any) -> Any:
        series = self.history(self.tested(leaf.params["any"], w), w)  # type: ignore[arg-type]
        years = int(str(leaf.params["years"]))
        return self.at_least([(series, years)], years), None, None

    def leaf_titles(self, leaf: Leaf, w: str, since: Any) -> Any:
        series = self.titles(str(leaf.params["award"]), leaf.params["issuers"], w)  # type: ignore[arg-type]
        return self.counted(leaf, [series], w, since)

    def counted(self, leaf: Leaf, planes: list[str], w: str, since: Any) -> Any:
        parts = [self.windowed(leaf, plane, w, since) for plane in planes]
        deep = YEAR - FIRST[self.open] + 1
        possibly = None if leaf.verified else self.at_least([(planes[0], deep)], 1)
        return self.at_least(parts, int(str(leaf.params["min"]))), None, possibly

    def leaf_chain(self, leaf: Leaf, w: str, since: Any) -> Any:
        code, deep = str(leaf.params["award"]), YEAR - FIRST[self.open] + 1
        series = self.history(self.titles(code, leaf.params["issuers"], w), w)  # type: ignore[arg-type]
        for other in leaf.params["after"]:  # type: ignore[attr-defined]
            series = self.both(series, self.after(other, w))
        ending = {"reference": (0,), "previous": (1,), "either": (0, 1)}
        chains = [self.chained(series, end, leaf) for end in ending[str(leaf.params["ending"])]]
        met = self.variable(f"any_{'_'.join(chains)}", lambda p, period: np.logical_or.reduce(
            [p(chain, period) for chain in chains]))  # fmt: skip
        return met, None, self.at_least([(series, deep)], 1)

    def chained(self, series: str, end: int, leaf: Leaf) -> str:
        length, step = int(str(leaf.params["length"])), int(str(leaf.params["step"]))

        def formula(person: Any, period: Any) -> Any:
            reached = {end: person(series, period.offset(-end, "year"))}
            for _ in range(length - 1):
                later: dict[int, Any] = {}
                for back, truth in reached.items():
                    for gap in range(1, step + 1):
                        at = back + gap
                        here = truth & person(series, period.offset(-at, "year"))
                        later[at] = later[at] | here if at in later else here
                reached = later
            return np.logical_or.reduce(list(reached.values()))

        return self.variable(f"chain_{length}_{step}_{end}_{series}", formula)

    def leaf_prior(self, leaf: Leaf, w: str, since: Any) -> Any:
        held = self.at_least([(since[0], YEAR - FIRST[self.open] + 1)], 1)
        return held, None, held

    def leaf_years_since(self, leaf: Leaf, w: str, since: Any) -> Any:
        deep = YEAR - FIRST[self.open] + 1
        held = self.at_least([(since[0], deep)], 1)
        return self.at_least([(since[1], deep)], int(str(leaf.params["min"]))), None, held

    def leaf_initiatives(self, leaf: Leaf, w: str, since: Any) -> Any:
        lane = initiative_lane(leaf, _Codes())  # type: ignore[arg-type]
        return self.counted(leaf, self.planes(lane, leaf, w), w, since)

    def planes(self, lane: YearLane, leaf: Leaf, w: str) -> list[str]:
        number = max(1, int(str(leaf.params["min"])))
        return [self.lane(YearLane(lane.table, lane.where, lane.year, lane.until, n + 1), w)
                for n in range(number)]  # fmt: skip

    def leaf_achievement(self, leaf: Leaf, w: str, since: Any) -> Any:
        levels = ACHIEVEMENT_LEVELS[ACHIEVEMENT_LEVELS.index(str(leaf.params["level"])) :]
        tests = [Where("kind", "in", leaf.params["kinds"]), Where("level", "in", levels)]  # type: ignore[arg-type]
        such = YearLane("achievements", tuple(tests))
        if launched := leaf.params["launched_by"]:
            tests.append(Where("launched_by", "in", launched))  # type: ignore[arg-type]
        if duration := leaf.params["min_duration"]:
            tests.append(Where("duration", "least", (str(duration),)))
        lane = YearLane("achievements", tuple(tests))
        met, _, _ = self.counted(leaf, self.planes(lane, leaf, w), w, since)
        return met, None, self.at_least([self.windowed(leaf, self.lane(such, w), w, since)], 1)

    def leaf_service(self, leaf: Leaf, w: str, since: Any) -> Any:
        self.variable("months", None, int)
        least = int(str(leaf.params["min_months"]))
        met = self.variable(f"service_{least}", lambda p, period: p("months", period) >= least)
        whole = self.variable("service_12", lambda p, period: p("months", period) >= 12)
        return met, whole, None

    def leaf_long_service(self, leaf: Leaf, w: str, since: Any) -> Any:
        scale = leaf.params["scale"]
        anything = replace(scale, order=None)  # type: ignore[type-var]
        names = [self.number(Number(s.key, s), w) for s in (scale, anything)]  # type: ignore[union-attr, arg-type]
        met, possibly = (self.variable(f"some_{name}", lambda p, period, n=name: p(n, period) >= 1)
                         for name in names)  # type: ignore[misc]  # fmt: skip
        return met, None, possibly

    def leaf_study(self, leaf: Leaf, w: str, since: Any) -> Any:
        below = STUDY_RESULTS[: STUDY_RESULTS.index(str(leaf.params["at_least"]))]
        long = (Where("kind", "in", ("study",)), Where("full_time", "true"),
                Where("months", "least", ("12",)))  # fmt: skip
        failed = YearLane("absences", (*long, Where("result", "in", below)), "starts", "ends")
        away = YearLane("absences", long, "starts", "ends")
        names = [self.lane(lane, w, against=True) for lane in (failed, away)]
        met, surely = (self.variable(f"free_{name}", lambda p, period, n=name: ~p(n, period))
                       for name in names)  # type: ignore[misc]  # fmt: skip
        return met, surely, None

    def leaf_meets(self, leaf: Leaf, w: str, since: Any) -> Any:
        code = str(leaf.params["award"])
        held, root = self.lane(award_lane(code), "k"), self.root(code)[w]
        met = self.variable(f"meets_{code}_{w}",
                            lambda p, period: p(held, period) | p(root, period))  # fmt: skip
        return met, None, None

    def leaf_doubt(self, leaf: Leaf, w: str, since: Any) -> Any:
        assert leaf.strict is not None
        assert leaf.lenient is not None
        parts = [self.leaf(part, w, since)[0] for part in (leaf.strict, leaf.lenient)]
        join = np.logical_or if w == "p" else np.logical_and
        met = self.variable(f"doubt_{w}_{'_'.join(parts)}", lambda p, period: join.reduce(
            [p(part, period) for part in parts]))  # fmt: skip
        return met, None, None

    # -- trees and awards --------------------------------------------------------------------
    def criterion(self, leaf: Leaf, w: str, since: Any) -> str:
        met, surely, possibly = self.leaf(leaf, w, since)
        if leaf.verified or leaf.nature == "conduct":
            return met
        if w == "p":
            return possibly or self.truth(True)
        return surely or self.truth(False)

    def tree(self, tree: Branching, w: str, since: Any) -> Formula:
        if tree.since is not None:
            since = self.since(tree.since, w)
        parts: list[Formula] = []
        for child in tree.children:
            if isinstance(child, Branching):
                parts.append(self.tree(child, w, since))
            else:
                name = self.criterion(child, w, since)
                parts.append(lambda p, period, name=name: p(name, period))
        join = np.logical_and if tree.op == "all" else np.logical_or
        return lambda p, period: join.reduce([part(p, period) for part in parts])

    def root(self, code: str) -> dict[str, str]:
        if (code, "k") not in self.roots:
            self.building.append(code)
            for w in ("k", "p"):
                self.roots[code, w] = self.variable(f"root_{code}_{w}", self._root(code, w))
            self.building.pop()
        return {w: self.roots[code, w] for w in ("k", "p")}

    def _root(self, code: str, w: str) -> Formula:
        parts, award = [], asked().law.awards[code]
        for standard in award.standards:
            if standard.kind == "individual":
                version = standard.version_for(received=RECEIVED, sent=None)
                tree = self.text(version.criteria, code, w) if version and version.criteria else \
                    self.open_text(w)  # fmt: skip
                parts.append((self.group(standard.groups), tree))
        alive = self.alive(award, w)
        return lambda p, period: p(alive, period) & np.logical_or.reduce(
            [p(group, period) & tree(p, period) for group, tree in parts])  # fmt: skip

    def text(self, criteria: Branching, code: str, w: str) -> Formula:
        return self.tree(settled(criteria, asked().law.service, code, (RECEIVED, None)), w, None)

    def open_text(self, w: str) -> Formula:
        truth = self.truth(w == "p")
        return lambda p, period: p(truth, period)

    def alive(self, award: Award, w: str) -> str:
        """What is not given posthumously is refused to the dead."""
        refusal = refused_to_dead(asked().law, award, received=RECEIVED, sent=None)
        if refusal is None or (w == "p" and refusal.sureness is not Sureness.VERIFIED):
            return self.truth(True)
        died = self.lane(YearLane("deaths", (), "starts", AS_OF, lead=LATE_FILE), w, against=True)
        return self.variable(f"alive_{died}", lambda p, period: ~p(died, period))

    def group(self, groups: tuple[str, ...]) -> str:
        name = f"group_{'_'.join(groups)}"
        return self.variable(name, None) if groups else self.truth(True)
