"""The tables' own check constraints, tried in memory: a bad row is told before it is written.

The database asks the same questions again when the row is saved; here thousands of rows are tried
without a query each. Logic is SQL's: a comparison with an unknown value is unknown, and only a
condition that is false refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "exact": lambda left, right: left == right,
    "in": lambda left, right: left in right,
    "gt": lambda left, right: left > right,
    "gte": lambda left, right: left >= right,
    "lt": lambda left, right: left < right,
    "lte": lambda left, right: left <= right,
    "range": lambda left, right: right[0] <= left <= right[1],
}


def faults(row: Any) -> Iterator[str]:
    """Why the row could not be saved: fields that cannot hold their value, rules that fail."""
    meta = row._meta  # noqa: SLF001 Django's own name
    relations = {field.name for field in meta.concrete_fields if field.is_relation}
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield f"{meta.get_field(name).verbose_name}: {' '.join(messages)}"
        return
    for constraint in meta.constraints:
        if (
            isinstance(constraint, models.CheckConstraint)
            and truth(constraint.condition, row) is False
        ):
            yield str(constraint.get_violation_error_message())


def truth(condition: Any, row: Any) -> bool | None:
    """A condition over the row's own columns, three-valued."""
    if not isinstance(condition, Q):
        lookup, wanted = condition
        return _leaf(lookup, wanted, row)
    values = [truth(child, row) for child in condition.children]
    value = _all(values) if condition.connector == Q.AND else _any(values)
    if condition.negated and value is not None:
        return not value
    return value


def _all(values: list[bool | None]) -> bool | None:
    if False in values:
        return False
    return None if None in values else True


def _any(values: list[bool | None]) -> bool | None:
    if True in values:
        return True
    return None if None in values else False


def _leaf(lookup: str, wanted: Any, row: Any) -> bool | None:
    name, _sep, operator = lookup.partition("__")
    value = getattr(row, name)
    if operator == "isnull":
        return (value is None) == wanted
    if isinstance(wanted, F):
        wanted = getattr(row, wanted.name)  # type: ignore[attr-defined]
    if value is None or wanted is None:
        return None
    return _COMPARE[operator or "exact"](value, wanted)
