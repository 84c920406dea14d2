"""The rows of a backup, put in the place of all there are: all of them or none."""

from __future__ import annotations

import json
import zipfile
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models

from thidua.foundation.audit.chain import Head, walk
from thidua.foundation.backups.dumping import Heard, unheard
from thidua.foundation.backups.manifest import Manifest, Table
from thidua.foundation.backups.plain import writer
from thidua.foundation.backups.refusals import Unusable, damaged
from thidua.foundation.backups.tables import DERIVED, stored
from thidua.foundation.backups.triggers import at_rest
from thidua.foundation.search.triggers import rebuild as rebuild_search

AT_ONCE = 1_000


def replace_all(
    archive: zipfile.ZipFile, note: Manifest, heard: Heard = unheard, *,
    models_of: Any = apps, trail: bool = True,
) -> None:  # fmt: skip
    """Called in a transaction. Raises Unusable where the rows are not what the manifest says.

    ``models_of``: the models of an older state of the tables; ``trail``: whether the chain of the
    audit trail is walked (an older one may not be a chain yet).
    """
    if models_of is apps:
        _clear_derived()
    with at_rest(connection):
        _empty(models_of)
        for number, table in enumerate(note.tables):
            heard(number, len(note.tables))
            _fill(archive, table, models_of)
        _continue_numbering(models_of)
    if models_of is apps:
        rebuild_search(connection)
    if trail:
        _check_trail(note)


def _clear_derived() -> None:
    with connection.cursor() as cursor:
        for label in sorted(DERIVED):
            table = apps.get_model(label)._meta.db_table  # noqa: SLF001 Django's own name
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608 the model's own name


def _empty(models_of: Any) -> None:
    """Children before parents; what a backup leaves out goes too, sessions first of all."""
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        for model in reversed(stored(models_of)):
            cursor.execute(f"DELETE FROM {quoted(model._meta.db_table)}")  # noqa: S608, SLF001 the model's own name


def _fill(archive: zipfile.ZipFile, table: Table, models_of: Any) -> None:
    try:
        model = models_of.get_model(table.model)
    except (LookupError, ValueError) as error:
        raise damaged(table.part) from error
    writers = [writer(field, connection) for field in _fields(model, table)]
    statement = _insertion(model, table)
    with archive.open(table.part) as lines, connection.cursor() as cursor:
        rows = (_row(line, writers, table) for line in lines)
        while some := list(islice(rows, AT_ONCE)):
            cursor.executemany(statement, some)


def _fields(model: type[models.Model], table: Table) -> list[Any]:
    known = {field.column: field for field in model._meta.concrete_fields}  # noqa: SLF001 Django's own name
    if set(known) != set(table.columns):
        raise damaged(table.part)
    return [known[column] for column in table.columns]


def _insertion(model: type[models.Model], table: Table) -> str:
    quoted = connection.ops.quote_name
    names = ", ".join(map(quoted, table.columns))
    marks = ", ".join(["%s"] * len(table.columns))
    return f"INSERT INTO {quoted(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608, SLF001 the model's own names


def _row(line: bytes, writers: list[Any], table: Table) -> list[Any]:
    try:
        values = json.loads(line)
        return [write(value) for write, value in zip(writers, values, strict=True)]
    except (TypeError, ValueError) as error:
        raise damaged(table.part) from error


def _continue_numbering(models_of: Any) -> None:
    """New rows are numbered after those put back."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), stored(models_of)):
            cursor.execute(statement)


def _check_trail(note: Manifest) -> None:
    """The chain of the trail must hold, to the head the manifest names."""
    found = walk(Head.read(note.trail))
    if found.broken is not None or str(found.head) != note.trail:
        raise Unusable(
            "Nhật ký trong bản sao lưu không còn nguyên vẹn nên không phục hồi; dữ liệu không "
            "thay đổi. Hãy dùng bản sao lưu khác và báo người kiểm tra.",
            "The audit trail inside the backup does not hold, so nothing was restored; the data "
            "has not changed. Take another backup and tell the auditor.",
        )
