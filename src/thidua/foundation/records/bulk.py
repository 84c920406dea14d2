"""Many rows changed with few statements, where Django would write a CASE over them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, connections, models

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
    table = f"{quoted(meta.db_table)} ({', '.join(quoted(field.column) for field in fields)})"
    here = connections[connection.alias]  # the proxy would be asked a dozen times a row
    values = (_prepared(fields, row, here) for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for one in values:
                    copy.write_row(one)
            return
        marks = ", ".join(["%s"] * len(fields))
        statement = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608 the model's own names
        for chunk in chunked(values):
            cursor.executemany(statement, chunk)


def _prepared(fields: Sequence[Any], row: Any, here: Any) -> list[Any]:
    """A new row's values as the database takes them."""
    row._prepare_related_fields_for_save(operation_name="insert")  # noqa: SLF001 rows just saved
    return [field.get_db_prep_save(field.pre_save(row, True), here) for field in fields]


def write_columns(
    model: type[models.Model], names: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Set columns by primary key: each row is the key, then a value a name, as Python has it."""
    fields: list[Any] = [model._meta.get_field(name) for name in names]  # noqa: SLF001 Django's own name
    with connection.cursor() as cursor:
        for chunk in chunked(rows):
            prepared = [
                (*(field.get_db_prep_save(value, connection)
                   for field, value in zip(fields, values, strict=True)), key)
                for key, *values in chunk
            ]  # fmt: skip
            if connection.vendor == "postgresql":
                arrays = [list(column) for column in zip(*prepared, strict=True)]
                cursor.execute(_joined(model, fields), arrays)
            else:
                cursor.executemany(_one_by_one(model, fields), prepared)


def _one_by_one(model: type[models.Model], fields: Sequence[Any]) -> str:
    """A statement that sets the columns of one row, its key last."""
    quoted, meta = connection.ops.quote_name, _meta(model)
    wanted = ", ".join(f"{quoted(field.column)} = %s" for field in fields)
    return f"UPDATE {quoted(meta.db_table)} SET {wanted} WHERE {quoted(meta.pk.column)} = %s"  # noqa: S608 the model's own names


def _joined(model: type[models.Model], fields: Sequence[Any]) -> str:
    """A statement that sets the columns of many rows, from one array a column, the keys last."""
    quoted, meta = connection.ops.quote_name, _meta(model)
    columns = [quoted(field.column) for field in fields]
    arrays = ", ".join(f"%s::{field.cast_db_type(connection)}[]" for field in fields)
    key = quoted(meta.pk.column)
    given = ", ".join([*columns, "given_key"])
    wanted = ", ".join(f"{column} = given.{column}" for column in columns)
    return (
        f"UPDATE {quoted(meta.db_table)} AS kept SET {wanted}"  # noqa: S608 the model's own names
        f" FROM unnest({arrays}, %s::bigint[]) AS given({given}) WHERE kept.{key} = given.given_key"
    )


def _meta(model: type[models.Model]) -> Any:
    return model._meta  # noqa: SLF001 Django's own name


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
