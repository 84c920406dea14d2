"""The plain tables: how a row of each finds the one recorded, and what it would write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Q

from thidua.bridge.workbooks import Place
from thidua.foundation.exchange.planning.comparing import compared, fresh, nobody, refuse
from thidua.foundation.exchange.planning.item import Item, Write, said
from thidua.foundation.exchange.planning.scene import Scene, Subject
from thidua.foundation.exchange.words import Outcome
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person

Details = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """``key`` and ``stored_key`` (or ``other_key``) find candidates of one subject; ``match``
    chooses among them.

    ``owner``: person, organisation, or either. ``values`` gives the model's columns; ``lax``
    are defaults of the contract, which say nothing against what is recorded; ``keep`` are columns
    that a file never changes once recorded; ``fill`` what a new row takes where the file is silent.
    """

    table: str
    model: type[models.Model]
    owner: str = "either"
    key: Callable[[Any], tuple]
    stored_key: Callable[[Any], tuple]
    other_key: Callable[[Any], tuple] | None = None
    values: Callable[[Scene, Any, Details], dict[str, Any]]
    match: Callable[[dict[str, Any], Any], bool] = lambda _values, _stored: True
    lax: Mapping[str, Any] = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    fill: Callable[[Subject], dict[str, Any]] = lambda _subject: {}
    unproven: Callable[[Any], bool] = lambda _row: False

    def fits(self, subject: Subject) -> bool:
        kinds = {"person": (Person,), "organisation": (Organisation,)}
        return isinstance(subject, kinds.get(self.owner, (Person, Organisation)))

    def about(self, subject: Subject) -> dict[str, Subject]:
        return {"person" if isinstance(subject, Person) else "organisation": subject}


class Shelf:
    """The rows of one table about the subjects of a file, by subject and key."""

    def __init__(self, book: Book, scene: Scene, subjects: Iterable[Subject]) -> None:
        self.book = book
        self.rows: dict[tuple, list[Any]] = defaultdict(list)
        wanted = list(subjects)
        condition = Q(pk__in=[])
        for column, model in (("person", Person), ("organisation", Organisation)):
            keys = scene.keys_of(model, wanted)
            if keys and book.owner in (column, "either"):
                condition |= Q(**{f"{column}__in": keys})
        by_pk = {(type(row), row.pk): row for row in wanted}
        for row in scene.watched(book.model._base_manager.filter(condition)):  # noqa: SLF001 Django's own name
            self.add(by_pk[self._owner_of(row)], row)

    def _owner_of(self, row: Any) -> tuple[type, int]:
        if self.book.owner != "organisation" and row.person_id:
            return Person, row.person_id
        return Organisation, row.organisation_id

    def add(self, subject: Subject, row: Any) -> None:
        for column, owner in self.book.about(subject).items():
            setattr(row, column, owner)
        for key in dict.fromkeys(self._keys(row)):
            self.rows[subject.uid, *key].append(row)

    def _keys(self, row: Any) -> Iterator[tuple]:
        yield self.book.stored_key(row)
        if self.book.other_key:
            yield self.book.other_key(row)

    def find(self, subject: Subject, key: tuple, values: dict[str, Any]) -> Any | None:
        candidates = self.rows.get((subject.uid, *key), ())
        return next((row for row in candidates if self.book.match(values, row)), None)


def plan_book(book: Book, scene: Scene) -> list[Item]:
    """Every row the file has for a table."""
    rows = getattr(scene.found.register, book.table)
    places = scene.found.provenance.get(book.table, [])
    subjects = {row.subject: scene.subject(row.subject) for row in rows}
    recorded = [row for row in subjects.values() if row is not None and row.pk]
    shelf = Shelf(book, scene, recorded) if rows else None
    items = []
    for index, (row, place) in enumerate(zip(rows, places, strict=True)):
        scene.step()
        subject = subjects[row.subject]
        details = scene.found.details.get((book.table, index), {})
        if subject is None or shelf is None or not book.fits(subject):
            items.append(nobody(place, book.table, scene.name(row.subject)))
        else:
            items.append(_plan_row(book, scene, shelf, subject, row, place, details))
    return items


def _plan_row(
    book: Book, scene: Scene, shelf: Shelf, subject: Subject, row: Any, place: Place,
    details: Details,
) -> Item:  # fmt: skip
    values = book.values(scene, row, details)
    item = Item(
        book.table, place, Outcome.NEW, str(subject), book.model._meta.label_lower,  # noqa: SLF001 Django's own name
        said(values), unproven=book.unproven(row),
    )  # fmt: skip
    barred = scene.forbidden(book.table, subject)
    if barred:
        return refuse(item, barred)  # nothing is told of what the registry holds
    stored = shelf.find(subject, book.key(row), values)
    if stored is not None:
        told = {name: value for name, value in values.items() if name not in book.keep}
        return _with_uses(compared(item, stored, told, book.lax), stored, row)
    made = book.model(**book.about(subject), **(book.fill(subject) | said(values)))
    if hasattr(made, "provenance"):
        made.provenance = scene.provenance | {"sheet": place.sheet, "row": place.row + 1}
        if details.get("content"):
            made.provenance["content"] = details["content"]
    item = fresh(item, made)
    if item.outcome is Outcome.NEW:
        shelf.add(subject, made)
    return _with_uses(item, made, row)


def _with_uses(item: Item, made: Any, row: Any) -> Item:
    """The awards a row says it has served, beside those recorded."""
    asked = getattr(row, "used_for", ())
    if not asked or item.outcome is Outcome.REFUSED:
        return item
    known = set(made.uses.values_list("award", flat=True)) if made.pk else set()
    served = [(award, row.year) for award in asked if award not in known]
    if not served:
        return item
    item.values |= {"used_for": list(asked)}
    if item.writes:
        item.writes[-1].uses = served
    elif made.pk:
        item.writes.append(Write(made, {}, served))
    if item.outcome is Outcome.SAME:
        item.outcome = Outcome.CHANGED
    return item
