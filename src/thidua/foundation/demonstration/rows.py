"""Plain rows of the demonstration, one type a table of the office. No database here.

A ``subject`` is the key of a person or an organisation. Dates are legal dates, ends are the first
day no longer counted. ``None`` means not known, an empty text means none.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid5

FAMILY = UUID("6f0a3c1e-5f0c-5d0a-9b7e-2f6a1d4c8e10")


def uid_of(table: str, *parts: object) -> UUID:
    """The lasting identity of a row: the same words give the same UUID on every machine."""
    return uuid5(FAMILY, "/".join((table, *map(str, parts))))


class Organisation(NamedTuple):
    key: str
    name: str
    short: str
    kind: str
    parent: str | None = None
    starts: date | None = None
    ends: date | None = None
    province: str = ""  # whose own rules it names, for itself and all beneath it
    ministry: str = ""


class Change(NamedTuple):
    organisation: str
    kind: str
    on: date
    name_before: str = ""
    parent_before: str | None = None
    successor: str | None = None
    basis: str = ""


class Succession(NamedTuple):
    successor: str
    predecessor: str
    on: date
    ground: str
    takes: str = ""
    basis: str = ""


class BlocMember(NamedTuple):
    bloc: str
    organisation: str
    year: int
    part: str = "member"


class Person(NamedTuple):
    key: str
    name: str
    sex: str
    born: date
    staff_number: str
    group: str
    joined: date
    left: date | None
    organisation: str
    died: date | None = None


class Posting(NamedTuple):
    person: str
    organisation: str
    title: str
    post: str
    head: bool
    starts: date
    ends: date | None = None


class Retirement(NamedTuple):
    person: str
    decided: date
    higher_age: bool | None = None


class Absence(NamedTuple):
    person: str
    kind: str
    starts: date
    ends: date | None = None
    full_time: bool = True
    result: str = ""


class Rating(NamedTuple):
    subject: str
    year: int
    rating: str
    decided: date | None = None
    decision_no: str = ""


class Award(NamedTuple):
    subject: str
    award: str
    year: int
    decided: date | None = None
    decision_no: str = ""
    issuer: str = ""
    issuer_name: str = ""
    method: str = "merit"
    starts: date | None = None
    ends: date | None = None
    revoked: date | None = None
    name: str = ""
    restored: date | None = None

    @property
    def stands(self) -> bool:
        """Never revoked, or given back."""
        return self.revoked is None or self.restored is not None


class Author(NamedTuple):
    subject: str
    share: int
    used_for: tuple[tuple[str, int], ...] = ()


class Initiative(NamedTuple):
    key: str
    organisation: str
    title: str
    year: int
    kind: str = "initiative"
    level: str = "base"
    replicable: bool = False
    decided: date | None = None
    decision_no: str = ""
    authors: tuple[Author, ...] = ()


class Achievement(NamedTuple):
    subject: str
    title: str
    kind: str
    year: int
    level: str = "base"
    launched_by: str = ""
    duration: int | None = None
    used_for: tuple[tuple[str, int], ...] = ()


class Discipline(NamedTuple):
    subject: str
    form: str
    starts: date
    ends: date | None = None
    decision_no: str = ""


class Hold(NamedTuple):
    subject: str
    ground: str
    starts: date
    ends: date | None = None
    note: str = ""


class BlocResult(NamedTuple):
    organisation: str
    year: int
    leader: bool | None
    exceeds_targets: bool | None
    organised_by: str
    name: str


class BodyRating(NamedTuple):
    organisation: str
    year: int
    body: str
    rating: str


class MemberRoll(NamedTuple):
    organisation: str
    year: int
    total: int
    rated: int
    advanced_worker: int
    emulation_fighter_grassroots: int
    all_completed: bool
    disciplined_reprimand_or_more: int
    disciplined_warning_or_more: int


class Coverage(NamedTuple):
    subject: str
    table: str
    starts: int
    ends: int


class Account(NamedTuple):
    username: str
    full_name: str
    person: str | None
    role: str
    places: tuple[str, ...]


@dataclass(slots=True)
class Rows:
    """Every table of the demonstration, in the order in which it is stored."""

    organisations: list[Organisation] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    successions: list[Succession] = field(default_factory=list)
    members: list[BlocMember] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    postings: list[Posting] = field(default_factory=list)
    retirements: list[Retirement] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    initiatives: list[Initiative] = field(default_factory=list)
    achievements: list[Achievement] = field(default_factory=list)
    discipline: list[Discipline] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    blocs: list[BlocResult] = field(default_factory=list)
    bodies: list[BodyRating] = field(default_factory=list)
    rolls: list[MemberRoll] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)

    def count(self) -> int:
        return sum(len(getattr(self, table.name)) for table in fields(self))

    def digest(self) -> str:
        """SHA-256 of every row in order."""
        content = hashlib.sha256()
        for table in fields(self):
            for row in getattr(self, table.name):
                content.update(f"{table.name}{tuple(row)!r}\n".encode())
        return content.hexdigest()

    def extend(self, other: Rows) -> None:
        for table in fields(self):
            getattr(self, table.name).extend(getattr(other, table.name))
