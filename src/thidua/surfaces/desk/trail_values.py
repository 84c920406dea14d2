"""What the trail keeps as a value within a value, in words: a whole row, or counts by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from thidua.cycle.councils.telling import minutes_told, regulation_told
from thidua.foundation.exchange.words import Outcome, Result
from thidua.foundation.people.models import Person
from thidua.foundation.registry.catalogue import award_name
from thidua.surfaces.desk.registers.columns import shown

WHOLE_ROWS = {"kept": Person, "gone": Person, "person": Person}
"""Columns that hold a whole row of a table: the two records of a merge, and what came of them."""
TOLD_WHOLE = {"regulation": regulation_told, "minutes": minutes_told}
"""Columns that hold a text of parts: a council's regulation, the words of its minutes."""
COUNTED = {
    **{one.value: one.label for one in Result if one.value},
    **{one.value: one.label for one in Outcome},
    "unproven": _("Chưa có minh chứng"),
}
TOLD_ELSEWHERE = ("sheets",)
"""Counts by sheet: the page of the import tells them."""


def row_words(column: str, value: Mapping[str, Any]) -> str:
    """A row by its name; a whole row by what it holds; counts by what was counted."""
    if "name" in value:
        return str(value["name"])
    if column in TOLD_WHOLE:
        return TOLD_WHOLE[column](value)
    if column in WHOLE_ROWS:
        return "; ".join(_held(WHOLE_ROWS[column], value))
    return "; ".join(_counts(value))


def _held(model: type[models.Model], row: Mapping[str, Any]) -> list[str]:
    return [
        f"{field.verbose_name}: {word_of(field, row[field.name])}"
        for field in model._meta.concrete_fields  # noqa: SLF001 Django's own name
        if row.get(field.name) not in (None, "")
    ]


def _counts(value: Mapping[str, Any]) -> list[str]:
    found = []
    for name, count in value.items():
        if isinstance(count, Mapping):
            found += _counts(count)
        elif name not in TOLD_ELSEWHERE and count:
            found.append(f"{_counted(name)}: {shown(count)}")
    return found


def _counted(name: str) -> Any:
    """The word of what was counted: an outcome, or a table by the name of its model."""
    if name in COUNTED:
        return COUNTED[name]
    tables = (model for model in apps.get_models() if model._meta.model_name == name)  # noqa: SLF001 Django's own name
    table = next(tables, None)
    return capfirst(table._meta.verbose_name) if table else name  # noqa: SLF001 Django's own name


def word_of(field: Any, value: Any) -> str:
    """A value of a column in words: a day, a code by its label, an award by its name."""
    if isinstance(value, Mapping):
        return str(value.get("name", ""))
    if not isinstance(value, str):
        return shown(value)
    if isinstance(field, models.DateTimeField):
        moment = parse_datetime(value)
        return date_format(localtime(moment), "SHORT_DATETIME_FORMAT") if moment else value
    if isinstance(field, models.DateField):
        return shown(parse_date(value) or value)
    if getattr(field, "name", "") == "award" and value:
        return award_name(value)
    return shown(dict(getattr(field, "flatchoices", None) or ()).get(value, value))
