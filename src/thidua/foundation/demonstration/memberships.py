"""Who was in which cluster or bloc in which year; the lead changes hands from year to year."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.foundation.demonstration.honours import BLOCS
from thidua.foundation.demonstration.offices import MINISTRY, Department
from thidua.foundation.demonstration.organisations import key_of, province_key
from thidua.foundation.demonstration.rows import BlocMember, BlocResult, Organisation, Rows

ROTA = 7
"""Every how many years the lead of a great bloc comes to the department."""


def membership_rows(department: Department, rows: Rows) -> Rows:
    """The blocs of the department itself, of the province and of the Ministry, and a member a
    result of every bloc."""
    told = Rows()
    told.organisations += _great_blocs(department)
    blocs = {one.name: one.key for one in (*rows.organisations, *told.organisations)
             if one.kind == "bloc"}  # fmt: skip
    years: dict[tuple[str, int], list[BlocResult]] = {}
    for result in rows.blocs:
        years.setdefault((result.name, result.year), []).append(result)
    for (name, year), results in sorted(years.items()):
        told.members += _members(blocs[name], year, results)
    return told


def _great_blocs(department: Department) -> Iterator[Organisation]:
    above = {"province": province_key(department), "ministry": MINISTRY}
    for convener, parent in above.items():
        name = BLOCS[department.key, convener]
        key = key_of(department, f"khoi-{convener}")
        yield Organisation(key, name, "", "bloc", parent)


def _members(bloc: str, year: int, results: list[BlocResult]) -> Iterator[BlocMember]:
    """Of one known member the lead comes round; of many each leads, and is deputy, in turn."""
    turn = len(results) if len(results) > 1 else ROTA
    for place, result in enumerate(sorted(results)):
        part = {year % turn: "leader", (year + 1) % turn: "deputy"}.get(place, "member")
        yield BlocMember(bloc, result.organisation, year, part)
