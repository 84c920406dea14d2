"""The figures as a document: ratios first, seconds second."""

from __future__ import annotations

import math
import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

DOCUMENT = Path(__file__).parents[1] / "docs" / "benchmarks.md"
PACKAGES = ("duckdb", "ibis-framework", "numpy", "numba", "openfisca-core", "zen-engine", "pyarrow")
MARK = "<!-- figures: written by `python -m benchmarks` -->"
Results = dict[str, dict[int, dict[str, Any]]]


def write_report(results: Results, path: Path = DOCUMENT) -> None:
    """Replace what stands below the mark of the document."""
    head = path.read_text(encoding="utf-8").split(MARK)[0] if path.exists() else ""
    parts = [_machine(), _goals(results), _table(results), _parts(results), _one(results)]
    path.write_text(head + MARK + "\n\n" + "\n\n".join(parts) + "\n", encoding="utf-8")


def _machine() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (f"## Machine of these figures\n\n{os.cpu_count()} processors, {platform.machine()}, "
            f"Python {platform.python_version()}; {packages}.")  # fmt: skip


def _total(results: Results, name: str, people: int) -> float | None:
    found = results.get(name, {}).get(people)
    return None if found is None else found["total"]


def _part(results: Results, name: str, people: int, part: str) -> float | None:
    found = results.get(name, {}).get(people)
    return None if found is None else found["parts"].get(part)


def _ratio(above: float | None, below: float | None) -> str:
    return "–" if not above or not below else f"{above / below:.2f}"


def _goals(results: Results) -> str:
    sizes = sorted(results["ours"])
    large, largest = (1_000_000 if 1_000_000 in sizes else sizes[-1]), sizes[-1]
    rows = [
        (f"whole path against numba, {large:,} people", "≤ 2.5 (aim 1.5)",
         _ratio(_total(results, "ours", large), _total(results, "numba", large))),
        (f"rules alone: OpenFisca against ours, {large:,}", "≥ 15",
         _ratio(_part(results, "openfisca", large, "rules"),
                _part(results, "ours", large, "rules"))),
        (f"whole path: OpenFisca (fed by our fold) against ours, {large:,}", "as measured",
         _ratio(_total(results, "openfisca", large), _total(results, "ours", large))),
        (f"peak memory: OpenFisca against ours, {large:,}", "as measured",
         _ratio(results["openfisca"][large]["rss"], results["ours"][large]["rss"])),
        ("rules alone: ZEN against ours, 100,000", "as measured",
         _ratio(_part(results, "zen", 100_000, "rules"), _part(results, "ours", 100_000, "rules"))),
        ("rules alone: plain Python against ours, 100,000", "as measured",
         _ratio(_part(results, "plain", 100_000, "rules"),
                _part(results, "ours", 100_000, "rules"))),
        (f"whole path: the complete catalogue against the ladder, {large:,}", "≤ 1.5",
         _ratio(_total(results, "catalogue", large), _total(results, "ours", large))),
        (f"slope (log-log) 100,000 → {largest:,}", "≤ 1.1", _slope(results, largest)),
        (f"peak memory, {largest:,} people", "≤ 1,024 MB",
         f"{results['ours'][largest]['rss']:,.0f} MB"),
        (f"what if the law changed, {largest:,} people, from stored facts", "< 1 s",
         _whatif(results, largest)),
        ("one person, the twelve awards (fold and rules, warm median)", "< 1 ms", _single(results)),
    ]  # fmt: skip
    lines = [f"| {what} | {goal} | **{found}** |" for what, goal, found in rows]
    return "## Ratios\n\n| | goal | measured |\n|---|---|---|\n" + "\n".join(lines)


def _slope(results: Results, largest: int) -> str:
    first, last = _total(results, "ours", 100_000), _total(results, "ours", largest)
    if not first or not last or largest == 100_000:
        return "–"
    return f"{math.log(last / first) / math.log(largest / 100_000):.2f}"


def _whatif(results: Results, people: int) -> str:
    parts = results["whatif"][people]["parts"]
    return (f"{parts['load'] + parts['rules']:.2f} s (load {parts['load']:.2f}, compile and judge "
            f"{parts['rules']:.2f})")  # fmt: skip


def _single(results: Results) -> str:
    parts = results["one"][1]["parts"]
    return f"{(parts['fold'] + parts['rules']) * 1000:.2f} ms"


def _table(results: Results) -> str:
    sizes = sorted(results["ours"])
    head = "| engine | " + " | ".join(f"{size:,}" for size in sizes) + " |"
    lines = [head, "|---|" + "---|" * len(sizes)]
    for name in ("ours", "catalogue", "numba", "openfisca", "zen", "plain"):
        cells = []
        for size in sizes:
            found = results.get(name, {}).get(size)
            cells.append(f"{found['total']:.2f} s, {found['rss']:,.0f} MB" if found else "–")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "## Whole path: seconds and peak memory\n\n" + "\n".join(lines)


def _parts(results: Results) -> str:
    lines = ["| engine | people | parts (s) | each run (s) |", "|---|---|---|---|"]
    for name, by in results.items():
        for size, found in sorted(by.items()):
            if "runs" in found:
                parts = ", ".join(f"{part} {s:.3f}" for part, s in found["parts"].items())
                runs = ", ".join(map(str, found["runs"]))
                lines.append(f"| {name} | {size:,} | {parts} | {runs} |")
    return "## Where the time goes\n\n" + "\n".join(lines)


def _one(results: Results) -> str:
    parts = results["one"][1]["parts"]
    lines = [f"- {name}: {seconds * 1000:.3f} ms" for name, seconds in parts.items()]
    return ("## One person, the twelve awards\n\nMedians, warm; `judge` is the whole front door "
            "with its grids and scenarios.\n\n" + "\n".join(lines))  # fmt: skip
