"""Rows written down in full, deleted, and made again as they were."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import models

from thidua.foundation.records.rows import ENCODER
from thidua.foundation.records.sealed import Sealed

Written = dict[str, Any]


def with_children(row: models.Model) -> list[models.Model]:
    """The row and every row that would go with it, parents first."""
    found = [row]
    for relation in row._meta.related_objects:  # noqa: SLF001 Django's own name
        rows = relation.related_model._base_manager.filter(**{relation.field.name: row.pk})  # noqa: SLF001 Django's own name
        if relation.field.remote_field.on_delete is models.SET_NULL:
            continue
        for child in rows.order_by("pk"):
            found += with_children(child)
    return found


def put_aside(row: models.Model) -> list[Written]:
    """Delete a row with its children; returns what ``made_again`` needs."""
    rows = with_children(row)
    told = [write_down(one) for one in rows]
    for one in reversed(rows):
        one.delete()
    return told


def write_down(row: models.Model) -> Written:
    """All columns as plain values. Sealed ones are opened: the journal itself is sealed."""
    (told,) = json.loads(serializers.serialize("json", [row], cls=ENCODER))
    for field in _sealed(row):
        told["fields"][field.name] = getattr(row, field.name).opened()
    return dict(told)


def made_again(told: Iterable[Written]) -> None:
    """Save the rows as they were, keys and all. Raises IntegrityError where there is no room."""
    for one in told:
        model = apps.get_model(one["model"])
        fields = dict(one["fields"])
        for field in _sealed(model):
            fields[field.name] = Sealed.of(fields[field.name]).kept
        text = json.dumps([one | {"fields": fields}])
        for read in serializers.deserialize("json", text):
            read.object.save(force_insert=True)


def _sealed(row: Any) -> list[models.Field]:
    return [one for one in row._meta.concrete_fields if getattr(one, "encrypted", False)]  # noqa: SLF001 Django's own name
