"""One engine on one register, in a process of its own: seconds, peak memory, digest of answers.

``python -m benchmarks.engines NAME PEOPLE FOLDER`` prints one line of JSON. Each engine first
does the small register once, so that imports, compiled rules and just-in-time code are ready.
"""

from __future__ import annotations

import hashlib
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.question import asked
from benchmarks.registers import register_folder
from thidua_rules.evaluating.many import ManySweep, lanes_of, sweep_many
from thidua_rules.facts.many.duck import DuckFolder
from thidua_rules.facts.many.folding import fold_many
from thidua_rules.facts.many.reading import read_folder
from thidua_rules.facts.packed import Packed
from thidua_rules.facts.store import Origin, Stale, load, save
from thidua_rules.model.law import Branching, Law, Leaf
from thidua_rules.model.verdict import Overall
from thidua_rules.tables import Register

SMALL = 10_000
COMPILE = "compile"
"""Just-in-time code: told, and not part of a total."""
Parts = dict[str, float]
Measured = tuple[Parts, Any]  # seconds a part, answers (awards × people)


class Clock:
    """Seconds a part."""

    def __init__(self) -> None:
        self.parts: Parts = {}

    def __call__(self, part: str, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        result = work()
        self.parts[part] = time.perf_counter() - start
        return result


def fold(folder: Path) -> Packed:
    question = asked().question
    return fold_many(DuckFolder(folder), asked().lanes, question.received, question.year)


def answers(sweep: ManySweep) -> Any:
    return sweep.overall[[sweep.awards.index(code) for code in asked().awards]]


def ours(folder: Path) -> Measured:
    clock = Clock()
    packed = clock("fold", lambda: fold(folder))
    first = time.perf_counter()
    sweep_many(packed, asked().law, asked().question)
    first = time.perf_counter() - first
    sweep = clock("rules", lambda: sweep_many(packed, asked().law, asked().question))
    # Machine code for this layout of facts is made once; as for the others it is not counted.
    clock.parts[COMPILE] = max(first - clock.parts["rules"], 0)
    return clock.parts, answers(sweep)


def catalogue(folder: Path) -> Measured:
    """The same people against every award of the catalogue that has a standard."""
    clock, question = Clock(), replace(asked().question, awards=asked().law.judged)
    lanes = lanes_of(asked().law, question, ("individual",))
    packed = clock("fold", lambda: fold_many(
        DuckFolder(folder), lanes, question.received, question.year))  # fmt: skip
    first = time.perf_counter()
    sweep_many(packed, asked().law, question)
    first = time.perf_counter() - first
    sweep = clock("rules", lambda: sweep_many(packed, asked().law, question))
    clock.parts[COMPILE] = max(first - clock.parts["rules"], 0)
    return clock.parts, sweep.overall


def whatif(folder: Path) -> Measured:
    """From stored facts: the law is changed, its text compiled, everyone judged anew."""
    store = folder.with_name(f"facts-{folder.name}")
    origin = Origin("", asked().law.digest, asked().question.received, asked().question.year)
    if not _stored(store, origin):
        save(fold(folder), origin, store)
    law, clock = eased(asked().law), Clock()
    packed = clock("load", lambda: load(store)[0])
    clock("rules", lambda: sweep_many(packed, law, asked().question))
    sweep = clock("again", lambda: sweep_many(packed, eased(asked().law), asked().question))
    return clock.parts, answers(sweep)


def _stored(store: Path, origin: Origin) -> bool:
    """Whether the facts of this very law and question lie there."""
    try:
        return load(store)[1] == origin
    except (FileNotFoundError, Stale):
        return False


def eased(law: Law) -> Law:
    """The law as it might be changed: one title fewer, one year less."""

    def change(node: Leaf | Branching) -> Leaf | Branching:
        if isinstance(node, Branching):
            return replace(node, children=tuple(change(child) for child in node.children))
        least = node.params.get("min")
        if node.kind in ("titles", "years_since") and isinstance(least, int) and least > 1:
            return replace(node, params={**node.params, "min": least - 1})
        return node

    awards = {}
    for code, award in law.awards.items():
        standards = tuple(
            replace(standard, versions=tuple(
                replace(v, criteria=change(v.criteria)) if v.criteria else v  # type: ignore[arg-type]
                for v in standard.versions))
            for standard in award.standards
        )  # fmt: skip
        awards[code] = replace(award, standards=standards)
    return replace(law, awards=awards)


def numba(folder: Path) -> Measured:
    from benchmarks.numba_peer import Peer

    if "numba" not in _READY:
        _READY["numba"] = Peer()
    peer, clock = _READY["numba"], Clock()
    facts = clock("fold", lambda: peer.fold(folder))
    return clock.parts, clock("rules", lambda: peer.judge(facts)) if facts else None


def openfisca(folder: Path) -> Measured:
    from benchmarks.openfisca_peer import Peer

    peer, clock = _READY.setdefault("openfisca", None) or Peer(), Clock()
    _READY["openfisca"] = peer
    packed = clock("fold", lambda: fold(folder))
    inputs = clock("arrays", lambda: peer.inputs(packed))
    return clock.parts, clock("rules", lambda: peer.judge(packed, inputs)) if inputs else None


def zen(folder: Path) -> Measured:
    from benchmarks.zen_peer import Peer

    peer, clock = _READY.setdefault("zen", None) or Peer(), Clock()
    _READY["zen"] = peer
    packed = clock("fold", lambda: fold(folder))
    rows = np.arange(len(packed))
    contexts = clock("outside", lambda: peer.contexts(packed, rows))
    return clock.parts, clock("rules", lambda: peer.judge(contexts)) if contexts else None


def plain(folder: Path) -> Measured:
    from tests.parity.reference import judge_people

    clock = Clock()
    register = clock("fold", lambda: read_folder(folder))
    found = clock("rules", lambda: judge_people(register, asked().law, asked().question))
    codes = {overall.code: int(overall) for overall in Overall}
    rows = [[codes[verdicts[code]] for code in asked().awards] for verdicts in found.values()]
    return clock.parts, np.array(rows, np.int8).T


def one(folder: Path) -> Measured:
    """One person, the twelve awards: medians over two hundred people, in seconds."""
    from thidua_rules.evaluating.sweep import run_roots
    from thidua_rules.facts.fold import fold as plain_fold
    from thidua_rules.judging import judge

    rows: dict[str, dict[str, list[Any]]] = {}
    for table, found in read_folder(folder).tables():
        for row in found:
            uid = row.uid if table == "subjects" else row.subject  # type: ignore[attr-defined]
            rows.setdefault(uid, {}).setdefault(table, []).append(row)
    people = [Register(**rows[str(n)]) for n in range(1, 201)]
    law, question, lanes = asked().law, asked().question, asked().judging.plan.graph.lanes
    view = judge(people[0], law, question).strata["individual"].view()
    parts = {
        "fold": lambda person: plain_fold(person, lanes, question.received),
        "rules": lambda _: run_roots(asked().judging, view),
        "judge": lambda person: judge(person, law, question),
    }
    return {name: _median(work, people) for name, work in parts.items()}, None


def ready_for_machine_code() -> None:
    """Import the compiler where it is installed: imports are not counted."""
    if find_spec("llvmlite"):
        import_module("llvmlite.binding")


def _median(work: Callable[[Register], Any], people: list[Register]) -> float:
    times = []
    for person in people[:20] + people:
        start = time.perf_counter()
        work(person)
        times.append(time.perf_counter() - start)
    return statistics.median(times[20:])


_READY: dict[str, Any] = {}
ENGINES: dict[str, Callable[[Path], Measured]] = {
    "ours": ours, "catalogue": catalogue, "whatif": whatif, "numba": numba,
    "openfisca": openfisca, "zen": zen, "plain": plain, "one": one,
}  # fmt: skip


def main(name: str, people: int, root: Path) -> None:
    """Measure and print."""
    engine = ENGINES[name]
    ready_for_machine_code()
    if name not in ("plain", "one"):
        engine(register_folder(root, SMALL))
    parts, found = engine(register_folder(root, people))
    digest = "" if found is None else hashlib.sha256(np.ascontiguousarray(found)).hexdigest()[:12]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"parts": parts, "rss": peak, "digest": digest}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
