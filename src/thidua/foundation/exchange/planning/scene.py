"""What planning knows: the actor, the place, the people and units recorded and those announced."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import override

from thidua.bridge.workbooks import Identity, Import, Say
from thidua.foundation.exchange.permissions import MAY_WRITE
from thidua.foundation.exchange.planning.item import Fault
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.catalogue import is_known

Subject = Person | Organisation
Step = Callable[[], None]


def _silently() -> None:
    """Nobody counts the rows."""


def known_identities(organisation: Organisation) -> list[Identity]:
    """People and units of a part of the tree, for the reader to recognise.

    A unit answers to its short name and to the longer ones that tell namesakes apart: the full
    name is given last and stays its name.
    """
    places = subtree_ids([organisation.pk])
    found = []
    units = Organisation.objects.filter(pk__in=places).select_related("parent")
    for unit in units:
        above = unit.parent.uid.hex if unit.parent and unit.parent_id in places else None
        kind = "household" if unit.kind == "household" else "collective"
        found += [
            Identity(unit.uid.hex, kind, name, unit=above)
            for name in filter(None, (unit.short_name, *longer_names(unit), unit.name))
        ]
    people = Person.objects.filter(organisation__in=places).select_related("organisation")
    found += [
        Identity(
            person.uid.hex, "individual", person.full_name, person.staff_number or None,
            person.birth_date, unit=person.organisation.uid.hex,
        )
        for person in people
    ]  # fmt: skip
    return found


def longer_names(unit: Organisation) -> tuple[str, str]:
    """Names that tell units of one name apart in a workbook: by the unit above, by a code."""
    above = str(unit.parent) if unit.parent else ""
    return f"{unit.name} - {above}", f"{unit.name} - DV {unit.uid.hex[:8]}"


class Watching:
    """Rows are read without a lock, and watched: whoever writes asks ``unchanged`` first."""

    def __init__(self) -> None:
        self.seen: list[tuple[models.QuerySet, dict[int, int]]] = []

    def watched(self, rows: models.QuerySet) -> list[Any]:
        """The rows in the order they were entered; which they were, and in which version."""
        read = list(rows.order_by("pk"))
        self.seen.append((rows, {row.pk: row.edit_version for row in read}))
        return read

    def unchanged(self) -> bool:
        """Whether the registry still says what the plan was made from; asked in the transaction
        that writes, whose end lets the rows go again."""
        return all(
            dict(_held(rows).values_list("pk", "edit_version")) == versions
            for rows, versions in self.seen
        )


def _held(rows: models.QuerySet) -> models.QuerySet:
    return rows.order_by().select_related(None).select_for_update()


class Scene(Watching):
    """What planning a workbook knows of the registry."""

    def __init__(
        self, actor: Actor, organisation: Organisation, found: Import, step: Step = _silently
    ) -> None:
        super().__init__()
        self.actor, self.organisation, self.found, self.step = actor, organisation, found, step
        self.provenance: dict[str, Any] = {}
        self.known: dict[str, bool] = {}
        self.barred: dict[tuple[str, int | None], Fault | None] = {}
        self.subjects: dict[str, Subject] = {}
        self.died = {row.subject: row.starts for row in found.register.deaths}
        self._load()

    def _load(self) -> None:
        """Every unit of the place, and the people the file speaks of."""
        places = subtree_ids([self.organisation.pk])
        units = {row.pk: row for row in self.watched(Organisation.objects.filter(pk__in=places))}
        self.subjects |= {row.uid.hex: row for row in units.values()}
        self.organisation = units.get(self.organisation.pk, self.organisation)
        wanted = [UUID(uid) for uid in self.found.identities if _is_uid(uid)]
        people = Person.objects.filter(organisation__in=places, uid__in=wanted)
        for person in self.watched(people):
            person.organisation = units[person.organisation_id]
            self.subjects[person.uid.hex] = person

    def is_known(self, award: str) -> bool:
        """Whether the catalogue holds an award of this code; asked once an award."""
        if award not in self.known:
            self.known[award] = is_known(award)
        return self.known[award]

    def subject(self, uid: str | None) -> Subject | None:
        return self.subjects.get(uid or "")

    def unit(self, uid: str | None) -> Organisation | None:
        found = self.subject(uid)
        return found if isinstance(found, Organisation) else None

    def name(self, uid: str) -> str:
        identity = self.found.identities.get(uid)
        return identity.name if identity else ""

    def announce(self, uid: str, subject: Subject) -> None:
        """A person or unit this file adds."""
        self.subjects[uid] = subject

    def forbidden(self, book: str, subject: Subject) -> Fault | None:
        """Why the actor may not write this table about this subject; the rule of typing it.

        Asked once a table and place: a file says the same thousands of times."""
        asked = book, _answering(subject)
        if asked not in self.barred:
            self.barred[asked] = self._forbidden(*asked)
        return self.barred[asked]

    def _forbidden(self, book: str, place: int | None) -> Fault | None:
        rule = MAY_WRITE[book]
        if rule(self.actor, place):
            return None
        with override("vi"):
            who = rule.says()
        return Fault(
            Say(
                f"Dòng này do {who} ghi, trong phạm vi được giao.",
                "This row is for the standing body (or the unit's keeper) to record.",
            ),
            Say(
                "Gửi tệp cho bộ phận thường trực; các dòng khác vẫn nhập được.",
                "Send the file to the standing body; the other rows can be imported.",
            ),
        )

    def keys_of(self, model: type[Subject], subjects: Iterable[Subject]) -> list[int]:
        return [row.pk for row in subjects if isinstance(row, model) and row.pk]


def _answering(subject: Subject) -> int | None:
    """The recorded organisation that answers for a subject, new ones climbed over."""
    place: Organisation | None = subject.organisation if isinstance(subject, Person) else subject
    while place is not None and place.pk is None:
        place = place.parent
    return place.pk if place else None


def _is_uid(text: str) -> bool:
    try:
        return UUID(text).hex == text
    except ValueError:
        return False
