"""The councils of the past: year by year, who was given which title, 2010 to 2024."""

from __future__ import annotations

from typing import Any

from thidua.foundation.demonstration.deciding import NUMBERED_FROM, give
from thidua.foundation.demonstration.dice import Dice
from thidua.foundation.demonstration.lives import FIRST_YEAR, LAST_DECIDED, Life
from thidua.foundation.demonstration.rows import Author

WORKER = "advanced_worker"
FIGHTER = "emulation_fighter_grassroots"
PROVINCIAL = "emulation_fighter_ministry_province"
LAW_2022 = 2024  # from this year an excellent rating may stand for an initiative
CAP = 0.15  # Decree 91/2017/NĐ-CP, article 9.3, and the rules before it


def tell_titles(lives: list[Life]) -> None:
    """Add individual titles of every past year."""
    for year in range(FIRST_YEAR, LAST_DECIDED + 1):
        here = [life for life in lives if life.served(year) and life.ratings.get(year)]
        workers = [life for life in here if _advanced(life, year)]
        for life in workers:
            give(life, WORKER, year, **_evidence(life, year))
        _fighters(workers, year)
        _provincial(here, year)


def _evidence(life: Life, year: int) -> dict[str, Any]:
    """Old lists whose decision nobody has found, and a few gaps later."""
    lost = Dice(life.team.key, "evidence", year).under(0.5) if year < NUMBERED_FROM else False
    if lost or Dice(life.key, "evidence", year).under(0.004):
        return {"decided": None, "decision_no": "", "issuer_name": ""}
    return {}


def _advanced(life: Life, year: int) -> bool:
    months = 10 if year < LAW_2022 else 6
    if life.ratings[year] not in ("good", "excellent") or life.months_in(year) < months:
        return False
    if life.part:
        return True
    return not Dice(life.key, WORKER, year).under(0.02)


def _fighters(workers: list[Life], year: int) -> None:
    """Those with an initiative of the year (later: or rated excellent), the best up to the cap."""
    open_ = [x for x in workers if "titles" not in x.quiet and not x.held(FIGHTER, year)]
    given = sum(x.held(FIGHTER, year) for x in workers)
    ranked = sorted(
        (life for life in open_ if _worthy(life, year)),
        key=lambda life: (life.ratings[year] != "excellent", -life.gift, life.key),
    )
    cap = CAP if year < LAW_2022 else 0.2
    for life in ranked[: max(0, int(len(workers) * cap) - given)]:
        give(life, FIGHTER, year)
        work = next((w for w in life.works_of(year) if not w.used_for), None)
        if work:
            work.used_for.append((FIGHTER, year))


def _worthy(life: Life, year: int) -> bool:
    has_work = any(not work.used_for for work in life.works_of(year))
    return has_work or (year >= LAW_2022 and life.ratings[year] == "excellent")


def _provincial(here: list[Life], year: int) -> None:
    """Three grassroots titles in a row, none of them counted before, and a work of the province."""
    for life in here:
        if "titles" in life.quiet or not _three_fresh(life, year):
            continue
        dice = Dice(life.key, PROVINCIAL, year)
        if dice.under(0.12):
            continue  # not chosen that year
        work = next(
            (w for w in life.works if w.level != "base" and year - 2 <= w.year and not w.used_for),
            None,
        )
        if work is None and year <= LAST_DECIDED - 1:
            work = next((w for w in life.works_of(year) if w.kind == "initiative"), None)
            if work is None:
                continue
            work.level, work.replicable = "ministry_province", True
        if work is None:
            continue
        work.used_for.append((PROVINCIAL, year))
        give(life, PROVINCIAL, year, issuer="ministry" if dice.under(0.2) else "")


def _three_fresh(life: Life, year: int) -> bool:
    last = max(life.years_of(PROVINCIAL), default=0)
    titles = set(life.years_of(FIGHTER))
    return all(y in titles and y > last for y in (year - 2, year - 1, year))


def authors(life: Life, uses: list[tuple[str, int]], share: int) -> Author:
    return Author(life.key, share, tuple(uses))
