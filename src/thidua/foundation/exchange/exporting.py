"""The registry of a part of the tree, as the workbook that can be brought in again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language

from thidua.bridge.judging import Asked
from thidua.bridge.open_results import results_workbook
from thidua.bridge.registry import Wanted, read_register
from thidua.bridge.workbooks import (
    BESIDE,
    Bloc,
    Identity,
    Import,
    Post,
    Register,
    Subject,
    template,
    words,
)
from thidua.foundation.blocs.models import BlocMembership
from thidua.foundation.exchange.actions.export_list import export_list
from thidua.foundation.exchange.permissions import may_export, may_know_secrets
from thidua.foundation.exchange.planning.bloc_members import convened_by
from thidua.foundation.exchange.planning.scene import longer_names
from thidua.foundation.exchange.planning.subjects import ROLE_OF_KIND
from thidua.foundation.exchange.words import SECRET_TABLES
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.policy.among import among
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import AwardHeld

TOPS = (Kind.PROVINCE, Kind.MINISTRY)
"""Kinds that head a tree and are no row of a workbook."""

GATHERING = (Kind.BLOC, *TOPS)
"""Kinds no standard is asked of."""

YEARLY = (
    "ratings", "awards", "initiatives", "achievements", "members", "blocs", "body_ratings",
)  # fmt: skip
NOT_WRITTEN = ("memberships", "attested", "proposals")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the tree: its units and people, in the order of a list."""

    units: tuple[Organisation, ...]
    people: tuple[Person, ...]

    @property
    def uids(self) -> list[str]:
        return [row.uid.hex for row in (*self.units, *self.people)]

    def identities(self) -> dict[str, Identity]:
        """Names as the workbook writes them; units of one name by a longer one."""
        names = Counter(
            words(name) for unit in self.units for name in (unit.name, *longer_names(unit))
        )
        keys = {unit.pk for unit in self.units}
        found = {}
        for unit in self.units:
            above = unit.parent.uid.hex if unit.parent and unit.parent.pk in keys else None
            kind = "household" if unit.kind == Kind.HOUSEHOLD else "collective"
            written = next(
                name for name in (unit.name, *longer_names(unit)) if names[words(name)] == 1
            )
            found[unit.uid.hex] = Identity(unit.uid.hex, kind, written, unit=above)
        for person in self.people:
            found[person.uid.hex] = Identity(
                person.uid.hex, "individual", person.full_name, person.staff_number or None,
                person.birth_date, unit=person.organisation.uid.hex,
            )  # fmt: skip
        return found


def part_of(organisation: Organisation, *, without: tuple[Kind, ...] = GATHERING) -> Part:
    places = subtree_ids([organisation.pk])
    units = Organisation.objects.filter(pk__in=places).exclude(kind__in=without)
    people = Person.objects.filter(organisation__in=places)
    return Part(tuple(units.select_related("parent")), tuple(people.select_related("organisation")))


def registry_workbook(actor: Actor, organisation: Organisation, since: int | None = None) -> bytes:
    """Everything recorded of a part of the tree, in the template's sheets.

    Discipline and holds only for whoever may know of them; for others the workbook has neither
    the sheets nor any count that rests on them. ``since`` leaves out earlier years.
    """
    require(may_export, actor, organisation.pk)
    knows = may_know_secrets(actor, organisation.pk)
    part = part_of(organisation, without=TOPS)
    content = Import(identities=_named_too(part) | part.identities())
    register = _register(part)
    members = _bloc_members(register, part)
    for table, rows in register.tables():
        if table in NOT_WRITTEN or (table in SECRET_TABLES and not knows):
            continue
        kept = [row for row in rows if _recent(table, row, since)]
        getattr(content.register, table).extend(_told(table, row, knows=knows) for row in kept)
    _tell_beside(content, part)
    for index, row in enumerate(content.register.blocs):
        if told := members.get((row.subject, row.year, row.organised_by, words(row.name or ""))):
            content.details["blocs", index] = {"part": told}
    if not knows:
        coverage = content.register.coverage
        coverage[:] = [row for row in coverage if row.table not in SECRET_TABLES]
    export_list(
        actor=actor, about=organisation, name="so-lam-viec", form="xlsx",
        rows=sum(len(rows) for _table, rows in content.register.tables()),
        asked={"since": str(since or ""), "secrets": str(knows)},
    )  # fmt: skip
    return template(content, leave_out=() if knows else SECRET_TABLES)


def _named_too(part: Part) -> dict[str, Identity]:
    """Places outside the part where its people held posts: named, but no rows of their own."""
    here = [unit.pk for unit in part.units]
    held = Posting.objects.filter(person__in=[person.pk for person in part.people])
    rows = Organisation.objects.filter(pk__in=held.values("organisation")).exclude(pk__in=here)
    return {one.uid.hex: Identity(one.uid.hex, "collective", one.name) for one in rows}


