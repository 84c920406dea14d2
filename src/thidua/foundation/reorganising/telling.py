"""What an event would write, in the officer's terms: the preview before anything is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from thidua.foundation.access.models import Grant
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.reorganising.carrying import rehearse
from thidua.foundation.reorganising.models import Event, Succession
from thidua.foundation.reorganising.performing.pen import Pen
from thidua.foundation.reorganising.seen import fingerprint


@dataclass(slots=True)
class Preview:
    """Pairs are (what, before, after) or (what, after); people by their unit before and after."""

    founded: list[Organisation] = field(default_factory=list)
    ended: list[Organisation] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    moved: list[tuple[Organisation, str, str]] = field(default_factory=list)
    people: list[tuple[Person, str, str]] = field(default_factory=list)
    posts: int = 0
    heads: list[Posting] = field(default_factory=list)
    successions: list[Succession] = field(default_factory=list)
    left: list[Person] = field(default_factory=list)
    grants: int = 0
    seen: str = ""


def preview(event: Event) -> Preview:
    """Rehearse an event. Raises ValidationError for what cannot be."""
    pen = rehearse(event)
    names = _names(pen)
    told = Preview(seen=fingerprint(event))
    for row, line in zip(pen.rows, pen.journal, strict=True):
        _tell(told, row, line["before"], names)
    ended = [one.pk for one in told.ended]
    if ended:
        gone = {person.pk for person, *_rest in told.people}
        there = Person.objects.filter(organisation__in=ended, left__isnull=True)
        told.left = list(there.exclude(pk__in=gone).order_by("sort_key"))
        told.grants = Grant.objects.filter(organisation__in=ended, valid_to__isnull=True).count()
    return told


def _tell(told: Preview, row: Any, before: dict[str, Any] | None, names: dict[int, str]) -> None:
    if isinstance(row, Organisation):
        _tell_organisation(told, row, before, names)
    elif isinstance(row, Succession):
        told.successions.append(row)
    elif isinstance(row, Person) and before:
        was = names.get(before["organisation_id"], "")
        told.people.append((row, was, str(row.organisation)))
    elif isinstance(row, Posting) and before:
        told.posts += 1
        told.heads += [row] if row.is_head and "ends" in before else []


def _tell_organisation(
    told: Preview, row: Organisation, before: dict[str, Any] | None, names: dict[int, str]
) -> None:
    if before is None:
        told.founded.append(row)
    elif "valid_to" in before:
        told.ended.append(row)
    elif "name" in before:
        told.renamed.append((before["name"], row.name))
    elif "parent_id" in before:
        was = names.get(before["parent_id"], "")
        told.moved.append((row, was, str(row.parent)))


def _names(pen: Pen) -> dict[int, str]:
    """Names of the units that people and units leave; one query."""
    wanted = set(_left(pen))
    rows = Organisation.objects.filter(pk__in=wanted)
    return {row.pk: str(row) for row in rows}


def _left(pen: Pen) -> Iterator[int]:
    for line in pen.journal:
        for column in ("organisation_id", "parent_id"):
            if line["before"] and line["before"].get(column):
                yield line["before"][column]
