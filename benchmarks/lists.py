"""``python -m benchmarks.lists [sqlite] [postgresql]``: every list page of a large office.

An office of 3,000 organisations, 20,000 people and 200,000 awards is made in a database of its
own in a temporary folder; every register is asked for its first and last page in every order (one
of the middle, too, where there are thousands), and narrowed by every filter, then the tree of
organisations, likely doubles and the search everywhere. Each is asked WARM times unmeasured
and MEASURED times measured, one after the other, by the officer of the whole department, through
the whole of the application but the network. With ``--write`` the figures go into the document.
"""

from __future__ import annotations

import json
import math
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

WARM, MEASURED = 2, 10
GOAL = {"list": 200.0, "search": 100.0}
DOCUMENT = Path(__file__).parents[1] / "docs" / "benchmarks.md"
BEGIN = "<!-- lists: written by `python -m benchmarks.lists --write` -->"
END = "<!-- end of lists -->"
MIDDLE = "2000"
"""A page half way through 200,000 rows, which no end of an index is near to."""
LONG = ("khen-thuong", "xep-loai")
PAGES = ("tree", "tree-history", "duplicates")
SEARCHES = (
    "nguyễn văn an", "nguyen", "dang thi huong", "bằng khen", "qd ubnd", "12/QĐ-UBND", "phong 14",
    "cải tiến", "2019 chiến sĩ", "khongcoai",
)  # fmt: skip


class Asked(NamedTuple):
    """One address: the list it belongs to, what is asked of it, the 95th percentile of its
    answers in ms, and of the time this process was busy with one (PostgreSQL works beside it)."""

    list: str
    address: str
    p95: float
    busy: float


def main(arguments: list[str]) -> int:
    """Measure each database in a process of its own; 1 when a goal is missed."""
    vendors = [one for one in arguments if not one.startswith("-")] or ["sqlite", "postgresql"]
    found = {vendor: _in_its_process(vendor) for vendor in vendors}
    for vendor, asked in found.items():
        _tell(vendor, asked)
    if "--write" in arguments:
        _write(found)
    return int(any(_missed(asked) for asked in found.values()))


def _in_its_process(vendor: str) -> list[Asked]:
    with tempfile.TemporaryDirectory() as folder, _database(vendor) as url:
        environment = os.environ | {
            "THIDUA_DATA_DIR": folder, "THIDUA_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.office", "THIDUA_LOG_LEVEL": "ERROR",
        }  # fmt: skip
        command = [sys.executable, "-m", "benchmarks.lists", "--one"]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=False)
        if done.returncode:
            sys.exit(f"{vendor}: the measurement failed")
        return [Asked(*row) for row in json.loads(done.stdout.splitlines()[-1])]


@contextmanager
def _database(vendor: str) -> Iterator[str]:
    if vendor == "sqlite":
        yield ""
        return
    from thidua.launcher.postgres import find_programs, private_cluster

    programs = find_programs()
    if programs is None:
        sys.exit("PostgreSQL is not installed on this machine.")
    with private_cluster(programs) as url:
        yield url


def _one() -> None:
    import django

    django.setup()
    from benchmarks.office import fill

    client, places = fill()
    import_module("thidua.config.wsgi")  # the law loaded and set aside, as in a server's process
    print(json.dumps([_measure(client, kind, url) for kind, url in _addresses(places)]))


def _addresses(places: list[str]) -> Iterator[tuple[str, str]]:
    """List and address of everything that is asked."""
    from django.urls import reverse

    from thidua.surfaces.desk.registers.books import REGISTERS

    for slug, register in REGISTERS.items():
        address = reverse("desk:register", args=[slug])
        for query in _queries(register, places):
            yield slug, f"{address}?{urlencode(query)}" if query else address
    for name in PAGES:
        yield name, reverse(f"desk:{name}")
    for text in SEARCHES:
        yield "search", f"{reverse('desk:search')}?{urlencode({'q': text})}"
        yield "suggestions", f"{reverse('desk:search-offered')}?{urlencode({'q': text})}"


