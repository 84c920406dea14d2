"""The whole demonstration, told from its units and people: ``tell()`` gives every row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from thidua.foundation.demonstration.accounts import account_rows
from thidua.foundation.demonstration.cast import cast
from thidua.foundation.demonstration.collectives import JUDGED, collective_rows
from thidua.foundation.demonstration.dice import Dice
from thidua.foundation.demonstration.forms import achievements_of_the_round, tell_forms
from thidua.foundation.demonstration.honours import conference_awards, honour_rows
from thidua.foundation.demonstration.lives import FIRST_YEAR, LAST_DECIDED, LAST_RATED, Life, Work
from thidua.foundation.demonstration.memberships import membership_rows
from thidua.foundation.demonstration.offices import DEPARTMENTS, WORKERS, Department
from thidua.foundation.demonstration.organisations import ministry, organisation_rows
from thidua.foundation.demonstration.reorganisation import reorganisation_rows
from thidua.foundation.demonstration.rows import (
    Author,
    Coverage,
    Initiative,
    Organisation,
    Person,
    Rating,
    Rows,
)
from thidua.foundation.demonstration.staff import from_inspectorate, people_of
from thidua.foundation.demonstration.titles import tell_titles
from thidua.foundation.demonstration.topics import SCIENCE, VARIANTS, WORKS
from thidua.foundation.demonstration.years import tell_years

PERSON_TABLES = ("ratings", "awards", "initiatives")
COLLECTIVE_TABLES = ("ratings", "awards", "blocs", "body_ratings", "members")
STAFF_MARK = {"hatinh": "042", "hanoi": "001"}


@lru_cache(maxsize=1)
def tell() -> Rows:
    """Every row of both departments; the same at every call, on every machine."""
    rows = Rows(organisations=[ministry()])
    for department in DEPARTMENTS:
        rows.extend(_tell_department(department))
    rows.extend(reorganisation_rows())
    return rows


def _tell_department(department: Department) -> Rows:
    rows = organisation_rows(department)
    lives = lives_of(department)
    for number, life in enumerate(lives, start=1):
        _add_person(rows, life, f"{STAFF_MARK[department.key]}-{number:04}")
    _add_initiatives(rows, lives)
    rows.extend(collective_rows(department, rows.organisations, lives))
    rows.extend(honour_rows(department, rows.organisations))
    rows.extend(membership_rows(department, rows))
    rows.awards += conference_awards(department, rows.organisations, lives)
    rows.coverage += _collective_coverage(rows.organisations)
    rows.accounts += account_rows(department, lives)
    return rows


def lives_of(department: Department) -> list[Life]:
    """The people of a department with all that befell them."""
    lives = people_of(department)
    cast(lives)
    from_inspectorate(lives)
    for life in lives:
        tell_years(life)
    tell_titles(lives)
    tell_forms(lives)
    achievements_of_the_round(lives)
    return lives


def _add_person(rows: Rows, life: Life, staff_number: str) -> None:
    last = life.left or date(2026, 12, 31)
    group = "worker" if life.title in WORKERS else "official"
    rows.people.append(
        Person(life.key, life.name, life.sex, life.born, staff_number, group, life.joined,
               life.left, life.postings[-1].organisation, life.died)
    )  # fmt: skip
    rows.postings += life.postings
    rows.retirements += [life.retirement] if life.retirement else []
    rows.absences += life.absences
    start = life.known_from or FIRST_YEAR
    rows.ratings += [_rating_row(life, year) for year in sorted(life.ratings) if year >= start]
    rows.awards += [award for award in life.awards if award.year >= start]
    rows.achievements += life.achievements
    rows.discipline += life.discipline
    rows.holds += life.holds
    first = max(start, min(life.joined.year, LAST_RATED))
    ends = min(LAST_RATED, last.year)
    for table in PERSON_TABLES:
        complete = _complete_until(table, ends)
        # Everyone's awards are on file from their first day, unless they came from elsewhere.
        begins = life.known_from or life.joined.year if table == "awards" else first
        if complete >= begins:
            rows.coverage.append(Coverage(life.key, table, begins, complete))


def _rating_row(life: Life, year: int) -> Rating:
    dice = Dice(life.department.key, "ratings", year)
    day = dice.working_day(date(year, 12, 8), date(year, 12, 24))
    return Rating(life.key, year, life.ratings[year], day, f"{dice.whole(120, 460)}/TB-SCT")


# -- initiatives --------------------------------------------------------------------------------
def _add_initiatives(rows: Rows, lives: list[Life]) -> None:
    teams: dict[str, list[Life]] = {}
    for life in lives:
        teams.setdefault(life.team.key, []).append(life)
    taken: set[str] = set()
    for life in lives:
        start = life.known_from or FIRST_YEAR
        for number, work in enumerate(sorted(life.works, key=lambda w: w.year), start=1):
            if work.year >= start:
                work.title = _title_of_its_own(life, work, taken)
                taken.add(work.title)
                rows.initiatives.append(_initiative(life, work, number, teams[life.team.key]))


def _title_of_its_own(life: Life, work: Work, taken: set[str]) -> str:
    """No two works of a department have one title: copies are not recognised."""
    if work.title not in taken:
        return work.title
    place = life.department.place
    topics = SCIENCE if work.kind == "science_work" else WORKS[life.team.trade]
    titles = [(topic + variant).format(place=place) for topic in topics for variant in VARIANTS]
    free = [title for title in Dice(life.key, "again", work.year).shuffled(titles)
            if title not in taken]  # fmt: skip
    return free[0] if free else f"{work.title} năm {work.year} ({life.team.short})"


def _initiative(life: Life, work: Work, number: int, team: list[Life]) -> Initiative:
    key = f"{life.key}/sk-{number}"
    authors = [Author(life.key, work.share, tuple(work.used_for))]
    authors += _partner(life, work, team)
    base = work.level == "base"
    dice = Dice(life.department.key, "recognition", work.year, work.level, work.kind)
    months = (11, 12) if base else (9, 12)
    day = dice.working_day(date(work.year, months[0], 3), date(work.year, months[1], 19))
    mark = {"base": "QĐ-SCT", "ministry_province": "QĐ-UBND", "national": "QĐ-BCT"}[work.level]
    number_of = f"{dice.whole(140, 380) * (1 if base else 7)}/{mark}"
    return Initiative(key, life.place(day), work.title, work.year, work.kind, work.level,
                      work.replicable, day, number_of, tuple(authors))  # fmt: skip


def _partner(life: Life, work: Work, team: list[Life]) -> Iterator[Author]:
    """A colleague of the same unit holds the rest of the shares; told by chance only."""
    if work.share == 100:
        return
    others = [
        x for x in team
        if x is not life and x.served(work.year) and x.joined.year < work.year and not x.part
        and not x.known_from
    ]  # fmt: skip
    if others:
        other = Dice(life.key, "partner", work.year, work.title).pick(others)
        uses = tuple(use for use in work.used_for if other.held(*use))
        yield Author(other.key, 100 - work.share, uses)


# -- coverage -----------------------------------------------------------------------------------
def _collective_coverage(organisations: list[Organisation]) -> Iterator[Coverage]:
    """Records of collectives are complete from 2010, so that absence means no."""
    for one in organisations:
        if one.kind not in JUDGED:
            continue
        first = max(FIRST_YEAR, one.starts.year if one.starts else FIRST_YEAR)
        last = LAST_RATED if one.ends is None else one.ends.year - 1
        for table in COLLECTIVE_TABLES:
            complete = _complete_until(table, last)
            if complete >= first:
                yield Coverage(one.key, table, first, complete)


def _complete_until(table: str, last: int) -> int:
    """The titles of the open round are not decided: until then absence does not mean no."""
    return min(last, LAST_DECIDED) if table == "awards" else last