def _bloc_members(register: Register, part: Part) -> dict[tuple[str, int, str | None, str], str]:
    """The part each took in its bloc; whoever has no result yet gets a row without one."""
    rows = BlocMembership.objects.filter(organisation__in=[unit.pk for unit in part.units])
    said = {(row.subject, row.year, row.organised_by, words(row.name or ""))
            for row in register.blocs}  # fmt: skip
    told: dict[tuple[str, int, str | None, str], str] = {}
    for row in rows.select_related("organisation", "bloc__parent").order_by("year", "pk"):
        subject, by = row.organisation.uid.hex, convened_by(row.bloc)
        key = subject, row.year, by, words(row.bloc.name)
        told[key] = row.part
        if key not in said:
            register.blocs.append(Bloc(subject, row.year, None, None, by, row.bloc.name))
    return told


_MORE_TOLD = (
    Q(revoked__isnull=False) | Q(reissued__isnull=False) | ~Q(certificate_no="")
    | ~Q(object_class="") | ~Q(issuer_name="")
)  # fmt: skip


def _tell_beside(content: Import, part: Part) -> None:
    """Bodies that awarded, revocations, certificates and classes, beside their awards."""
    people = frozenset(person.pk for person in part.people)
    units = frozenset(unit.pk for unit in part.units)
    here = Q(**among("person", people)) | Q(**among("organisation", units))
    rows = AwardHeld.objects.filter(here, _MORE_TOLD).select_related("person", "organisation")
    known = {
        (row.subject.uid.hex, row.award or row.award_name, row.year, row.revoked, row.method,
         row.decision_no): row
        for row in rows
    }  # fmt: skip
    for index, told in enumerate(content.register.awards):
        row = known.get((told.subject, told.award, told.year, told.revoked, told.method,
                         told.decision_no or ""))  # fmt: skip
        if row:
            kept = {name: getattr(row, name) for name in BESIDE} | {"issuer": row.issuer_name}
            content.details["awards", index] = {
                name: str(value) for name, value in kept.items() if value
            }


def _recent(table: str, row: Any, since: int | None) -> bool:
    return since is None or table not in YEARLY or row.year >= since


def _register(part: Part) -> Register:
    """The registry's rows as the rules read them, posts by their title, in the list's order."""
    wanted = Wanted(
        tuple(person.pk for person in part.people), tuple(unit.pk for unit in part.units)
    )
    read = read_register(0, wanted, inherited=False)
    order = {uid: number for number, uid in enumerate(part.uids)}
    known = {unit.uid.hex for unit in part.units}
    rows = [
        _person(row, known)
        for row in read.subjects
        if row.uid in order and row.kind == "individual"
    ]
    rows += [_unit(unit) for unit in part.units]
    posts = Posting.objects.filter(person__in=wanted.people or ()).select_related(
        "person", "organisation"
    )
    register = replace(read, subjects=rows, posts=[_post(row) for row in posts])
    for table, listed in register.tables():
        column = "uid" if table == "subjects" else "subject"
        listed.sort(key=_by(order, column))
    return register


def _by(order: dict[str, int], column: str) -> Callable[[Any], tuple]:
    """Subjects in the list's order, then the rest of the row; what is not known comes first."""

    def key(row: Any) -> tuple:
        rest = tuple("" if value is None else str(value) for value in row)
        return (order.get(getattr(row, column), len(order)), *rest)

    return key


def _person(row: Subject, known: set[str]) -> Subject:
    return row._replace(unit=row.unit if row.unit in known else None)


def _unit(unit: Organisation) -> Subject:
    """As it is kept: the rules count from the founding of what it grew from, and know no bloc."""
    return Subject(
        unit.uid.hex, "household" if unit.kind == Kind.HOUSEHOLD else "collective", None,
        role=ROLE_OF_KIND.get(Kind(unit.kind)), founded=unit.valid_from, left=unit.valid_to,
    )  # fmt: skip


def _post(row: Posting) -> Post:
    return Post(
        row.person.uid.hex, row.title, row.starts, row.ends, row.organisation.uid.hex,
        row.ended_by or None, row.term_ends,
    )  # fmt: skip


def _told(table: str, row: Any, *, knows: bool) -> Any:
    """Counts of discipline are discipline."""
    if table != "members" or knows:
        return row
    return row._replace(disciplined_reprimand_or_more=None, disciplined_warning_or_more=None)


def verdict_workbook(actor: Actor, organisation: Organisation, asked: Asked) -> bytes:
    """Who meets which standard in a part of the tree; the same bytes whoever asks."""
    require(may_export, actor, organisation.pk)
    part = _there_in(part_of(organisation), asked.year)
    export_list(
        actor=actor, about=organisation, name="ket-qua", form="xlsx", rows=len(part.uids),
        asked={"year": str(asked.year)},
    )  # fmt: skip
    return results_workbook(asked, part.uids, part.identities(), get_language() or "vi")


def _there_in(part: Part, year: int) -> Part:
    """Only whoever belonged to the part in the year: those who left before are not reviewed."""
    return Part(
        tuple(unit for unit in part.units if _lasts(unit.valid_from, unit.valid_to, year)),
        tuple(person for person in part.people if _serves(person, year)),
    )


def _serves(person: Person, year: int) -> bool:
    """Whoever died in service in the year is reviewed too: forms may be given after death."""
    lost = person.died and person.died.year == year and person.left and person.left > person.died
    return bool(lost) or _lasts(person.joined, person.left, year)


def _lasts(first: date | None, last: date | None, year: int) -> bool:
    """As on the screen: there in the year, and not gone before its end."""
    return (first is None or first.year <= year) and (last is None or last.year > year)
