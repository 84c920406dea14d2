"""GoRules ZEN judging people one by one: one expression a criterion and world, one a tree.

Its language has no windows over years, so every number (runs, counts in windows, years since) is
reckoned outside and handed to it ready, and so is the truth of those few criteria that are no
comparison of a number. It compares and combines; the reckoning outside is not in its time.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import zen
from numpy.typing import NDArray

from benchmarks.question import YEAR, asked
from thidua_rules.compiling.building import Built
from thidua_rules.compiling.graph import Ref
from thidua_rules.compiling.joint import Joint
from thidua_rules.compiling.plan import Judged, Planner
from thidua_rules.evaluating.sweep import ON_HOLD
from thidua_rules.facts.packed import Cut, Packed
from thidua_rules.model.law import Branching, Leaf
from thidua_rules.model.verdict import Overall

WORLDS = ("k", "p")


class Peer:
    """The decision, built once; ``contexts`` prepares what is handed to it."""

    def __init__(self) -> None:
        self.refs: dict[Ref, str] = {}
        self.planner = Planner(asked().law, "individual", asked().question.terms, None)
        self.plan = self.planner.plan(tuple(asked().law.awards))
        self.expressions: list[dict[str, str]] = []
        for code in asked().awards:
            for world in WORLDS:
                parts = [self._standard(code, n, entry, world)
                         for n, entry in enumerate(self.plan.judged[code])]  # fmt: skip
                self._add(f"{code}_{world}", f"{self._alive(code, world)}({' or '.join(parts)})")
            groups = [list(e.standard.groups) for e in self.plan.judged[code]]
            self._add(f"{code}_applies", " or ".join(
                f"group in {json.dumps(g)}" if g else "true" for g in groups))  # fmt: skip
            outcome = f'$.{code}_k ? "eligible" : $.{code}_p ? "undetermined" : "not_eligible"'
            held = f'not ($.{code}_applies) ? "not_applicable" : on_hold ? "on_hold" : '
            self._add(code, held + outcome)
        self.decision = zen.ZenEngine().create_decision(json.dumps(self._graph()))

    def _add(self, key: str, value: str) -> None:
        self.expressions.append({"id": key, "key": key, "value": value})

    def _graph(self) -> dict[str, Any]:
        nodes = [{"id": "in", "type": "inputNode", "name": "in"},
                 {"id": "rules", "type": "expressionNode", "name": "rules",
                  "content": {"expressions": self.expressions}},
                 {"id": "out", "type": "outputNode", "name": "out"}]  # fmt: skip
        edges = [{"id": f"e{n}", "sourceId": a, "targetId": b, "type": "edge"}
                 for n, (a, b) in enumerate((("in", "rules"), ("rules", "out")))]  # fmt: skip
        return {"nodes": nodes, "edges": edges}

    def _alive(self, code: str, world: str) -> str:
        """What is not given posthumously is refused to the dead."""
        alive = self.planner._alive(asked().law.awards[code], "strict")  # noqa: SLF001 - as the sweep
        trivial = alive == self.planner.graph.truth(True)
        return "" if trivial else f"{self._input(alive, world)} and "

    def _standard(self, code: str, number: int, entry: Judged, world: str) -> str:
        groups = entry.standard.groups
        group = f"group in {json.dumps(list(groups))}" if groups else "true"
        if entry.criteria is None:
            return f"({group} and {'true' if world == 'p' else 'false'})"
        built: dict[str, Built] = {}
        self.planner.building.append(code)
        scope = self.planner._scope("strict")  # noqa: SLF001 - the criteria as the sweep reads them
        self.planner._tree(entry.criteria, scope, "", built, {}, strict=True)  # noqa: SLF001
        self.planner.building.pop()
        tree = self._tree(built, entry.criteria, f"{code}_{number}", world)
        return f"({group} and {tree})"

    def _tree(self, built: dict[str, Built], tree: Branching, at: str, world: str) -> str:
        parts = [
            self._tree(built, child, at, world) if isinstance(child, Branching)
            else self._criterion(built[child.id], child, at, world)
            for child in tree.children
        ]  # fmt: skip
        return "(" + (" and " if tree.op == "all" else " or ").join(parts) + ")"

    def _criterion(self, built: Built, leaf: Leaf, at: str, world: str) -> str:
        key = f"{at}_{leaf.id}_{world}"
        if all(expression["key"] != key for expression in self.expressions):
            self._add(key, self._value(built, leaf, world))
        return f"$.{key}"

    def _value(self, built: Built, leaf: Leaf, world: str) -> str:
        if not leaf.verified and leaf.nature != "conduct":
            ready = built.possibly if world == "p" else built.surely
            return ("true" if world == "p" else "false") if ready is None else \
                f"{self._input(ready, world)}"  # fmt: skip
        if leaf.kind == "conduct":
            return "true"
        numbers = {"rating", "ratings", "titles", "years_with", "years_since", "prior",
                   "initiatives", "service"}  # fmt: skip
        if leaf.kind in numbers and built.value is not None and built.required:
            return f"{self._input(built.value, world)} >= {built.required}"
        return self._input(built.met, world)

    def _input(self, ref: Ref, world: str) -> str:
        return f"{self.refs.setdefault(ref, f'v{len(self.refs)}')}{world}"

    # -- running ---------------------------------------------------------------------------
    def contexts(self, packed: Packed, rows: NDArray[np.int64]) -> list[dict[str, Any]]:
        """What each person brings: numbers and truths in both worlds, the group, a hold."""
        plan, refs = self.plan, tuple(self.refs)
        open_lanes = packed.uncertain_lanes(plan.graph.lanes) | packed.numbers.keys()
        program = Joint(plan.graph, open_lanes).program(refs)
        cut = Cut(packed, rows, YEAR, np.int64)
        yes, no = np.ones(cut.size, bool), np.zeros(cut.size, bool)
        found = program.kernel(cut.columns(program.inputs, plan.graph.lanes), yes, no, np.int64)
        names = [f"{name}{world}" for world in WORLDS for name in self.refs.values()]
        columns = {name: column.tolist() for name, column in zip(names, found, strict=True)}
        columns["on_hold"] = cut.flag(ON_HOLD).tolist()
        columns["group"] = np.array(packed.group_words)[packed.groups[rows]].tolist()
        return [
            dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)
        ]

    def judge(self, contexts: list[dict[str, Any]]) -> NDArray[np.int8]:
        codes = {overall.code: int(overall) for overall in Overall}
        out = np.empty((len(asked().awards), len(contexts)), np.int8)
        for n, context in enumerate(contexts):
            result = self.decision.evaluate(context)["result"]
            out[:, n] = [codes[result[code]] for code in asked().awards]
        return out
