"""Values of a line in the reader's words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundation.exchange.words import TABLE_WORDS
from thidua.foundation.registry.catalogue import award_name, is_known

_LABELS = {
    "used_for": gettext_lazy("Đã dùng để xét"),
    "share": gettext_lazy("Tỷ lệ đóng góp (%)"),
    "table": gettext_lazy("Bảng"),
}
_SILENT = ("status",)  # the day of revocation says it
_HUSHED: Mapping[str, Any] = {"method": "merit", "group": "official", "full_time": True}


def shown_values(model: str, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(label, text) of each value that says something."""
    return [
        (label_of(model, name), text_of(model, name, value))
        for name, value in values.items()
        if name not in _SILENT and not _redundant(name, value, values)
    ]


class Worded:
    """Values in words, in the language of now; each asked for once, however often it is said."""

    def __init__(self) -> None:
        self.known: dict[str, bool] = {}
        self.texts: dict[tuple[str, str, type, Any], str] = {}

    def values(self, model: str, values: Mapping[str, Any]) -> list[str]:
        """The texts of ``shown_values``."""
        return [
            self._text(model, name, value)
            for name, value in values.items()
            if name not in _SILENT and not _redundant(name, value, values, self._is_known)
        ]

    def _is_known(self, code: str) -> bool:
        if code not in self.known:
            self.known[code] = is_known(code)
        return self.known[code]

    def _text(self, model: str, name: str, value: Any) -> str:
        if not isinstance(value, Hashable):
            return text_of(model, name, value)
        key = (model, name, type(value), value)
        if key not in self.texts:
            self.texts[key] = text_of(model, name, value)
        return self.texts[key]


def _redundant(
    name: str, value: Any, values: Mapping[str, Any], known: Callable[[str], bool] = is_known
) -> bool:
    """Defaults, and the name of an award whose code says it."""
    if name == "award_name" and known(str(values.get("award"))):
        return True
    if name == "award" and values.get("award_name") and not known(str(value)):
        return True
    return name in _HUSHED and _HUSHED[name] == value


def shown_changes(
    model: str, before: Mapping[str, Any], values: Mapping[str, Any]
) -> list[tuple[str, str, str]]:
    """(label, recorded, in the file) of each column that differs."""
    return [
        (label_of(model, name), text_of(model, name, old), text_of(model, name, values.get(name)))
        for name, old in before.items()
        if name not in _SILENT
    ]


def label_of(model: str, name: str) -> str:
    if name in _LABELS:
        return str(_LABELS[name])
    try:
        return str(apps.get_model(model)._meta.get_field(name).verbose_name)  # noqa: SLF001 Django's own name
    except FieldDoesNotExist:
        return name


def text_of(model: str, name: str, value: Any) -> str:
    """A value in words: dates d/m/Y, codes by their vocabulary, yes or no."""
    if value in (None, "", []):
        return "—"
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if name == "award":
        return award_name(str(value))
    if name == "used_for":
        return "; ".join(award_name(code) for code in _listed(value))
    if name == "table":
        return str(TABLE_WORDS.get(str(value), value))
    day = value if isinstance(value, date) else _day(value)
    return date_format(day, "SHORT_DATE_FORMAT") if day else _worded(model, name, value)


def _listed(value: Any) -> Iterable[str]:
    return [value] if isinstance(value, str) else value


def _day(value: Any) -> date | None:
    if not isinstance(value, str) or len(value) != 10:
        return None
    try:
        return parse_date(value)
    except ValueError:
        return None


def _worded(model: str, name: str, value: Any) -> str:
    try:
        choices = dict(apps.get_model(model)._meta.get_field(name).flatchoices)  # noqa: SLF001 Django's own name
    except FieldDoesNotExist:
        choices = {}
    return str(choices.get(value, value))
