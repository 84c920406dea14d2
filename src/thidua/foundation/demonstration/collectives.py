"""The past of collectives: ratings, titles, flags, blocs, Party and union ratings, rolls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thidua.foundation.demonstration.deciding import USUAL, award_row
from thidua.foundation.demonstration.dice import Dice
from thidua.foundation.demonstration.lives import FIRST_YEAR, LAST_DECIDED, LAST_RATED, Life
from thidua.foundation.demonstration.offices import Department
from thidua.foundation.demonstration.organisations import key_of
from thidua.foundation.demonstration.rows import (
    BodyRating,
    MemberRoll,
    Organisation,
    Rating,
    Rows,
)
from thidua.foundation.demonstration.titles import FIGHTER, WORKER

ADVANCED = "advanced_labour_collective"
EXCELLENT = "excellent_labour_collective"
MERIT = "ministry_province_merit_certificate"
STAFFED = ("division", "unit", "department")
JUDGED = ("department", "division", "unit", "enterprise", "district_office")


def collective_rows(
    department: Department, organisations: list[Organisation], lives: list[Life]
) -> Rows:
    """Everything recorded of the collectives of one department."""
    rows = Rows()
    index = {organisation.key: organisation for organisation in organisations}
    rolls = _rolls(lives, index)
    for one in organisations:
        if one.kind not in JUDGED:
            continue
        for year in _years(one):
            _tell_year(rows, department, one, year, rolls.get((one.key, year), []))
    return rows


def _years(one: Organisation) -> range:
    first = max(FIRST_YEAR, one.starts.year if one.starts else FIRST_YEAR)
    last = LAST_RATED if one.ends is None else one.ends.year - 1
    return range(first, last + 1)


def _rolls(lives: list[Life], index: dict[str, Organisation]) -> dict[tuple[str, int], list[Life]]:
    """(organisation, year) → people rated there at the year's end, units above included."""
    rolls: dict[tuple[str, int], list[Life]] = {}
    for life in lives:
        for year in life.ratings:
            place: str | None = life.place(date(year, 12, 31))
            while place in index and index[place].kind in STAFFED:
                rolls.setdefault((place, year), []).append(life)
                place = index[place].parent
    return rolls


def _tell_year(
    rows: Rows, department: Department, one: Organisation, year: int, roll: list[Life]
) -> None:
    dice = Dice(one.key, "year", year)
    rating = _rating(one, year, dice, _strength(one, roll, year))
    number = f"{dice.whole(150, 420)}/TB-SCT"
    rows.ratings.append(Rating(one.key, year, rating, date(year, 12, 22), number))
    if one.kind == "enterprise":
        rows.rolls.append(_enterprise_roll(department, one, year, dice))
    elif roll and year <= LAST_DECIDED:
        rows.rolls.append(_roll(one, year, roll))
    if year <= LAST_DECIDED and one.kind != "department":
        rows.awards += _titles(department, one, year, rating, roll)
    if one.kind in ("department", "unit"):
        rows.bodies += _bodies(one, year, dice)


def _strength(one: Organisation, roll: list[Life], year: int) -> float:
    if not roll:
        return Dice(one.key, "strength").unit() * 0.35
    return sum(life.ratings.get(year) == "excellent" for life in roll) / len(roll)


def _rating(one: Organisation, year: int, dice: Dice, strength: float) -> str:
    if one.kind == "department":
        return "excellent" if dice.under(0.8) or year in (2024, 2025) else "good"
    steady = Dice(one.key, "steady").unit() > 0.72 and year >= 2019
    chance = 0.9 if steady else 0.08 + 1.1 * strength
    if dice.under(chance):
        return "excellent"
    return "completed" if dice.under(0.05) else "good"


def _roll(one: Organisation, year: int, roll: list[Life]) -> MemberRoll:
    forms = [d.form for life in roll for d in life.discipline if d.starts.year == year]
    return MemberRoll(
        one.key, year, len(roll), len(roll),
        sum(life.held(WORKER, year) for life in roll),
        sum(life.held(FIGHTER, year) for life in roll),
        all(life.ratings[year] != "not_completed" for life in roll),
        len(forms), sum(form != "reprimand" for form in forms),
    )  # fmt: skip


def _enterprise_roll(
    department: Department, one: Organisation, year: int, dice: Dice
) -> MemberRoll:
    size = next(n for key, _name, n in department.enterprises if key_of(department, key) == one.key)
    total = size + dice.whole(-size // 12, size // 15) - (LAST_RATED - year) * size // 60
    best = dice.whole(62, 84) * total // 100
    return MemberRoll(one.key, year, total, total, best, total // 40, True, 0, 0)


def _titles(
    department: Department, one: Organisation, year: int, rating: str, roll: list[Life]
) -> Iterator:
    """TTLĐXS for an excellent year with a fighter among the members, else TTLĐTT."""
    dice = Dice(one.key, "titles", year)
    members = len(roll)
    share = sum(x.held(WORKER, year) for x in roll) / members if members else 0.8
    fighter = any(x.held(FIGHTER, year) for x in roll) or not members
    if rating == "excellent" and share >= 0.7 and fighter and dice.under(0.9):
        yield award_row(one.key, department, EXCELLENT, year)
        if dice.under(0.18):
            yield award_row(one.key, department, MERIT, year, dice.pick(("province", "ministry")))
    elif rating != "completed" and share >= 0.7:
        yield award_row(one.key, department, ADVANCED, year, USUAL[ADVANCED])


def _bodies(one: Organisation, year: int, dice: Dice) -> Iterator[BodyRating]:
    """The department's Party organisation and unions are excellent in the flag's years."""
    best = one.kind == "department"
    for body, chance in (("party", 0.62), ("union", 0.7), ("youth", 0.6)):
        fine = (best and year >= 2016 and body != "youth") or dice.under(chance)
        yield BodyRating(one.key, year, body, "excellent" if fine else "good")
