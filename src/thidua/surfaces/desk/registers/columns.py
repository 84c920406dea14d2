"""Columns of a register: how a row becomes cells on screen and in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from thidua.cycle.movements.figures import figure
from thidua.foundation.policy.predicates import Predicate

NO_YEAR = 10_000
"""From here on a whole number is no year: it is told in groups of three."""
Value = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """``sort`` are the ORM columns behind a sortable heading; ``kind`` is text, num, day, flag or
    code (a number with letters that stays on one line); ``shape`` gives a badge's shape; one not
    ``listed`` is in the record and the files only, one ``if_said`` in a record only where it says
    something; to whom ``may`` does not hold it does not exist, in a file neither; ``address`` is
    where a cell beside the first leads."""

    name: str
    label: Any
    value: Value
    sort: tuple[str, ...] = ()
    kind: str = "text"
    shape: Callable[[Any], str] | None = None
    listed: bool = True
    if_said: bool = False
    may: Predicate | None = None
    address: Callable[[Any], str] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    label: str
    kind: str = "text"
    address: str | None = None
    shape: str = ""


def shown(value: Any) -> str:
    """A value as the reader sees it: dates d/m/Y, 1.234,5, yes or no; nothing where not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, datetime):
        told = timezone.localtime(value) if timezone.is_aware(value) else value
        return date_format(told, "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    return _told(value)


def _told(value: Any) -> str:
    if isinstance(value, Decimal):
        return figure(value)
    whole = isinstance(value, int)
    if isinstance(value, float) or (whole and abs(value) >= NO_YEAR):
        return number_format(value, use_l10n=True, force_grouping=whole)
    return str(value)


def cell(column: Column, row: Any, address: str | None = None) -> Cell:
    shape = column.shape(row) if column.shape else ""
    text = shown(column.value(row))
    if address is None and column.address:
        address = column.address(row)
    return Cell(text or ("—" if address else ""), str(column.label), column.kind, address, shape)


def subject_name(row: Any) -> str:
    return str(row.subject)


def subject_place(row: Any) -> str:
    """The unit of a person; a collective's own line says it already."""
    return str(row.person.organisation) if row.person else ""
