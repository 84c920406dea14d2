"""The demonstration's rows as the rules core reads them, without a database."""

from __future__ import annotations

from datetime import date

from thidua.foundation.demonstration import rows as told
from thidua_rules import tables


def register_of(
    rows: told.Rows, department: str, on: date, also: frozenset[str] = frozenset()
) -> tables.Register:
    """Everyone in service and every collective alive at one department on a day, and ``also``."""
    index = {one.key: one for one in rows.organisations}
    units = [one for one in rows.organisations if _judged(one, index, department, on)]
    people = [
        p for p in rows.people
        if p.key.startswith(f"{department}/") and p.joined <= on
        and (p.left is None or p.left > on or p.key in also)
    ]  # fmt: skip
    register = tables.Register(subjects=[_person(p) for p in people] + [_unit(u) for u in units])
    here = {subject.uid for subject in register.subjects}
    _years(register, rows, here)
    _events(register, rows, here)
    register.memberships.extend(_memberships(rows, index, here, on))
    return register


def _judged(one: told.Organisation, index: dict, department: str, on: date) -> bool:
    place: told.Organisation | None = one
    while place and place.key != department:
        place = index.get(place.parent)
    kind = one.kind in ("department", "division", "unit", "enterprise", "district_office")
    return bool(place) and kind and (one.ends is None or one.ends > on)


def _person(p: told.Person) -> tables.Subject:
    return tables.Subject(p.key, "individual", p.group, p.sex, p.born, p.joined, p.left,
                          unit=p.organisation)  # fmt: skip


def _unit(u: told.Organisation) -> tables.Subject:
    return tables.Subject(u.key, "collective", None, founded=u.starts, role=u.kind)


def _years(register: tables.Register, rows: told.Rows, here: set[str]) -> None:
    register.ratings.extend(
        tables.Rating(r.subject, r.year, r.rating) for r in rows.ratings if r.subject in here
    )
    register.awards.extend(
        tables.AwardHeld(a.subject, a.award, a.year, a.decided, a.issuer or None, a.method,
                         a.starts, a.ends, a.revoked, a.decision_no or None, a.restored)
        for a in rows.awards if a.subject in here and a.award
    )  # fmt: skip
    register.initiatives.extend(
        tables.Initiative(x.subject, i.year, i.level, i.kind, x.share, i.replicable,
                          tuple(code for code, _ in x.used_for), i.decided, i.title)
        for i in rows.initiatives for x in i.authors if x.subject in here
    )  # fmt: skip
    register.achievements.extend(
        tables.Achievement(a.subject, a.year, a.kind, a.level, a.launched_by or None, a.duration,
                           tuple(code for code, _ in a.used_for), a.title)
        for a in rows.achievements if a.subject in here
    )  # fmt: skip
    register.blocs.extend(
        tables.Bloc(b.organisation, b.year, b.leader, b.exceeds_targets, b.organised_by, b.name)
        for b in rows.blocs if b.organisation in here
    )  # fmt: skip
    register.body_ratings.extend(
        tables.BodyRating(*b) for b in rows.bodies if b.organisation in here
    )
    register.members.extend(tables.Members(*m) for m in rows.rolls if m.organisation in here)
    register.coverage.extend(tables.Coverage(*c) for c in rows.coverage if c.subject in here)


def _events(register: tables.Register, rows: told.Rows, here: set[str]) -> None:
    register.discipline.extend(
        tables.Discipline(d.subject, d.form, d.starts, d.ends)
        for d in rows.discipline if d.subject in here
    )  # fmt: skip
    register.holds.extend(
        tables.Hold(h.subject, h.ground, h.starts, h.ends) for h in rows.holds if h.subject in here
    )
    register.absences.extend(
        tables.Absence(a.person, a.kind, a.starts, a.ends, a.full_time, a.result or None)
        for a in rows.absences if a.person in here
    )  # fmt: skip
    register.retirements.extend(
        tables.Retirement(r.person, r.decided, r.higher_age)
        for r in rows.retirements if r.person in here
    )  # fmt: skip
    register.posts.extend(
        tables.Post(p.person, p.post, p.starts, p.ends, p.organisation)
        for p in rows.postings if p.person in here and p.post
    )  # fmt: skip


def _memberships(rows: told.Rows, index: dict, here: set[str], on: date):
    """On the roll of a unit and of every unit above: who served six months of the year there."""
    year = min(on.year, 2026)
    for p in rows.people:
        if p.key in here and p.joined <= date(year, 7, 1):
            place: str | None = p.organisation
            while place in index and index[place].kind != "bloc":
                if place in here:
                    yield tables.Membership(p.key, place, year)
                place = index[place].parent
