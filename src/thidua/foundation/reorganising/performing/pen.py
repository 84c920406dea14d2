"""Writes rows and keeps the journal by which all of it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from thidua.foundation.keeping import save
from thidua.foundation.records.rows import Record

AT_ONCE = 500


class Pen:
    """``journal``: a line a row, ``{"model", "uid", "before", "after"}`` by column; ``before`` is
    None for a row that was not there. ``rows`` are the rows themselves, in the same order."""

    def __init__(self) -> None:
        self.journal: list[dict[str, Any]] = []
        self.rows: list[Any] = []

    def create(self, row: Record) -> None:
        save(row, new=True)
        self._tell(row, None, {})

    def create_many(self, rows: Sequence[Record]) -> None:
        """New rows of one model; what they repeat of checked rows is not checked again."""
        if rows:
            type(rows[0])._default_manager.bulk_create(rows, batch_size=AT_ONCE)  # noqa: SLF001 Django's own name
        for row in rows:
            self._tell(row, None, {})

    def change(self, row: Record, **values: Any) -> None:
        self._set(row, values)
        save(row, new=False)

    def change_many(self, rows: Iterable[tuple[Record, dict[str, Any]]]) -> None:
        """Rows of one model and the same columns of each."""
        changed = list(rows)
        for row, values in changed:
            self._set(row, values)
        if changed:
            columns = {name for _row, values in changed for name in values}
            model = type(changed[0][0])
            model._default_manager.bulk_update(  # noqa: SLF001 Django's own name
                [row for row, _values in changed], [*columns, "edit_version"], batch_size=AT_ONCE
            )

    def _set(self, row: Record, values: dict[str, Any]) -> None:
        meta: Any = row._meta  # noqa: SLF001 Django's own name
        columns = {name: meta.get_field(name).attname for name in values}
        before = {column: getattr(row, column) for column in columns.values()}
        for name, value in values.items():
            setattr(row, name, value)
        row.edit_version += 1
        self._tell(row, before, {column: getattr(row, column) for column in columns.values()})

    def _tell(
        self, row: models.Model, before: dict[str, Any] | None, after: dict[str, Any]
    ) -> None:
        self.rows.append(row)
        self.journal.append({
            "model": row._meta.label_lower, "uid": str(getattr(row, "uid")),  # noqa: B009, SLF001
            "before": before, "after": after,
        })  # fmt: skip
