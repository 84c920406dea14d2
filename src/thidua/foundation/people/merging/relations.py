"""Every row that points to a person, whatever room it lives in.

The models are asked, not listed: a table that a later room adds moves along by itself. A model may
say otherwise with ``merges_as = "drop"``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import models

from thidua.foundation.people.models import Person
from thidua.foundation.records.fields import KeyField

ROUTINE = ("uid", "edit_version", "provenance")
"""Columns in which two rows that say the same may differ."""


class Link(NamedTuple):
    """A model and its column that names a person."""

    model: type[models.Model]
    field: Any

    @property
    def label(self) -> str:
        return f"{self.model._meta.label_lower}.{self.field.name}"  # noqa: SLF001 Django's own name

    @property
    def drops(self) -> bool:
        """The rows say nothing once two records are one."""
        return getattr(self.model, "merges_as", "") == "drop"

    @property
    def unlinks(self) -> bool:
        """A row that lives without a person (an account) is let go, never deleted."""
        return self.field.remote_field.on_delete is models.SET_NULL

    def of(self, person: Person) -> models.QuerySet:
        rows = self.model._base_manager.filter(**{self.field.name: person})  # noqa: SLF001 Django's own name
        return rows.order_by("pk")


def links() -> list[Link]:
    """Every column of the installation that names a person, in the order of the tables."""
    found = [
        Link(relation.related_model, relation.field)
        for relation in Person._meta.get_fields(include_hidden=True)  # noqa: SLF001 Django's own name
        if isinstance(relation, models.ForeignObjectRel) and not relation.many_to_many
    ]
    return sorted(found, key=lambda link: link.label)


def column(name: str) -> models.Field:
    """A column of the table of people."""
    found = Person._meta.get_field(name)  # noqa: SLF001 Django's own name
    assert isinstance(found, models.Field)
    return found


def rivals(link: Link, row: models.Model, kept: Person) -> Iterator[models.Model]:
    """Rows of the kept person beside which the table would refuse this one."""
    if link.field.unique:
        yield from link.of(kept)
    for one in row._meta.constraints:  # noqa: SLF001 Django's own name
        if isinstance(one, models.UniqueConstraint) and link.field.name in one.fields:
            yield from _rivals_by(one, link, row, kept)


def _rivals_by(
    one: models.UniqueConstraint, link: Link, row: models.Model, kept: Person
) -> Iterator[models.Model]:
    others = [name for name in one.fields if name != link.field.name]
    values = {name: getattr(row, name) for name in others}
    if None in values.values():
        return  # an unknown value is like no other
    rows = type(row)._base_manager  # noqa: SLF001 Django's own name
    condition = one.condition or models.Q()
    if rows.filter(condition, pk=row.pk).exists():
        yield from rows.filter(condition, **values, **{link.field.name: kept})


def says(row: models.Model, leave_out: str) -> dict[str, Any]:
    """What a row says, apart from whom it is about and how it came."""
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields  # noqa: SLF001 Django's own name
        if not field.primary_key
        and field.name not in (*ROUTINE, leave_out)
        and not isinstance(field, KeyField)
    }
