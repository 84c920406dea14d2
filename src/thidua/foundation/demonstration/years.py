"""The plain years of a person: ratings, time away, initiatives."""

from __future__ import annotations

from datetime import date

from thidua.foundation.demonstration.dice import Dice
from thidua.foundation.demonstration.lives import LAST_RATED, Life, Work
from thidua.foundation.demonstration.offices import WORKERS
from thidua.foundation.demonstration.rows import Absence
from thidua.foundation.demonstration.topics import SCIENCE, VARIANTS, WORKS

RECOGNISED_BY_NOW = 0.4  # of the works of the last year; the rest are still being looked at
MONTHS_TO_BE_RATED = 6  # Decree 335/2025/NĐ-CP, article 11, and the rules before it


def tell_years(life: Life) -> None:
    """Fill ratings, absences and works of one life."""
    _tell_maternity(life)
    for year in life.years(LAST_RATED):
        if life.served(year) and life.months_in(year) >= MONTHS_TO_BE_RATED:
            life.ratings[year] = life.set_ratings.get(year) or _rating(life, year)
    if "works" not in life.quiet:
        _tell_works(life)


def _rating(life: Life, year: int) -> str:
    dice = Dice(life.key, "rating", year)
    if any(d.starts.year == year for d in life.discipline):
        return "not_completed" if dice.under(0.5) else "completed"
    excellent = 0.012 + 0.38 * life.gift**3.6
    if life.title in WORKERS:
        excellent *= 0.5
    if any(a.starts.year <= year <= (a.ends or a.starts).year for a in life.absences):
        excellent *= 0.3
    roll = dice.unit()
    if roll < excellent:
        return "excellent"
    if roll > 0.995:
        return "not_completed"
    return "completed" if roll > 1 - 0.11 * (1 - life.gift) else "good"


def _tell_maternity(life: Life) -> None:
    """Up to two children between 26 and 36, six months of leave each."""
    if life.sex == "male" or "leave" in life.quiet:
        return
    dice = Dice(life.key, "children")
    for place in range(dice.whole(0, 2)):
        year = life.born.year + 26 + place * 4 + dice.whole(0, 3)
        starts = date(year, dice.whole(1, 12), 1)
        if starts <= life.joined or year < 2011 or starts > date(2025, 6, 1):
            continue
        if life.left and starts >= life.left:
            continue
        month = starts.month + 6
        ends = date(year + (month > 12), month - 12 * (month > 12), 1)
        life.absences.append(Absence(life.key, "maternity", starts, ends))


def _tell_works(life: Life) -> None:
    dice = Dice(life.key, "works")
    chance = 0.012 + 0.78 * life.gift**8
    if life.title in WORKERS:
        chance *= 0.3
    for year in life.years(LAST_RATED):
        if year == LAST_RATED:
            chance *= RECOGNISED_BY_NOW
        if life.served(year) and year > life.joined.year and dice.under(chance):
            science = dice.under(0.06)
            life.works.append(work(life, year, science=science))
            if dice.under(0.04):
                life.works.append(work(life, year, level="ministry_province"))


def work(
    life: Life, year: int, *, level: str = "base", science: bool = False, replicable: bool = False
) -> Work:
    """An initiative or science work with a title that fits the unit."""
    dice = Dice(life.key, "title", year, level, len(life.works))
    place = life.department.place
    if science:
        return Work(year, dice.pick(SCIENCE).format(place=place), "science_work", level, replicable)
    taken = {done.title for done in life.works}
    trade = WORKS[life.team.trade]
    for topic in dice.shuffled(trade):
        title = topic + dice.pick(VARIANTS).format(place=place)
        if title not in taken:
            break
    share = 100 if dice.under(0.7) else 60
    return Work(year, title, "initiative", level, replicable or level != "base", share)
