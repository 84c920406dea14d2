"""Values of a column as any database has them: what one writes, the other reads.

Columns are read and written by their kind in the database, past the fields' own conversions: a
sealed column stays sealed, a computed key is kept as it is.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models.expressions import Col

Convert = Callable[[Any], Any]


def underlying(field: Any) -> Any:
    """The field whose kind of value a column holds: that of the key a relation points to."""
    while field.is_relation:
        field = field.target_field
    return field


def reader(field: Any, connection: Any) -> Convert:
    """From what a cursor returns to a JSON value."""
    base = underlying(field)
    column = Col(base.model._meta.db_table, base)  # noqa: SLF001 Django's own name
    steps = connection.ops.get_db_converters(column)
    is_json = base.get_internal_type() == "JSONField"

    def read(value: Any) -> Any:
        for step in steps:
            value = step(value, column, connection)
        if is_json and isinstance(value, str):
            return json.loads(value)
        return value if is_json else said(value)

    return read


def said(value: Any) -> Any:
    """A Python value as JSON: days and moments in ISO (moments in UTC, to the microsecond), bytes
    in base64, spans in microseconds."""
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value // timedelta(microseconds=1)
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return str(value) if isinstance(value, UUID | Decimal) else value


_READ: dict[str, Convert] = {
    "DateTimeField": datetime.fromisoformat,
    "DateField": date.fromisoformat,
    "TimeField": time.fromisoformat,
    "DurationField": lambda value: timedelta(microseconds=value),
    "BinaryField": base64.b64decode,
    "DecimalField": Decimal,
    "UUIDField": UUID,
}


def writer(field: Any, connection: Any) -> Convert:
    """From a JSON value to what a statement takes."""
    base = underlying(field)
    kind = base.get_internal_type()
    python = _READ.get(kind, lambda value: value)
    plain = _bare(kind, base)

    def write(value: Any) -> Any:
        return plain.get_db_prep_save(None if value is None else python(value), connection)

    return write


def _bare(kind: str, base: Any) -> Any:
    """A field of Django's own of that kind, without anything a subclass would add."""
    if kind == "DecimalField":
        return models.DecimalField(max_digits=base.max_digits, decimal_places=base.decimal_places)
    return getattr(models, kind)()
