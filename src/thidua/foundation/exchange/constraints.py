"""The tables' own check constraints, tried in memory: a bad row is told before it is written.

The database asks the same questions again when the row is saved; here thousands of rows are tried
without a query each. Logic is SQL's: a comparison with an unknown value is unknown, and only a
condition that is false refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import cache
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from thidua.foundation.exchange.shown import text_of
from thidua.foundation.records.fields import KeyField
from thidua.foundation.records.rows import MACHINERY

Truth = bool | None
Condition = Callable[[Any], Truth]

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "exact": lambda left, right: left == right,
    "in": lambda left, right: left in right,
    "gt": lambda left, right: left > right,
    "gte": lambda left, right: left >= right,
    "lt": lambda left, right: left < right,
    "lte": lambda left, right: left <= right,
    "range": lambda left, right: right[0] <= left <= right[1],
}
MOST_CLEANED = 20_000
"""Values of one column remembered as clean: a file says the same few things many times."""


class Asked(NamedTuple):
    """What a table asks of a row: its columns' own checks, and the conditions over them."""

    columns: tuple[Column, ...]
    conditions: tuple[tuple[Condition, models.CheckConstraint], ...]


class Column:
    """A column that checks a value once, however many rows hold it."""

    def __init__(self, field: models.Field) -> None:
        self.field = field
        self.name = field.attname
        self.blank, self.empty = field.blank, field.empty_values
        self.cleaned: dict[Hashable, Any] = {}

    def clean(self, row: Any) -> None:
        """Put the cleaned value into the row. Raises ValidationError."""
        value = getattr(row, self.name)
        if self.blank and value in self.empty:
            return
        if not isinstance(value, Hashable):
            setattr(row, self.name, self.field.clean(value, row))
            return
        key = (type(value), value)
        if key not in self.cleaned:
            if len(self.cleaned) > MOST_CLEANED:
                self.cleaned.clear()
            self.cleaned[key] = self.field.clean(value, row)
        cleaned = self.cleaned[key]
        if cleaned is not value:
            setattr(row, self.name, cleaned)


@cache
def asked_of(model: type[models.Model]) -> Asked:
    """The checks of a table, made ready once."""
    meta = model._meta  # noqa: SLF001 Django's own name
    columns = tuple(
        Column(field)
        for field in meta.concrete_fields
        if not field.is_relation and not field.generated and not _our_own(field)
    )
    checks = (one for one in meta.constraints if isinstance(one, models.CheckConstraint))
    return Asked(columns, tuple((condition(one.condition), one) for one in checks))


def _our_own(field: models.Field) -> bool:
    """Columns the office fills in itself: no file can put anything wrong into them."""
    return field.name in (*MACHINERY, "provenance") or isinstance(field, KeyField)


def faults(row: Any) -> Iterator[str]:
    """Why the row could not be saved: fields that cannot hold their value, rules that fail."""
    model: type[models.Model] = type(row)
    asked = asked_of(model)
    refused = False
    for column in asked.columns:
        try:
            column.clean(row)
        except ValidationError as error:
            refused = True
            yield f"{column.field.verbose_name}: {' '.join(error.messages)}"
    if refused:
        return
    for holds, constraint in asked.conditions:
        if holds(row) is False:
            yield _with_values(row, constraint)


def _with_values(row: Any, constraint: models.CheckConstraint) -> str:
    """The rule, and what the row says against it: a line of a file may hold many cells."""
    message = str(constraint.get_violation_error_message())
    told = [
        f"{row._meta.get_field(name).verbose_name}: {text_of(row._meta.label_lower, name, value)}"  # noqa: SLF001 Django's own name
        for name in _columns_in(constraint.condition)
        if (value := getattr(row, name)) not in (None, "")
    ]
    return f"{message.rstrip('.')} ({'; '.join(told)})." if told else message


def _columns_in(asked: Any) -> list[str]:
    """The columns a condition speaks of, each once."""
    if isinstance(asked, Q):
        return list(dict.fromkeys(name for part in asked.children for name in _columns_in(part)))
    lookup, wanted = asked
    other = [wanted.name] if isinstance(wanted, F) else []  # type: ignore[attr-defined]
    return [lookup.partition("__")[0], *other]


def condition(asked: Any) -> Condition:
    """A condition over the row's own columns, three-valued."""
    if not isinstance(asked, Q):
        return _leaf(*asked)
    parts = [condition(child) for child in asked.children]
    whole = _all(parts) if asked.connector == Q.AND else _any(parts)
    return _not(whole) if asked.negated else whole


def _not(inner: Condition) -> Condition:
    def holds(row: Any) -> Truth:
        value = inner(row)
        return None if value is None else not value

    return holds


def _all(parts: list[Condition]) -> Condition:
    def holds(row: Any) -> Truth:
        known: Truth = True
        for part in parts:
            value = part(row)
            if value is False:
                return False
            known = known if value else None
        return known

    return holds


def _any(parts: list[Condition]) -> Condition:
    def holds(row: Any) -> Truth:
        known: Truth = False
        for part in parts:
            value = part(row)
            if value:
                return True
            known = known if value is False else None
        return known

    return holds


def _leaf(lookup: str, wanted: Any) -> Condition:
    name, _sep, operator = lookup.partition("__")
    if operator == "isnull":
        return lambda row: (getattr(row, name) is None) == wanted
    compare = _COMPARE[operator or "exact"]
    other = wanted.name if isinstance(wanted, F) else ""  # type: ignore[attr-defined]

    def holds(row: Any) -> Truth:
        value = getattr(row, name)
        right = getattr(row, other) if other else wanted
        return None if value is None or right is None else compare(value, right)

    return holds
