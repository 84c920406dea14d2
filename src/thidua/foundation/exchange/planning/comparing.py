"""A row of the file beside the row of the registry: new, the same, or different in what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from django.db import models
from django.utils.translation import override

from thidua.bridge.workbooks import Place, Say
from thidua.foundation.exchange.constraints import faults
from thidua.foundation.exchange.planning.as_typed import faults_as_typed
from thidua.foundation.exchange.planning.item import Fault, Item, Write, said
from thidua.foundation.exchange.words import Outcome
from thidua.foundation.records.text import tidy

_TWICE = Fault(
    Say(
        "Một dòng khác của chính tệp này ghi khác.",
        "Another row of this same file says otherwise.",
    ),
    Say("Giữ một trong hai dòng rồi nộp lại.", "Keep one of the two and send the file again."),
)


def fresh(item: Item, row: models.Model) -> Item:
    """The row as a new one; refused where its table would refuse it."""
    found = objection(row)
    if found:
        return refuse(item, found)
    item.writes.append(Write(row))
    return item


def differing(
    row: models.Model, values: Mapping[str, Any], lax: Mapping[str, Any]
) -> dict[str, Any]:
    """What the file says otherwise. ``lax``: a default says nothing against what is recorded."""
    return {
        name: value
        for name, value in said(values).items()
        if not _equal(getattr(row, name), value) and lax.get(name, _NO_DEFAULT) != value
    }


_NO_DEFAULT = object()


def compared(
    item: Item, row: Any, values: Mapping[str, Any], lax: Mapping[str, Any] | None = None
) -> Item:
    """The row beside the one recorded, changed in memory where they differ."""
    changes = differing(row, values, lax or {})
    if not changes:
        item.outcome = Outcome.SAME
        return item
    if row.pk is None:
        return refuse(item, _TWICE)
    before = {name: getattr(row, name) for name in changes}
    columns = {name: row._meta.get_field(name).attname for name in changes}  # noqa: SLF001 Django's own name
    old = {column: getattr(row, column) for column in columns.values()}
    for name, value in changes.items():
        setattr(row, name, value)
    found = objection(row)
    if found:
        for name, value in before.items():
            setattr(row, name, value)
        return refuse(item, found)
    item.outcome, item.before = Outcome.CHANGED, before
    item.writes.append(Write(row, old))
    return item


def refuse(item: Item, fault: Fault) -> Item:
    item.outcome, item.fault, item.writes = Outcome.REFUSED, fault, []
    return item


def objection(row: models.Model) -> Fault | None:
    """Why the row's table or its form would refuse it, in both languages."""
    if next(_against(row), None) is None:
        return None
    told = []
    for language in ("vi", "en"):
        with override(language):
            told.append(next(_against(row), ""))
    return rejected(Say(*told))


def _against(row: models.Model) -> Iterator[str]:
    return chain(faults(row), faults_as_typed(row))


def rejected(told: Say) -> Fault:
    return Fault(
        told,
        Say(
            "Sửa dòng này trong tệp rồi nộp lại.", "Correct the row in the file and send it again."
        ),
    )


def nobody(place: Place, table: str, name: str) -> Item:
    """A row about someone who is not, or no longer, within this part of the tree."""
    fault = Fault(
        Say(
            "Cá nhân, tập thể của dòng này không được nhận hoặc không còn trong phạm vi.",
            "The person or collective of this row is not taken or no longer within reach.",
        ),
        Say(
            "Xem dòng của cá nhân, tập thể ấy trong tệp; sửa rồi nộp lại.",
            "See the row of that person or collective; correct it and send the file again.",
        ),
    )
    return Item(table, place, Outcome.REFUSED, name, fault=fault)


def _equal(stored: Any, given: Any) -> bool:
    if isinstance(stored, str) and isinstance(given, str):
        return tidy(stored) == tidy(given)
    return stored == given
