"""Registers made by chance from a seed: messy ones with gaps, and good long careers."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TypeVar

from thidua_rules import tables as t
from thidua_rules.loading import load_law

T = TypeVar("T")
FIRST, LAST = 2010, 2026
COVERABLE = (
    "ratings", "awards", "initiatives", "blocs", "body_ratings", "discipline", "proposals", "posts",
)  # fmt: skip
LADDER = load_law().ladder


def messy(chance: Random, people: int, units: int) -> t.Register:
    register = t.Register()
    for n in range(people):
        _person(chance, register, f"p{n}")
    for n in range(units):
        _unit(chance, register, f"u{n}", [f"p{k}" for k in range(people)])
    for s in register.subjects:
        _history(chance, register, s.uid)
    return register


def _day(chance: Random, first: int = FIRST, last: int = LAST) -> date:
    return date(first, 1, 1) + timedelta(chance.randrange((last - first + 1) * 365))


def _ends(chance: Random, starts: date) -> date | None:
    return None if chance.random() < 0.2 else starts + timedelta(chance.randrange(30, 700))


def _years(chance: Random, share: float) -> list[int]:
    return [year for year in range(FIRST, LAST + 1) if chance.random() < share]


def _person(chance: Random, register: t.Register, uid: str) -> None:
    joined = None if chance.random() < 0.2 else _day(chance, 1995, 2025)
    left = _day(chance, 2020, 2026) if chance.random() < 0.1 else None
    group = chance.choice((None, "official", "official", "worker", *t.GROUPS))
    sex = chance.choice((None, "female", "male"))
    register.subjects.append(t.Subject(uid, "individual", group, sex, joined=joined, left=left))


def _unit(chance: Random, register: t.Register, uid: str, people: list[str]) -> None:
    kind = "household" if chance.random() < 0.1 else "collective"
    founded = None if chance.random() < 0.3 else _day(chance, 2000, 2020)
    role = chance.choice((None, "division", "department"))
    register.subjects.append(t.Subject(uid, kind, None, founded=founded, role=role))
    for year in _years(chance, 0.6):
        total = chance.randrange(12)
        if chance.random() < 0.5:
            register.members.append(t.Members(
                uid, year, total, advanced_worker=_perhaps(chance, chance.randint(0, total)),
                emulation_fighter_grassroots=_perhaps(chance, chance.randint(0, min(2, total))),
                all_completed=_perhaps(chance, chance.random() < 0.8),
                disciplined_warning_or_more=_perhaps(chance, int(chance.random() < 0.2)),
            ))  # fmt: skip
        else:
            roll = [p for p in (*people, "stranger") if chance.random() < 0.8]
            register.memberships.extend(t.Membership(p, uid, year) for p in roll)
        register.blocs.append(t.Bloc(
            uid, year, _perhaps(chance, chance.random() < 0.5),
            _perhaps(chance, chance.random() < 0.7),
            chance.choice(("province", "ministry", "central", None)),
        ))  # fmt: skip
        register.body_ratings.append(
            t.BodyRating(uid, year, chance.choice(t.BODIES), chance.choice(t.RATINGS[2:]))
        )


def _perhaps(chance: Random, value: T) -> T | None:
    return None if chance.random() < 0.2 else value


def _history(chance: Random, register: t.Register, uid: str) -> None:
    level = chance.choice((0.2, 0.6, 0.95))
    for year in _years(chance, 0.9):
        good = chance.choice(t.RATINGS[2:]) if chance.random() < level else chance.choice(t.RATINGS)
        register.ratings.append(t.Rating(uid, year, good))
    for code in LADDER:
        for year in _years(chance, level * chance.choice((0.1, 0.5, 0.9))):
            register.awards.append(_award(chance, uid, code, year))
    for year in _years(chance, level):
        several = range(chance.randint(1, 3))
        register.initiatives.extend(_initiative(chance, uid, year) for _ in several)
    for year in _years(chance, 0.1):
        register.achievements.append(t.Achievement(
            uid, year, chance.choice(t.ACHIEVEMENT_KINDS), chance.choice(t.ACHIEVEMENT_LEVELS),
            _perhaps(chance, chance.choice(t.LAUNCHERS)), _perhaps(chance, chance.randint(1, 6)),
        ))  # fmt: skip
    _interruptions(chance, register, uid)
    leading(chance, register, uid)
    for table in COVERABLE:
        if chance.random() < 0.7:
            start = chance.choice((1990, 1990, 2014, 2022))
            register.coverage.append(t.Coverage(uid, table, start, chance.choice((2024, 2026))))
    for code in ("advanced_worker", "emulation_fighter_grassroots"):
        if chance.random() < 0.15:
            register.proposals.append(t.Proposal(uid, code, chance.choice((2024, 2025))))


POSTS = (
    "department_director", "department_deputy_director", "Giám đốc Sở Công Thương", "Giám đốc",
    "Trưởng phòng", "ministry_department_director", "province_vice_chair", "deputy_minister",
    "minister", "province_council_chair", "top_leader",
)  # fmt: skip


def leading(chance: Random, register: t.Register, uid: str) -> None:
    """Posts, some of them of the tables of long service, and perhaps retirement."""
    day = _day(chance, 1990, 2005)
    for _ in range(chance.choice((0, 0, 1, 2, 4))):
        ends = day + timedelta(chance.randrange(200, 4000))
        register.posts.append(t.Post(
            uid, chance.choice(POSTS), day, None if chance.random() < 0.1 else ends, None,
            _perhaps(chance, chance.choice((None, *t.POST_ENDINGS))),
            _perhaps(chance, ends + timedelta(chance.randrange(1500))),
        ))  # fmt: skip
        day = ends if chance.random() < 0.7 else ends + timedelta(chance.randrange(-500, 500))
    if chance.random() < 0.5:
        register.retirements.append(t.Retirement(
            uid, _perhaps(chance, _day(chance, 2015)),
            *(_perhaps(chance, chance.random() < share) for share in (0.3, 0.1)),
        ))  # fmt: skip


def _award(chance: Random, uid: str, code: str, year: int) -> t.AwardHeld:
    decided = _perhaps(chance, date(year + 1, chance.randint(1, 6), 10))
    method = chance.choice(("sudden", "long_service")) if chance.random() < 0.05 else "merit"
    revoked = _day(chance, 2020, 2026) if chance.random() < 0.03 else None
    restored = _ends(chance, revoked) if revoked else None
    issuer = _perhaps(chance, chance.choice(t.ISSUERS))
    return t.AwardHeld(uid, code, year, decided, issuer, method, revoked=revoked, restored=restored)


def _initiative(chance: Random, uid: str, year: int) -> t.Initiative:
    used = (chance.choice(LADDER),) if chance.random() < 0.3 else ()
    return t.Initiative(
        uid, year, chance.choice(t.INITIATIVE_LEVELS), chance.choice(t.INITIATIVE_KINDS),
        replicable=chance.random() < 0.5, used_for=used,
        decided=_perhaps(chance, date(year, 12, 1)),
    )  # fmt: skip


def _interruptions(chance: Random, register: t.Register, uid: str) -> None:
    if chance.random() < 0.2:
        starts = _day(chance)
        form = chance.choice(t.DISCIPLINE_WORDS)
        register.discipline.append(t.Discipline(uid, form, starts, _ends(chance, starts)))
    if chance.random() < 0.1:
        starts = _day(chance, 2021)
        reason = chance.choice(t.HOLD_REASONS)
        register.holds.append(t.Hold(uid, reason, starts, _ends(chance, starts)))
    if chance.random() < 0.06:
        register.deaths.append(t.Death(uid, _day(chance, 2022)))
    if chance.random() < 0.2:
        starts = _day(chance)
        kind = chance.choice(("study", "study", "maternity", "unpaid", "sick"))
        register.absences.append(t.Absence(
            uid, kind, starts, _ends(chance, starts),
            chance.random() < 0.8, _perhaps(chance, chance.choice(t.STUDY_RESULTS)),
        ))  # fmt: skip


def careers(seed: int, people: int) -> t.Register:
    """Long careers with complete records, and two collectives of these people."""
    chance = Random(seed)
    register = t.Register()
    for n in range(people):
        uid = f"p{n}"
        register.subjects.append(t.Subject(uid, joined=date(chance.randint(1995, 2012), 3, 1)))
        _career(chance, register, uid, strength=n / people)
    for n, unit in enumerate(("u0", "u1")):
        founded = date(1998, 1, 1)
        register.subjects.append(
            t.Subject(unit, "collective", None, founded=founded, role="division")
        )
        for year in range(FIRST, LAST + 1):
            here = [f"p{k}" for k in range(people) if k % 2 == n or n]
            register.memberships.extend(t.Membership(p, unit, year) for p in here)
            register.blocs.append(t.Bloc(unit, year, True, True))
        _career(chance, register, unit, strength=0.9)
    tables = ("ratings", "awards", "initiatives", "body_ratings")
    register.coverage.extend(t.Coverage(s.uid, table, 1990, LAST)
                             for s in register.subjects for table in tables)  # fmt: skip
    return register


def _career(chance: Random, register: t.Register, uid: str, strength: float) -> None:
    for year in range(FIRST, LAST):
        excellent = chance.random() < 0.5 + strength / 2
        register.ratings.append(t.Rating(uid, year, "excellent" if excellent else "good"))
        for code in LADDER:
            if chance.random() < strength * (0.9 if code in LADDER[:3] else 0.3):
                register.awards.append(t.AwardHeld(uid, code, year, date(year + 1, 1, 20)))
        for _ in range(chance.randint(0, 2)):
            level = chance.choice(t.INITIATIVE_LEVELS)
            register.initiatives.append(t.Initiative(uid, year, level, replicable=True))
