"""Histories for tests of the sweep: who stands where in 2025, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.office import MACHINE, Office, engage, open_office
from thidua.foundation.keeping import enter_many
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.registry.actions.record_award import record_award
from thidua.foundation.registry.actions.record_discipline import record_discipline
from thidua.foundation.registry.actions.record_hold import record_hold
from thidua.foundation.registry.actions.record_initiative import record_initiative
from thidua.foundation.registry.actions.record_rating import record_rating
from thidua.foundation.registry.authorship import Author
from thidua.foundation.registry.models import Coverage, Rating
from thidua.foundation.registry.permissions import may_keep_awards, may_keep_year_facts

RECEIVED = date(2026, 1, 15)


@dataclass
class Histories:
    """In the energy division: ``an`` meets the grassroots title, ``held`` would but for a
    complaint, ``near`` lacks one thing; ``twin`` meets the province's certificate by two excellent
    years, ``punished`` has the same two years but the first does not count: a reprimand ended in
    the second. In the trade division ``binh`` is rated but nothing more."""

    office: Office
    an: Person
    held: Person
    punished: Person
    twin: Person
    near: Person
    binh: Person


def cover(subject: Person | Organisation) -> None:
    about = {"person": subject} if isinstance(subject, Person) else {"organisation": subject}
    tables = ("ratings", "awards", "initiatives")
    rows = [Coverage(table=table, starts=2010, ends=2025, **about) for table in tables]
    enter_many(actor=MACHINE, verb="record_coverage", rows=rows, may=may_keep_awards)


def rate(person: Person, rating: str = "good", years: range = range(2021, 2026)) -> None:
    cover(person)
    rows = [Rating(person=person, year=year, rating=rating) for year in years]
    enter_many(actor=MACHINE, verb="record_rating", rows=rows, may=may_keep_year_facts)


def title(person: Person, year: int, award: str = "advanced_worker") -> None:
    record_award(
        actor=MACHINE, person=person, award=award, year=year, decided=date(year + 1, 1, 20),
        decision_no=f"{year}/QĐ-SCT", issuer="department",
    )  # fmt: skip


def invent(person: Person, year: int = 2025) -> None:
    record_initiative(
        actor=MACHINE, organisation=person.organisation, year=year, level="base",
        title=f"Rút ngắn thời gian cấp phép của {person.full_name}", decided=date(year, 11, 5),
        decision_no="15/QĐ-SCT", authors=[Author(person, 100)],
    )  # fmt: skip


def write_histories() -> Histories:
    office = open_office()
    held = engage("Phạm Thị Giữ", office.energy)
    punished = engage("Hồ Văn Phạt", office.energy)
    twin = engage("Lưu Văn Song", office.energy)
    near = engage("Đỗ Thị Đào", office.energy)
    for person in (office.an, held, near, office.binh):
        rate(person)
        title(person, 2024)
    for person in (office.an, held):
        invent(person)
    for person in (punished, twin):
        rate(person, "excellent")
        invent(person, 2024)
        invent(person)
    record_hold(actor=MACHINE, person=held, ground="complaint", starts=date(2025, 12, 1))
    record_discipline(
        actor=MACHINE, person=punished, form="reprimand", starts=date(2024, 11, 1),
        ends=date(2025, 8, 1), decision_no="99/QĐ-SCT",
    )  # fmt: skip
    for unit in (office.energy, office.trade):
        record_rating(actor=MACHINE, organisation=unit, year=2025, rating="excellent")
    return Histories(office, office.an, held, punished, twin, near, office.binh)
