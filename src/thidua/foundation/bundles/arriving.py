"""A bundle beside the registry: what each row comes to here. Nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q

from thidua.bridge.workbooks import Place, Say
from thidua.foundation.bundles.packing import Bundle
from thidua.foundation.bundles.travelling import (
    BY_LABEL,
    Traveller,
    columns_of,
    pointing_to,
)
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.planning.scene import Watching
from thidua.foundation.exchange.planning.tables import BOOKS
from thidua.foundation.exchange.words import TABLE_WORDS
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.bulk import chunked
from thidua.foundation.records.text import fold

Key = tuple[Any, ...]
OWNERS = (("person", Person), ("organisation", Organisation), ("successor", Organisation))
BOOK_OF = {book.model: book for book in BOOKS}


def owner_of(row: Any) -> Any:
    """The person or collective a row is about."""
    return getattr(row, "person", None) or row.organisation


NATURAL: dict[str, Callable[[Any], Key]] = {
    "registry.initiative": lambda row: (row.organisation.uid, row.year, fold(row.title)),
    "registry.initiativeauthor": lambda row: (row.initiative.uid, owner_of(row).uid),
    "blocs.blocmembership": lambda row: (row.organisation.uid, row.year, row.convener.uid),
    "people.identitynumber": lambda row: (row.person.uid, row.kind),
    "registry.attestation": lambda row: (owner_of(row).uid, row.code, row.year),
    "organisations.change": lambda row: (
        row.organisation.uid,
        row.kind,
        row.on,
        row.successor and row.successor.uid,
    ),
    "reorganising.event": lambda row: (row.organisation.uid, row.kind, row.on),
    "reorganising.succession": lambda row: (row.successor.uid, row.predecessor.uid),
}
"""What tells two rows of a table apart when their uids differ, beside the exchange's own books."""


def natural_key(one: Traveller, row: Any) -> Key | None:
    if one.label in NATURAL:
        return NATURAL[one.label](row)
    book = BOOK_OF.get(one.model)
    return (owner_of(row).uid, *book.stored_key(row)) if book else None


class Arrival(Watching):
    """The rows here that a bundle may speak of, by uid and by what they say."""

    def __init__(self, batch: ImportBatch, actor: Actor, bundle: Bundle) -> None:
        super().__init__()
        self.batch, self.actor, self.bundle = batch, actor, bundle
        self.place = Organisation.objects.get(pk=batch.organisation_id)
        self.known: dict[str, Any] = {}
        self.waiting: set[str] = set()
        self.by_key: dict[str, dict[Key, list[Any]]] = {}
        for label in ("organisations.organisation", "people.person", "registry.initiative"):
            self._load(BY_LABEL[label], self._named(label))
        self.twins = self._twins()

    def _named(self, label: str) -> set[str]:
        """Uids of a table that the bundle brings or points to."""
        named = {row["uid"] for row in self.bundle.rows.get(label, ())}
        columns = pointing_to(BY_LABEL[label].model)
        pointed = {
            row[column]
            for rows in self.bundle.rows.values()
            for row in rows
            for column in columns
            if row.get(column)
        }
        if label == "organisations.organisation":
            pointed |= {uid for row in self.bundle.rows.get("reorganising.event", ())
                        for uid, _after in row["parties"]}  # fmt: skip
        return named | pointed

    def _load(self, one: Traveller, uids: Iterable[str]) -> None:
        for some in chunked(sorted(uids)):
            rows = one.model._base_manager.filter(uid__in=some)  # noqa: SLF001 Django's own name
            for row in self.watched(rows):
                self.known[str(row.uid)] = row

    def shelf(self, one: Traveller) -> dict[Key, list[Any]]:
        """The rows of a table here about the subjects known here, by what they say."""
        if one.label not in self.by_key:
            found: dict[Key, list[Any]] = defaultdict(list)
            for row in self._about_known(one):
                self.known[str(row.uid)] = row
                key = natural_key(one, row)
                if key is not None:
                    found[key].append(row)
            self.by_key[one.label] = found
        return self.by_key[one.label]

    def _about_known(self, one: Traveller) -> list[Any]:
        names = {field.name for field in columns_of(one.model)}
        wanted = Q(uid__in=[row["uid"] for row in self.bundle.rows.get(one.label, ())])
        for column, model in OWNERS:
            if column in names:
                owners = [row.pk for row in self.known.values()
                          if isinstance(row, model) and row.pk]  # fmt: skip
                wanted |= Q(**{f"{column}__in": owners})
        relations = [field.name for field in columns_of(one.model) if field.is_relation]
        rows = one.model._base_manager.filter(wanted)  # noqa: SLF001 Django's own name
        return self.watched(rows.select_related(*relations))

    def _twins(self) -> dict[str, list[Person]]:
        """Uid of a person of the bundle → people here who may be the same under another uid."""
        rows = self.bundle.rows.get("people.person", ())
        names = {fold(row["full_name"]) for row in rows if row["uid"] not in self.known}
        reach = self.actor.reach(Role.DEPARTMENT_OFFICER).condition("organisation")
        here = defaultdict(list)
        for some in chunked(sorted(names)):
            people = Person.objects.filter(reach, name_folded__in=some)
            for person in people.select_related("organisation"):
                here[person.name_folded].append(person)
        brought = {row["uid"] for row in rows}
        return {
            row["uid"]: alike
            for row in rows
            if row["uid"] not in self.known
            and (alike := [one for one in here[fold(row["full_name"])]
                           if str(one.uid) not in brought and _may_be(one, row)])
        }  # fmt: skip

    def where(self, one: Traveller, number: int) -> Place:
        return Place(str(TABLE_WORDS[one.table]), number, 0)


def _may_be(person: Person, row: dict[str, Any]) -> bool:
    """One name, and no day of birth or staff number that says otherwise."""
    born, number = row["birth_date"], row["staff_number"]
    if born and person.birth_date:
        return bool(person.birth_date.isoformat() == born)
    return not (number and person.staff_number) or number == person.staff_number


def not_here(name: str) -> Say:
    return Say(f"«{name}» chưa có ở đây.", f"“{name}” is not here.")
