from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import held, save
from thidua.foundation.people.belonging import settle
from thidua.foundation.people.merging import refusals
from thidua.foundation.people.merging.journal import put_aside, write_down
from thidua.foundation.people.merging.relations import Link
from thidua.foundation.people.merging.side_by_side import GONE, Conflict, SideBySide, side_by_side
from thidua.foundation.people.models import Merge, Person
from thidua.foundation.people.permissions import may_merge_people
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.rows import ENCODER
from thidua.foundation.records.sealed import Sealed


@transaction.atomic
def merge_people(
    *, actor: Actor, kept: Person, version: int, gone: Person, gone_version: int,
    chosen: Mapping[str, str], reason: str,
) -> Merge:  # fmt: skip
    """Make two records of one person one: every row of ``gone`` moves to ``kept``.

    ``chosen`` maps the keys of ``side_by_side`` to "kept" or "gone". The row of ``gone`` is
    deleted, journalled, and its address leads on. Raises NotPermitted, StaleEdit, ValidationError.
    """
    if kept.pk == gone.pk:
        raise ValidationError(_("Hãy chọn hai bản ghi khác nhau."))
    _lock(kept, gone)
    kept, gone = held(kept, version=version), held(gone, version=gone_version)
    for person in (kept, gone):
        require(may_merge_people, actor, person.organisation_id)
    found = side_by_side(kept, gone)
    if open_ones := found.unsettled(chosen):
        raise refusals.unsettled(f"{one.table}: {one.theirs}" for one in open_ones)
    made = Merge(kept=kept, gone_uid=gone.uid, gone_name=gone.full_name, counts=found.counts())
    before = {"kept": kept.snapshot(), "gone": gone.snapshot()}
    made.journal = Sealed.of(json.dumps(_perform(found, chosen), cls=ENCODER))
    save(made, new=True)
    kept.refresh_from_db()
    record(
        actor=actor, verb="merge_people", target=made, before=before, reason=reason,
        after=made.snapshot() | {"person": kept.snapshot()},
    )  # fmt: skip
    return made


def _lock(*people: Person) -> None:
    """In the same order whichever is kept: two officers may merge one pair at a time."""
    rows = Person.objects.select_for_update().filter(pk__in=[one.pk for one in people])
    list(rows.order_by("pk").values_list("pk"))


def _perform(found: SideBySide, chosen: Mapping[str, str]) -> dict[str, Any]:
    """Move, let go and put aside; returns the journal."""
    journal: dict[str, Any] = {"moved": [], "unlinked": [], "dropped": [], "columns": {}}
    for _link, row in found.dropping:
        with _not_frozen(row):
            journal["dropped"] += put_aside(row)
    winners = [one for conflict in found.conflicts if (one := _settle(conflict, chosen, journal))]
    for link, row in dict.fromkeys([*winners, *found.moving]):
        _move(link, row, found.kept, journal)
    found.gone.refresh_from_db()
    journal["gone"] = write_down(found.gone)
    found.gone.delete()
    old = {choice.column: _plain(choice.mine) for choice in found.choices}
    old["organisation"] = found.kept.organisation_id
    _take_columns(found, chosen)
    settle(found.kept)
    found.kept.refresh_from_db()
    journal["columns"] = {
        name: [value, _plain(getattr(found.kept, name))] for name, value in old.items()
    }
    return journal


def _settle(
    conflict: Conflict, chosen: Mapping[str, str], journal: dict[str, Any]
) -> tuple[Link, models.Model] | None:
    """Put the losing row aside; the row that still has to move, if the other one won."""
    wins = chosen.get(conflict.key) == GONE and not conflict.same
    loser = conflict.mine if wins else conflict.theirs
    alive = type(loser)._base_manager.filter(pk=loser.pk).first()  # noqa: SLF001 Django's own name
    if alive is not None and conflict.link.unlinks:
        person = getattr(alive, conflict.link.field.attname)
        journal["unlinked"].append([*_named(conflict.link, alive), person])
        _point(conflict.link, alive, None)
    elif alive is not None:
        with _not_frozen(alive):
            journal["dropped"] += put_aside(alive)
    return (conflict.link, conflict.theirs) if wins else None


def _move(link: Link, row: models.Model, kept: Person, journal: dict[str, Any]) -> None:
    row = type(row)._base_manager.select_for_update().get(pk=row.pk)  # noqa: SLF001 Django's own name
    with _not_frozen(row):
        version = _point(link, row, kept)
    journal["moved"].append([*_named(link, row), version])


@contextmanager
def _not_frozen(row: models.Model) -> Iterator[None]:
    """Raises ValidationError where the database keeps the row as it is: a list that was signed."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise refusals.frozen(str(row)) from error


def _point(link: Link, row: Any, person: Person | None) -> int:
    """Point a row to a person (or to nobody); the version it then has."""
    setattr(row, link.field.name, person)
    row.edit_version += 1
    row.save(update_fields=[link.field.name, "edit_version"])
    return int(row.edit_version)


def _named(link: Link, row: models.Model) -> list[Any]:
    return [row._meta.label_lower, link.field.name, row.pk]  # noqa: SLF001 Django's own name


def _take_columns(found: SideBySide, chosen: Mapping[str, str]) -> None:
    for choice in found.choices:
        if chosen.get(choice.key, choice.suggested) == GONE:
            setattr(found.kept, choice.column, choice.theirs)
    found.kept.edit_version += 1
    save(found.kept, new=False)


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value
