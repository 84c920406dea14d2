"""``python -m benchmarks [PEOPLE …]``: every engine, alternating, medians; writes the document.

Each measurement is a process of its own. Answers of all engines are compared by digest at every
size, and with the plain reference on the small register before anything is timed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.engines import COMPILE
from benchmarks.registers import register_folder
from benchmarks.report import write_report

SIZES = (10_000, 100_000, 1_000_000, 2_000_000)
# The engines that go person by person stop here: plain Python takes a quarter of an hour for it.
SLOW = int(os.environ.get("THIDUA_BENCH_SLOW", "100000"))
ROUNDS = int(os.environ.get("THIDUA_BENCH_ROUNDS", "3"))
ENGINES = ("ours", "catalogue", "numba", "openfisca", "whatif")
OTHER_QUESTIONS = ("whatif", "catalogue")
ONE_BY_ONE = ("zen", "plain")

Results = dict[str, dict[int, dict[str, Any]]]


def main(sizes: tuple[int, ...]) -> int:
    """Measure everything; 1 when two engines differ."""
    root = Path(os.environ.get("THIDUA_BENCH", tempfile.gettempdir())) / "thidua-bench"
    results: Results = {}
    for people in sizes:
        print(f"register of {people:,} people …", flush=True)
        register_folder(root, people)
        engines = ENGINES + (ONE_BY_ONE if people <= SLOW else ())
        runs: dict[str, list[dict[str, Any]]] = {name: [] for name in engines}
        for turn in range(ROUNDS):
            for name in engines:
                if turn == 0 or name not in ONE_BY_ONE:
                    runs[name].append(measure(name, people, root))
        for name, found in runs.items():
            results.setdefault(name, {})[people] = middle(found)
            print(f"  {name:10} {results[name][people]}", flush=True)
        if differ(results, people):
            return 1
    results["one"] = {1: measure("one", sizes[0], root)}
    write_report(results)
    return 0


def measure(name: str, people: int, root: Path) -> dict[str, Any]:
    """One run in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.engines", name, str(people), str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name} failed on {people}:\n{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def middle(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Medians of the parts and of the total; the highest memory; the digest, if one."""
    parts = {part: median(run["parts"][part] for run in runs) for part in runs[0]["parts"]}
    digests = {run["digest"] for run in runs}
    return {
        "parts": parts,
        "total": median(map(total, runs)),
        "rss": max(run["rss"] for run in runs),
        "digest": digests.pop() if len(digests) == 1 else "differs between runs",
        "runs": [round(total(run), 3) for run in runs],
    }


def total(run: dict[str, Any]) -> float:
    """Seconds of a run, without just-in-time code."""
    parts: dict[str, float] = run["parts"]
    return sum(seconds for part, seconds in parts.items() if part != COMPILE)


def differ(results: Results, people: int) -> bool:
    """Whether two engines gave different answers to the same question."""
    found = {name: by[people]["digest"] for name, by in results.items()
             if people in by and name not in OTHER_QUESTIONS}  # fmt: skip
    if len(set(found.values())) > 1:
        print(f"DIFFERENT ANSWERS on {people}: {found}")
    return len(set(found.values())) > 1


if __name__ == "__main__":
    sys.exit(main(tuple(int(size) for size in sys.argv[1:]) or SIZES))
