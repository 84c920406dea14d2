"""OpenFisca-Core beside the engine: both systems built once, fed from our own fold."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from openfisca_core.simulation_builder import SimulationBuilder

from benchmarks.openfisca_rules import System
from benchmarks.openfisca_years import FIRST
from benchmarks.question import YEAR, asked, codes
from thidua_rules.evaluating.sweep import ON_HOLD
from thidua_rules.facts.packed import Cut, Packed

NOW = ("achievements", "deaths")
"""Tables of which only the reference year is asked."""


class Peer:
    """Both systems, built once."""

    def __init__(self) -> None:
        self.systems = {open_: System(open_=open_) for open_ in (False, True)}

    def inputs(self, packed: Packed) -> list[tuple[Any, dict[str, Any]]]:
        """Our pivot → yearly arrays, for everybody and (again, in full) for those with gaps."""
        gaps = packed.uncertain_rows(asked().lanes, YEAR)
        parts: list[tuple[bool, Any]] = [(False, slice(0, len(packed))), (True, gaps)]
        return [(rows, self._inputs(packed, rows, self.systems[open_])) for open_, rows in parts]

    def _inputs(self, packed: Packed, rows: Any, system: System) -> dict[str, Any]:
        cut = Cut(packed, rows, YEAR, np.int64)
        found: dict[str, Any] = {}
        for (lane, upper), name in system.inputs.items():
            mask = cut.column(lane, upper)
            years = 1 if lane.table in NOW else YEAR - FIRST[system.open] + 1
            found[name] = {YEAR - k: (mask & (1 << k)) != 0 for k in range(years)}
        for (number, upper), name in system.numbers.items():
            found[name] = {YEAR: cut.column(number, upper)}
        found["on_hold"] = {YEAR: cut.flag(ON_HOLD)}
        found["months"] = {YEAR: np.clip((YEAR + 1) * 12 - packed.joined[rows], 0, 12)}
        for name in system.made:
            if name.startswith("group_"):
                lane = next(x for x in asked().judging.plan.graph.lanes.values()
                            if getattr(x, "what", "") == "group"
                            and f"group_{'_'.join(x.values)}" == name)  # type: ignore[union-attr]  # fmt: skip
                found[name] = {YEAR: cut.flag(lane)}  # type: ignore[arg-type]
        return found

    def judge(self, packed: Packed, inputs: list[tuple[Any, dict[str, Any]]]) -> NDArray[np.int8]:
        out = np.empty((len(asked().awards), len(packed)), np.int8)
        for open_, (rows, arrays) in zip((False, True), inputs, strict=True):
            out[:, rows] = self._judge(
                self.systems[open_], arrays, Cut(packed, rows, YEAR, np.int64)
            )
        return out

    def _judge(self, system: System, arrays: dict[str, Any], cut: Cut) -> NDArray[np.int8]:
        simulation = SimulationBuilder().build_default_simulation(system.tbs, count=cut.size)
        simulation.max_spiral_loops = 100
        for name, years in arrays.items():
            for year, values in years.items():
                simulation.set_input(name, str(year), values)
        rows = []
        for code in asked().awards:
            known, possible = (simulation.calculate(system.roots[code, w], str(YEAR))
                               for w in ("k", "p"))  # fmt: skip
            applies = applies_to(code, cut)
            rows.append(codes(known, possible, cut.flag(ON_HOLD), applies))
        return np.array(rows)


def applies_to(code: str, cut: Cut) -> NDArray[np.bool_]:
    """Whether the award is for the person's group."""
    packed, applies = cut.packed, np.zeros(cut.size, bool)
    for standard in asked().law.awards[code].standards:
        if standard.kind == "individual":
            words = [not standard.groups or word in standard.groups for word in packed.group_words]
            applies |= np.array(words)[packed.groups[cut.rows]]
    return applies
