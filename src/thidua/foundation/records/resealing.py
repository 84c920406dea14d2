"""Sealed values, sealed anew under the key that seals now.

Columns are found by asking the models; sealed texts inside JSON by opening what looks like one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from thidua.foundation.records.bulk import chunked, save_columns
from thidua.foundation.records.sealed import Sealed
from thidua.foundation.records.secrets import seal, unseal

LOOKS_SEALED = "gAAAAA"
"""How every Fernet token begins: its version and the upper bytes of the time."""
TOGETHER = 500


def encrypted_columns() -> Iterator[tuple[type[models.Model], models.Field]]:
    """Every encrypted column of the installation."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:  # noqa: SLF001 Django's own name
            if getattr(field, "encrypted", False):
                yield model, field


def _rows(model: type[models.Model]) -> Iterator[models.Model]:
    """Rows some at a time, by their keys: no cursor is left open when a value does not open."""
    rows = model._base_manager  # noqa: SLF001 Django's own name
    for keys in chunked(list(rows.order_by("pk").values_list("pk", flat=True)), TOGETHER):
        yield from rows.filter(pk__in=keys).order_by("pk")


def reseal_columns() -> int:
    """Seal every encrypted column anew; its digests follow. Returns how many values.

    Raises Unreadable: call it in a transaction.
    """
    done = 0
    for model, field in encrypted_columns():
        changed = []
        for row in _rows(model):
            value = getattr(row, field.name)
            if value is not None:
                setattr(row, field.name, Sealed.of(value.opened()))
                changed.append(row)
        save_columns((row, [field.name]) for row in changed)
        done += len(changed)
    return done


def reseal_json(model: type[models.Model], column: str) -> int:
    """Seal anew what is sealed within a JSON column. Returns how many rows changed."""
    changed = []
    for row in _rows(model):
        old = getattr(row, column)
        new = resealed(old)
        if new != old:
            setattr(row, column, new)
            changed.append(row)
    save_columns((row, [column]) for row in changed)
    return len(changed)


def resealed(value: Any) -> Any:
    """The value with every sealed text in it sealed anew."""
    if isinstance(value, dict):
        return {name: resealed(one) for name, one in value.items()}
    if isinstance(value, list):
        return [resealed(one) for one in value]
    if isinstance(value, str) and value.startswith(LOOKS_SEALED):
        return seal(unseal(value))
    return value
