"""A plan, written: new rows in bulk, changed ones one by one, and the journal for undoing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _

from thidua.foundation.blocs.models import BlocMembership
from thidua.foundation.exchange.lines import AT_ONCE
from thidua.foundation.exchange.planning.item import Item, Write
from thidua.foundation.exchange.planning.plan import Plan
from thidua.foundation.exchange.words import Outcome
from thidua.foundation.jobs.run import UNHEARD, Progress
from thidua.foundation.organisations.models import Change, Organisation
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.people.models import Absence, IdentityNumber, Person, Posting, Retirement
from thidua.foundation.records.bulk import chunked, insert, save_columns
from thidua.foundation.registry.models import (
    Achievement,
    AchievementUse,
    Attestation,
    AwardHeld,
    BlocResult,
    BodyRating,
    Coverage,
    Discipline,
    Hold,
    Initiative,
    InitiativeAuthor,
    InitiativeUse,
    MemberRoll,
    Rating,
)
from thidua.foundation.registry.subjects import InLongList
from thidua.foundation.reorganising.models import Event, Party, Succession

ORDER: tuple[type[models.Model], ...] = (
    Person, IdentityNumber, Rating, AwardHeld, Initiative, InitiativeAuthor, Achievement,
    Discipline, Hold, Posting, Retirement, Absence, MemberRoll, BlocResult, BodyRating, Coverage,
    BlocMembership, Attestation, Change, Event, Succession, OverlayDraft,
)  # fmt: skip
"""Rows after the rows they point to; organisations come before all."""

POINTED_TO = (Person, Initiative, InitiativeAuthor, Achievement, Event)
"""Rows whose keys other new rows of the same file need."""

USES: dict[type[models.Model], tuple[type[models.Model], str]] = {
    InitiativeAuthor: (InitiativeUse, "author"),
    Achievement: (AchievementUse, "achievement"),
}

BESIDE: dict[type[models.Model], tuple[type[models.Model], str]] = {Event: (Party, "event")}
"""Rows without a uid that live and go with another, and the column that points to it."""


def write(plan: Plan, *, with_changes: bool, run: Progress = UNHEARD) -> list[Item]:
    """Save what the plan would write; returns the items written. Called in one transaction."""
    taken = [
        item
        for item in plan.items
        if item.outcome is Outcome.NEW or (with_changes and item.outcome is Outcome.CHANGED)
    ]
    writes = [write for item in taken for write in item.writes]
    _save_units([one.row for one in writes if one.is_new and isinstance(one.row, Organisation)])
    _save_new([one.row for one in writes if one.is_new], run)
    _save_changed([one for one in writes if one.before])
    _save_uses([one for one in writes if one.uses])
    for model, (rows_beside, _column) in BESIDE.items():
        beside = [row for one in writes if isinstance(one.row, model) for row in one.beside]
        rows_beside._default_manager.bulk_create(beside, ignore_conflicts=True)  # noqa: SLF001 Django's own name
    return taken


def _save_new(rows: list[Any], run: Progress) -> None:
    """Table by table, some at a time, so that it is seen how far it is."""
    by_model: dict[type[models.Model], list[Any]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    done = 0
    for model in ORDER:
        for some in chunked(by_model[model], AT_ONCE):
            run.tell(done, len(rows), _("Ghi vào sổ"))
            if issubclass(model, InLongList):
                _give_keys(some)
            if model in POINTED_TO:
                model._default_manager.bulk_create(some, batch_size=500)  # noqa: SLF001 Django's own name
            else:
                insert(some)
            done += len(some)


def _give_keys(rows: list[Any]) -> None:
    """The sort keys a trigger would give each row: given at once, no index is written twice."""
    for row in rows:
        if row.person:
            row.subject_key = f"1{row.person.sort_key}"
            row.unit_key = row.person.organisation.sort_key
        else:
            row.subject_key = f"2{row.organisation.sort_key}"


def _save_units(rows: list[Organisation]) -> None:
    """Parents first: a new unit may stand under another new one."""
    waiting = list(rows)
    while waiting:
        ready = [row for row in waiting if row.parent is None or row.parent.pk]
        assert ready, "the plan refuses a unit under one that is not taken"
        for row in ready:
            row.save(force_insert=True)
        waiting = [row for row in waiting if row not in ready]


def _save_changed(writes: list[Write]) -> None:
    """The rows were read and locked in this same transaction: nothing newer is overwritten."""
    for one in writes:
        one.row.edit_version += 1
    save_columns((one.row, [*(one.before or ()), "edit_version"]) for one in writes)


def _save_uses(writes: list[Write]) -> None:
    made: dict[type[models.Model], list[models.Model]] = {}
    for one in writes:
        model, column = USES[type(one.row)]
        made.setdefault(model, []).extend(
            model(**{column: one.row, "award": award, "year": year}) for award, year in one.uses
        )
    for model, rows in made.items():
        model._default_manager.bulk_create(rows, batch_size=500, ignore_conflicts=True)  # noqa: SLF001 Django's own name


def settle_people(items: Iterable[Item]) -> None:
    """After new posts, each person belongs where the latest one is; the journal knows of it."""
    first: dict[int, tuple[Item, Person]] = {}
    for item in items:
        for one in item.writes:
            if isinstance(one.row, Posting):
                first.setdefault(one.row.person_id, (item, one.row.person))
    moved = []
    for key, place in _latest_places(list(first)).items():
        item, person = first[key]
        if place != person.organisation_id:
            item.writes.append(Write(person, {"organisation_id": person.organisation_id}))
            person.organisation_id, person.edit_version = place, person.edit_version + 1
            moved.append(person)
    save_columns((person, ("organisation", "edit_version")) for person in moved)


def _latest_places(people: list[int]) -> dict[int, int]:
    """Person → the organisation of the latest post, a running one first."""
    places: dict[int, int] = {}
    for keys in chunked(people):
        posts = Posting.objects.filter(person__in=keys).order_by(
            F("ends").desc(nulls_first=True), "-starts", "-pk"
        )
        for person, place in posts.values_list("person_id", "organisation_id"):
            places.setdefault(person, place)
    return places


def journal(item: Item) -> list[dict[str, Any]]:
    """What undoing needs: the row, its version as written, what it said before."""
    return [
        {
            "model": one.row._meta.label_lower, "uid": str(one.row.uid),  # noqa: SLF001 Django's own name
            "version": one.row.edit_version, "before": one.before, "uses": one.uses,
        }
        for one in item.writes
    ]  # fmt: skip
