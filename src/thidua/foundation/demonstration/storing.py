"""Rows of the demonstration into the tables of the office, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import models
from django.utils import timezone

from thidua.foundation.access.models import Grant, StandIn, User
from thidua.foundation.blocs.models import BlocMembership
from thidua.foundation.demonstration import rows as told
from thidua.foundation.demonstration.classes import Classes
from thidua.foundation.demonstration.rows import Rows, uid_of
from thidua.foundation.organisations.models import Change, Organisation
from thidua.foundation.people.models import Absence, Person, Posting, Retirement
from thidua.foundation.registry import models as registry
from thidua.foundation.reorganising.models import Succession

AT_ONCE = 500
DOOR = {"door": "demonstration"}
ACCOUNTS_FROM = date(2025, 12, 1)
AWAY = {"valid_from": date(2026, 1, 5), "valid_to": date(2028, 1, 1)}


class Keys(NamedTuple):
    """Key of a row → primary key, for what other rows point at."""

    organisations: dict[str, int]
    people: dict[str, int]

    def subject(self, key: str) -> dict[str, int]:
        """The column that names the subject, with its value."""
        if key in self.people:
            return {"person_id": self.people[key]}
        return {"organisation_id": self.organisations[key]}


def store(rows: Rows) -> None:
    """Write every row; the caller holds the transaction."""
    keys = Keys(_organisations(rows.organisations), {})
    keys.people.update(_people(rows.people, keys))
    _many(Change, (_change(row, keys) for row in rows.changes))
    _many(Succession, (_succession(row, keys) for row in rows.successions))
    conveners = {row.key: row.parent for row in rows.organisations}
    _many(BlocMembership, (_member(row, keys, conveners) for row in rows.members))
    _many(Posting, (_posting(row, keys) for row in rows.postings))
    _many(Retirement, (_retirement(row, keys) for row in rows.retirements))
    _many(Absence, (_absence(row, keys) for row in rows.absences))
    _many(registry.Rating, (_about(registry.Rating, row, keys) for row in rows.ratings))
    classes = Classes(rows)
    _many(registry.AwardHeld, (_award(row, keys, classes.of(row)) for row in rows.awards))
    _many(registry.Discipline, (_about(registry.Discipline, row, keys) for row in rows.discipline))
    _many(registry.Hold, (_about(registry.Hold, row, keys) for row in rows.holds))
    _many(registry.Coverage, (_about(registry.Coverage, row, keys) for row in rows.coverage))
    _many(registry.BlocResult, (_of_unit(registry.BlocResult, row, keys) for row in rows.blocs))
    _many(registry.BodyRating, (_of_unit(registry.BodyRating, row, keys) for row in rows.bodies))
    _many(registry.MemberRoll, (_of_unit(registry.MemberRoll, row, keys) for row in rows.rolls))
    _initiatives(rows.initiatives, keys)
    _achievements(rows.achievements, keys)
    _accounts(rows.accounts, keys)


def _many(model: type[models.Model], made: Iterable[Any]) -> list[Any]:
    manager = model._default_manager  # noqa: SLF001 Django's own name
    return manager.bulk_create(list(made), batch_size=AT_ONCE)


def _organisations(rows: Sequence[told.Organisation]) -> dict[str, int]:
    """Parents before children: a level of the tree at a time."""
    keys: dict[str, int] = {}
    waiting = list(rows)
    while waiting:
        level = [row for row in waiting if row.parent is None or row.parent in keys]
        assert level, "an organisation names a parent that is not there"
        made = _many(Organisation, (_organisation(row, keys) for row in level))
        keys.update({row.key: one.pk for row, one in zip(level, made, strict=True)})
        waiting = [row for row in waiting if row.key not in keys]
    return keys


def _organisation(row: told.Organisation, keys: dict[str, int]) -> Organisation:
    return Organisation(
        uid=uid_of("organisation", row.key), name=row.name, short_name=row.short, kind=row.kind,
        parent_id=keys[row.parent] if row.parent else None, valid_from=row.starts,
        valid_to=row.ends, province=row.province, ministry=row.ministry,
    )  # fmt: skip


def _change(row: told.Change, keys: Keys) -> Change:
    places = keys.organisations
    return Change(
        uid=uid_of("change", row.organisation, row.kind, row.on),
        organisation_id=places[row.organisation], kind=row.kind, on=row.on,
        name_before=row.name_before, legal_basis=row.basis,
        parent_before_id=places[row.parent_before] if row.parent_before else None,
        successor_id=places[row.successor] if row.successor else None,
    )  # fmt: skip


def _succession(row: told.Succession, keys: Keys) -> Succession:
    places = keys.organisations
    return Succession(
        uid=uid_of("succession", row.successor, row.predecessor), on=row.on, ground=row.ground,
        successor_id=places[row.successor], predecessor_id=places[row.predecessor],
        takes=row.takes, basis=row.basis,
    )  # fmt: skip


def _member(row: told.BlocMember, keys: Keys, conveners: dict[str, str | None]) -> BlocMembership:
    places, convener = keys.organisations, conveners[row.bloc]
    assert convener, "a bloc stands under whoever convenes it"
    return BlocMembership(
        uid=uid_of("bloc member", *row), bloc_id=places[row.bloc], convener_id=places[convener],
        organisation_id=places[row.organisation], year=row.year, part=row.part, provenance=DOOR,
    )  # fmt: skip


def _people(rows: Sequence[told.Person], keys: Keys) -> dict[str, int]:
    made = _many(Person, (_person(row, keys) for row in rows))
    return {row.key: one.pk for row, one in zip(rows, made, strict=True)}


def _person(row: told.Person, keys: Keys) -> Person:
    return Person(
        uid=uid_of("person", row.key), full_name=row.name, sex=row.sex, birth_date=row.born,
        staff_number=row.staff_number, group=row.group, joined=row.joined, left=row.left,
        died=row.died, organisation_id=keys.organisations[row.organisation],
    )  # fmt: skip


def _posting(row: told.Posting, keys: Keys) -> Posting:
    return Posting(
        uid=uid_of("posting", row.person, row.organisation, row.title, row.starts),
        person_id=keys.people[row.person], organisation_id=keys.organisations[row.organisation],
        title=row.title, post=row.post, is_head=row.head, starts=row.starts, ends=row.ends,
        provenance=DOOR,
    )  # fmt: skip


def _retirement(row: told.Retirement, keys: Keys) -> Retirement:
    return Retirement(
        uid=uid_of("retirement", row.person), person_id=keys.people[row.person],
        decided=row.decided, higher_age=row.higher_age, provenance=DOOR,
    )  # fmt: skip


def _absence(row: told.Absence, keys: Keys) -> Absence:
    return Absence(
        uid=uid_of("absence", row.person, row.kind, row.starts), person_id=keys.people[row.person],
        kind=row.kind, starts=row.starts, ends=row.ends, full_time=row.full_time,
        result=row.result, provenance=DOOR,
    )  # fmt: skip


# -- the registry -------------------------------------------------------------------------------
def _about(model: type[models.Model], row: Any, keys: Keys) -> Any:
    """A row about a subject whose other columns are named alike here and there."""
    values = row._asdict()
    subject = values.pop("subject")
    uid = uid_of(model.__name__.lower(), *row)
    return model(uid=uid, provenance=DOOR, **keys.subject(subject), **values)


def _of_unit(model: type[models.Model], row: Any, keys: Keys) -> Any:
    values = row._asdict()
    place = keys.organisations[values.pop("organisation")]
    uid = uid_of(model.__name__.lower(), *row)
    return model(uid=uid, provenance=DOOR, organisation_id=place, **values)


def _award(row: told.Award, keys: Keys, object_class: str) -> registry.AwardHeld:
    return registry.AwardHeld(
        uid=uid_of("award", *row[:-1]), provenance=DOOR, **keys.subject(row.subject),
        award=row.award, award_name=row.name, year=row.year, object_class=object_class,
        achievement_from=row.starts, achievement_to=row.ends,
        decided=row.decided, decision_no=row.decision_no, issuer=row.issuer,
        issuer_name=row.issuer_name, method=row.method, revoked=row.revoked,
        restored=row.restored, status=_status(row),
    )  # fmt: skip


def _status(row: told.Award) -> str:
    if row.restored:
        return "restored"
    return "revoked" if row.revoked else "valid"


def _initiatives(rows: Sequence[told.Initiative], keys: Keys) -> None:
    made = _many(registry.Initiative, (_initiative(row, keys) for row in rows))
    pairs = [
        (author, registry.InitiativeAuthor(
            uid=uid_of("author", row.key, author.subject), provenance=DOOR, initiative=one,
            share=author.share, **keys.subject(author.subject),
        ))
        for row, one in zip(rows, made, strict=True) for author in row.authors
    ]  # fmt: skip
    _many(registry.InitiativeAuthor, (one for _author, one in pairs))
    _many(
        registry.InitiativeUse,
        (registry.InitiativeUse(author=one, award=award, year=year)
         for author, one in pairs for award, year in author.used_for),
    )  # fmt: skip


def _initiative(row: told.Initiative, keys: Keys) -> registry.Initiative:
    return registry.Initiative(
        uid=uid_of("initiative", row.key), provenance=DOOR, title=row.title, kind=row.kind,
        organisation_id=keys.organisations[row.organisation], year=row.year, level=row.level,
        replicable=row.replicable, decided=row.decided, decision_no=row.decision_no,
    )  # fmt: skip


def _achievements(rows: Sequence[told.Achievement], keys: Keys) -> None:
    made = _many(registry.Achievement, (_achievement(row, keys) for row in rows))
    _many(
        registry.AchievementUse,
        (registry.AchievementUse(achievement=one, award=award, year=year)
         for row, one in zip(rows, made, strict=True) for award, year in row.used_for),
    )  # fmt: skip


def _achievement(row: told.Achievement, keys: Keys) -> registry.Achievement:
    return registry.Achievement(
        uid=uid_of("achievement", *row[:4]), provenance=DOOR, **keys.subject(row.subject),
        title=row.title, kind=row.kind, year=row.year, level=row.level,
        launched_by=row.launched_by, duration=row.duration,
    )  # fmt: skip


# -- who signs in -------------------------------------------------------------------------------
def _accounts(rows: Sequence[told.Account], keys: Keys) -> None:
    """Accounts without a password: nobody signs in until the demonstration is served."""
    opened = timezone.make_aware(datetime(2025, 12, 1, 8))  # noqa: DTZ001 made aware here
    closed = make_password(None)
    users = _many(User, (_user(row, keys, opened, closed) for row in rows))
    _many(
        Grant,
        (Grant(uid=uid_of("grant", row.username, place), user=user, role=row.role,
               organisation_id=keys.organisations[place], valid_from=ACCOUNTS_FROM)
         for row, user in zip(rows, users, strict=True) for place in row.places),
    )  # fmt: skip
    _many(StandIn, _stand_ins({user.username: user for user in users}))


def _stand_ins(users: dict[str, User]) -> Iterable[StandIn]:
    """In each department the standing officer may act for the director."""
    for name, absent in users.items():
        deputy = users.get(name.replace("giam_doc.", "can_bo."))
        if name.startswith("giam_doc.") and deputy is not None:
            yield StandIn(uid=uid_of("stand_in", name), absent=absent, deputy=deputy, **AWAY)


def _user(row: told.Account, keys: Keys, opened: datetime, closed: str) -> User:
    return User(
        uid=uid_of("user", row.username), username=row.username, full_name=row.full_name,
        person_id=keys.people[row.person] if row.person else None, demonstration=True,
        password=closed, date_joined=opened,
    )  # fmt: skip
