"""``python -m tests.mutants [PART …] [--again] [--sample N]``: share killed, survivors written."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace

from tests.mutants.bench import KEPT, Bench, Found
from tests.mutants.parts import PARTS


def main() -> int:
    """Run the parts asked for; 1 where one falls under its least share."""
    asked = _arguments()
    results = {name: _one(name, asked) for name in asked.parts or PARTS}
    print(f"{'part':12}{'tried':>8}{'killed':>8}{'alive':>8}{'share':>9}")
    for name, found in results.items():
        killed = len(found.tried) - len(found.alive)
        print(f"{name:12}{len(found.tried):8}{killed:8}{len(found.alive):8}{found.share:8.1f}%")
    return int(any(found.share < PARTS[name].least for name, found in results.items()))


def _one(name: str, asked: argparse.Namespace) -> Found:
    part = PARTS[name] if asked.sample is None else replace(PARTS[name], sample=asked.sample)
    bench = Bench(name, part, asked.children)
    bench.prepare(again=asked.again)
    listed = KEPT / f"{name}.txt"
    names = bench.create(asked.seed)
    bench.run(_alive(listed.read_text(encoding="utf-8")) if asked.again else names)
    found = bench.results(names)
    listed.write_text(
        "".join(f"# {key}\n{bench.difference(key)}\n\n" for key in found.alive), encoding="utf-8"
    )
    return found


def _alive(listed: str) -> list[str]:
    return [line[2:] for line in listed.splitlines() if line.startswith("# ")]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART")
    parser.add_argument("--again", action="store_true", help="only those left alive last time")
    parser.add_argument("--seed", type=int, default=2026, help="chooses the samples")
    parser.add_argument("--sample", type=int, help="so many mutants of each part, not all")
    parser.add_argument("--children", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
