"""Many rows changed with one prepared statement, where Django would write a CASE over them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, models

from thidua.foundation.records.fields import KeyField

CHUNK = 5_000
"""Values in one query: within what every SQLite takes."""
One = TypeVar("One")


def chunked(values: Iterable[One], size: int = CHUNK) -> Iterator[list[One]]:
    """The values in lists of at most ``size``."""
    rest = iter(values)
    while chunk := list(islice(rest, size)):
        yield chunk


def insert(rows: Sequence[models.Model]) -> None:
    """Insert many new rows of one model that nothing needs the keys of."""
    if not rows:
        return
    meta: Any = rows[0]._meta  # noqa: SLF001 Django's own name
    fields = [field for field in meta.concrete_fields if field is not meta.auto_field]
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quoted(meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608 the model's own names
    row: Any
    for row in rows:
        row._prepare_related_fields_for_save(operation_name="insert")  # noqa: SLF001 rows just saved
    with connection.cursor() as cursor:
        for chunk in chunked(rows):
            cursor.executemany(
                statement,
                [
                    [field.get_db_prep_save(field.pre_save(row, True), connection)
                     for field in fields]
                    for row in chunk
                ],
            )  # fmt: skip


def write_columns(
    model: type[models.Model], names: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Set columns by primary key: each row is the key, then a value a name, as Python has it."""
    meta: Any = model._meta  # noqa: SLF001 Django's own name
    fields = [meta.get_field(name) for name in names]
    quoted = connection.ops.quote_name
    wanted = ", ".join(f"{quoted(field.column)} = %s" for field in fields)
    statement = f"UPDATE {quoted(meta.db_table)} SET {wanted} WHERE {quoted(meta.pk.column)} = %s"  # noqa: S608 the model's own names
    with connection.cursor() as cursor:
        for chunk in chunked(rows):
            prepared = [
                (*(field.get_db_prep_save(value, connection)
                   for field, value in zip(fields, values, strict=True)), key)
                for key, *values in chunk
            ]  # fmt: skip
            cursor.executemany(statement, prepared)


def save_columns(rows: Iterable[tuple[models.Model, Iterable[str]]]) -> None:
    """Save some columns of many rows, with the search and sort keys computed from them."""
    alike: dict[tuple[type[models.Model], tuple[str, ...]], list[models.Model]] = defaultdict(list)
    for row, names in rows:
        alike[type(row), _with_keys(type(row), frozenset(names))].append(row)
    for (model, names), group in alike.items():
        fields: list[Any] = [model._meta.get_field(name) for name in names]  # noqa: SLF001 Django's own name
        write_columns(
            model, names,
            ((row.pk, *(field.pre_save(row, False) for field in fields)) for row in group),
        )  # fmt: skip


def _with_keys(model: type[models.Model], names: frozenset[str]) -> tuple[str, ...]:
    """Names of fields, whether given as fields or as columns, and the keys that follow them."""
    fields = model._meta.concrete_fields  # noqa: SLF001 Django's own name
    chosen = {one.name for one in fields if {one.name, one.attname} & names}
    keys = {one.name for one in fields if isinstance(one, KeyField) and chosen & set(one.of)}
    return tuple(sorted(chosen | keys))


def remove(model: type[models.Model], keys: Iterable[int]) -> None:
    """Delete rows that no other row points to, without fetching them first."""
    for chunk in chunked(keys):
        rows = model._base_manager.filter(pk__in=chunk)  # noqa: SLF001 Django's own name
        rows._raw_delete(rows.db)  # noqa: SLF001 the caller has asked who leans on them
