# ruff: noqa: ARG005 - every formula has one signature
"""OpenFisca variables over years: what is recorded or may be, runs, what discipline takes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from openfisca_core import periods
from openfisca_core.entities import Entity
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.question import YEAR
from thidua_rules.compiling.building import rating_lane
from thidua_rules.compiling.lanes import LATE_FILE, Number, Where, YearLane
from thidua_rules.tables import DISCIPLINE_FORMS

logging.getLogger("openfisca_core").setLevel(logging.ERROR)
Formula = Callable[[Any, Any], Any]
FIRST = {False: 2011, True: 1988}
"""The first year that can matter: of the records, or of anybody's service."""


class Years:
    """A system without rules: the inputs of both worlds, and formulas over their years."""

    def __init__(self, *, open_: bool) -> None:
        self.open = open_
        self.person = Entity("person", "people", "", "")
        self.tbs = TaxBenefitSystem([self.person])
        self.inputs: dict[tuple[YearLane, bool], str] = {}
        self.numbers: dict[tuple[Number, bool], str] = {}
        self.made: set[str] = set()

    def variable(self, name: str, formula: Formula | None, kind: type = bool) -> str:
        if name not in self.made:
            self.made.add(name)
            body: dict[str, Any] = {"value_type": kind, "entity": self.person, "label": name,
                                    "definition_period": periods.YEAR}  # fmt: skip
            if formula is not None:
                body["formula"] = lambda person, period, parameters=None: formula(person, period)
            self.tbs.add_variable(type(name, (Variable,), body))
        return name

    def lane(self, lane: YearLane, world: str, *, against: bool = False) -> str:
        """A yearly input: what is recorded, or may be."""
        upper = self.open and (world == "p") != against
        if (lane, upper) not in self.inputs:
            self.inputs[lane, upper] = self.variable(f"lane_{len(self.inputs)}", None)
        return self.inputs[lane, upper]

    def number(self, lane: Number, world: str) -> str:
        """A whole number of the reference year: its lower or its upper bound."""
        upper = world == "p"
        if (lane, upper) not in self.numbers:
            self.numbers[lane, upper] = self.variable(f"number_{len(self.numbers)}", None, int)
        return self.numbers[lane, upper]

    def rated(self, level: str, w: str) -> str:
        return self.lane(rating_lane(level), w)

    # -- years -----------------------------------------------------------------------------
    def counts(self, w: str) -> str:
        """Years after the latest discipline, one that began after the reference year included.

        In the possible world its last year counts, unless it runs beyond the reference year."""
        span = YearLane("discipline", (Where("form", "in", DISCIPLINE_FORMS),), "starts", "ends")
        seen = self.lane(replace(span, lead=LATE_FILE), w, against=True)
        if w == "k":
            return self.unmarked(seen)
        served = self.lane(span, w, against=True)
        ahead = self.variable(
            f"ahead_{seen}", lambda p, period: p(seen, period) ^ p(served, period)
        )
        return self.both(self.unmarked(served, inclusive=True), self.unmarked(ahead))

    def unmarked(self, series: str, *, inclusive: bool = False) -> str:
        """Years after the latest marked one; ``inclusive``: and that one."""
        name = f"unmarked_{inclusive}_{series}"

        def formula(person: Any, period: Any) -> Any:
            after, here = period.offset(1, "year"), ~person(series, period)
            if period.start.year == YEAR:
                return here | inclusive
            if inclusive:
                return ~person(series, after) & person(name, after)
            return here & person(name, after)

        return self.variable(name, formula)

    def history(self, series: str, w: str) -> str:
        counts = self.counts(w)
        return self.both(series, counts)

    def run(self, series: str) -> str:
        """The unbroken years that end with the reference year."""
        name = f"run_{series}"

        def formula(person: Any, period: Any) -> Any:
            here = person(series, period)
            if period.start.year == YEAR:
                return here
            return here & person(name, period.offset(1, "year"))

        return self.variable(name, formula)

    def both(self, left: str, right: str) -> str:
        return self.variable(f"both_{left}_{right}",
                             lambda p, period: p(left, period) & p(right, period))  # fmt: skip