def _queries(register: Any, places: list[str]) -> Iterator[dict[str, str]]:
    yield {}
    for column in register.columns:
        for turned in ("", "-") if column.sort and column.listed else ():
            for page in ("1", MIDDLE, "last") if register.slug in LONG else ("1", "last"):
                yield {"sort": turned + column.name, "page": page}
    if register.search:
        yield from ({"q": text} for text in ("nguyen van an", "12/QĐ", "phong", "khongcoai"))
    for one in register.filters:
        if one.name == "place":
            yield from ({"place": uid} for uid in places)
        elif one.name == "year":
            yield from ({"year": year} for year in ("2012", "2020"))
        else:
            yield from ({one.name: value} for value in _few_choices(one))


def _few_choices(one: Any) -> list[str]:
    """The first choices of a filter that asks nothing of the reader; none of another."""
    try:
        return [str(value) for value, _label in one.choices(None, None)][:3]
    except AttributeError:
        return []


def _measure(client: Any, kind: str, url: str) -> Asked:
    took, busy = [], []
    for number in range(WARM + MEASURED):
        began, worked = time.perf_counter(), time.process_time()
        answer = client.get(url)
        if number >= WARM:
            took.append((time.perf_counter() - began) * 1000)
            busy.append((time.process_time() - worked) * 1000)
        assert answer.status_code == 200, (url, answer.status_code)
    return Asked(kind, url, _p95(took), _p95(busy))


def _p95(values: list[float]) -> float:
    """The 95th percentile by nearest rank."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def _goal(asked: Asked) -> float:
    return GOAL["search" if asked.list in ("search", "suggestions") else "list"]


def _missed(asked: list[Asked]) -> list[Asked]:
    return [one for one in asked if one.p95 >= _goal(one)]


def _tell(vendor: str, asked: list[Asked]) -> None:
    print(f"{vendor}: {len(asked)} addresses")
    for line in _lines(asked):
        print("  " + line)
    for one in sorted(_missed(asked), key=lambda one: -one.p95)[:40]:
        print(f"  MISSED {one.p95:7.1f} ms  {one.address}")


def _lines(asked: list[Asked]) -> list[str]:
    kinds = dict.fromkeys(one.list for one in asked)
    lines = []
    for kind in kinds:
        own = [one.p95 for one in asked if one.list == kind]
        busy = max(one.busy for one in asked if one.list == kind)
        lines.append(f"{kind:<20} {len(own):4} addresses  middle {sorted(own)[len(own) // 2]:6.1f}"
                     f"  slowest {max(own):6.1f} ms  busiest {busy:6.1f} ms")  # fmt: skip
    return lines


def _write(found: dict[str, list[Asked]]) -> None:
    """Replace what stands between the marks of the document; the engines' figures stay."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _mark, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    DOCUMENT.write_text(f"{before}{BEGIN}\n\n{_section(found)}\n\n{END}{after}", encoding="utf-8")


def _section(found: dict[str, list[Asked]]) -> str:
    kinds = dict.fromkeys(one.list for asked in found.values() for one in asked)
    heads = [f"{vendor}: middle, slowest (processor)" for vendor in found]
    lines = ["| list | addresses | " + " | ".join(heads) + " |", "|---|---|" + "---|" * len(found)]
    for kind in kinds:
        cells = []
        for asked in found.values():
            own = sorted(one.p95 for one in asked if one.list == kind)
            busy = max(one.busy for one in asked if one.list == kind)
            cells.append(f"{own[len(own) // 2]:.0f}, {own[-1]:.0f} ms ({busy:.0f})")
        lines.append(f"| {kind} | {len(own)} | " + " | ".join(cells) + " |")
    missed = sum(len(_missed(asked)) for asked in found.values())
    return (
        f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}. "
        f"Over the goal: {missed} addresses.\n\n" + "\n".join(lines)
    )


if __name__ == "__main__":
    if "--one" in sys.argv:
        _one()
    else:
        sys.exit(main(sys.argv[1:]))
