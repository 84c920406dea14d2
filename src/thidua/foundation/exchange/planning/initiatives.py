"""Initiatives and science works: one row a author in the file, one initiative in the registry."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Q

from thidua.bridge.workbooks import Place, Say
from thidua.foundation.exchange.planning.comparing import differing, nobody, objection, refuse
from thidua.foundation.exchange.planning.item import Fault, Item, Write, said
from thidua.foundation.exchange.planning.scene import Scene, Subject
from thidua.foundation.exchange.words import Outcome
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.records.text import fold
from thidua.foundation.registry.models import Initiative, InitiativeAuthor, InitiativeUse

LAX = {"level": "base", "replicable": False}
_OVER = Fault(
    Say(
        "Tổng tỷ lệ đóng góp của các tác giả vượt quá 100 %.",
        "The authors' shares sum to more than 100 %.",
    ),
    Say(
        "Sửa tỷ lệ của từng tác giả trong tệp cho tổng bằng 100 %.",
        "Correct each author's share so that they sum to 100 %.",
    ),
)


class InitiativeShelf:
    """Initiatives by title and year, authors and what they served, recorded and announced."""

    def __init__(self, scene: Scene, years: set[int]) -> None:
        self.by_key: dict[tuple, list[Initiative]] = defaultdict(list)
        self.authors: dict[int, list[InitiativeAuthor]] = defaultdict(list)
        self.uses: dict[int, set[str]] = defaultdict(set)
        self.announced: dict[int, Subject] = {}
        subjects = list(scene.subjects.values())
        people = {row.pk: row for row in subjects if isinstance(row, Person) and row.pk}
        places = {row.pk: row for row in subjects if isinstance(row, Organisation) and row.pk}
        written = InitiativeAuthor.objects.filter(
            Q(person__in=people) | Q(organisation__in=places)
        ).values("initiative")
        kept_here = Q(organisation__in=places) | Q(pk__in=written)
        rows = Initiative.objects.filter(kept_here, year__in=years)
        found = {row.pk: row for row in scene.watched(rows)}
        for row in found.values():
            if row.organisation_id in places:
                row.organisation = places[row.organisation_id]
            self.by_key[key_of(row)].append(row)
        authors = InitiativeAuthor.objects.filter(initiative__in=rows.values("pk"))
        for author in scene.watched(authors):
            author.initiative = found[author.initiative_id]
            if author.person_id in people:
                author.person = people[author.person_id]
            elif author.organisation_id in places:
                author.organisation = places[author.organisation_id]
            self.authors[id(author.initiative)].append(author)
        served = InitiativeUse.objects.filter(author__initiative__in=rows.values("pk"))
        for pk, award in served.values_list("author_id", "award"):
            self.uses[pk].add(award)

    def share_left(self, initiative: Initiative) -> int:
        return 100 - sum(author.share for author in self.authors[id(initiative)])

    def author(self, initiative: Initiative, subject: Subject) -> InitiativeAuthor | None:
        column = _column(subject)
        key: int | None = subject.pk
        for author in self.authors[id(initiative)]:
            recorded = bool(key) and getattr(author, f"{column}_id") == key
            if recorded or self.announced.get(id(author)) is subject:
                return author
        return None

    def add_author(self, author: InitiativeAuthor, subject: Subject) -> None:
        self.announced[id(author)] = subject
        self.authors[id(author.initiative)].append(author)


def key_of(row: Any) -> tuple:
    return (row.year, row.kind, fold(row.title or ""))


def _column(subject: Subject) -> str:
    return "person" if isinstance(subject, Person) else "organisation"


def plan_initiatives(scene: Scene) -> list[Item]:
    """Each row is an author; rows of one title, kind and year share the initiative."""
    rows = scene.found.register.initiatives
    places = scene.found.provenance.get("initiatives", [])
    if not rows:
        return []
    shelf = InitiativeShelf(scene, {row.year for row in rows})
    items = []
    for row, place in zip(rows, places, strict=True):
        scene.step()
        subject = scene.subject(row.subject)
        if subject is None:
            items.append(nobody(place, "initiatives", scene.name(row.subject)))
        else:
            items.append(_plan_row(scene, shelf, subject, row, place))
    return items


def _plan_row(
    scene: Scene, shelf: InitiativeShelf, subject: Subject, row: Any, place: Place
) -> Item:
    values = {
        "title": row.title, "kind": row.kind, "year": row.year, "level": row.level,
        "replicable": row.replicable, "decided": row.decided, "decision_no": row.decision_no,
    }  # fmt: skip
    item = Item(
        "initiatives", place, Outcome.NEW, str(subject), "registry.initiative",
        said(values | {"share": row.share, "used_for": list(row.used_for) or None}),
    )  # fmt: skip
    barred = scene.forbidden("initiatives", subject)
    if barred:
        return refuse(item, barred)
    same = [one for one in shelf.by_key[key_of(row)] if _agrees(one, row)]
    for initiative in same:
        author = shelf.author(initiative, subject)
        if author is not None:
            return _compare(shelf, item, author, row, values)
    joined = next((one for one in same if shelf.share_left(one) >= row.share), None)
    return _enter(scene, shelf, item, subject, row, values, joined)


def _agrees(stored: Initiative, row: Any) -> bool:
    """Two works of one title are told apart by the number that recognises them."""
    return not (stored.decision_no and row.decision_no and stored.decision_no != row.decision_no)


def _enter(
    scene: Scene, shelf: InitiativeShelf, item: Item, subject: Subject, row: Any,
    values: dict[str, Any], joined: Initiative | None,
) -> Item:  # fmt: skip
    initiative = joined
    if initiative is None:
        place = subject.organisation if isinstance(subject, Person) else subject
        initiative = Initiative(organisation=place, **said(values))
        initiative.provenance = scene.provenance | {
            "sheet": item.place.sheet, "row": item.place.row + 1,
        }  # fmt: skip
    author = InitiativeAuthor(
        initiative=initiative, share=row.share, provenance=dict(initiative.provenance),
        **{_column(subject): subject},
    )  # fmt: skip
    found = objection(initiative) or objection(author)
    if found:
        return refuse(item, found)
    if joined is None:
        shelf.by_key[key_of(initiative)].append(initiative)
        item.writes.append(Write(initiative))
    shelf.add_author(author, subject)
    item.writes.append(Write(author, uses=[(award, row.year) for award in row.used_for]))
    return item


def _compare(
    shelf: InitiativeShelf, item: Item, author: InitiativeAuthor, row: Any, values: dict[str, Any]
) -> Item:
    initiative = author.initiative
    told = {name: value for name, value in values.items() if name not in ("title", "kind", "year")}
    changes = differing(initiative, told, LAX)
    share = row.share if row.share not in (author.share, 100) else author.share
    served = [award for award in row.used_for if award not in shelf.uses.get(author.pk or 0, ())]
    if not changes and share == author.share and not served:
        item.outcome = Outcome.SAME
        return item
    if author.pk is None:
        item.outcome = Outcome.SAME  # an earlier row of this file says it already
        return item
    if shelf.share_left(initiative) + author.share < share:
        return refuse(item, _OVER)
    item.outcome = Outcome.CHANGED
    _note(item, initiative, changes)
    if share != author.share or served:
        item.before |= {"share": author.share} if share != author.share else {}
        old = {"share": author.share} if share != author.share else {}
        author.share = share
        item.writes.append(Write(author, old, [(award, row.year) for award in served]))
    if served:
        item.before["used_for"] = sorted(shelf.uses.get(author.pk, ()))
    return item


def _note(item: Item, initiative: Initiative, changes: dict[str, Any]) -> None:
    if not changes:
        return
    old = {name: getattr(initiative, name) for name in changes}
    item.before |= old
    for name, value in changes.items():
        setattr(initiative, name, value)
    item.writes.append(Write(initiative, old))
