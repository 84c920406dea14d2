"""The seal of an event: SHA-256 over a canonical text of its columns and of the seal before it.

Form 1 is JSON in UTF-8 with sorted keys, without spaces, letters unescaped: the columns below,
``form`` and ``previous``. Moments are in UTC to the microsecond, uids in their usual writing, a
whole number has no decimal point. A form never changes: other columns or another text are another
form, and events keep the one they were sealed by.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder

FORM = 1
GENESIS = "0" * 64
"""What the first event names as the seal before it."""

COLUMNS = (
    "at", "actor_uid", "actor_name", "on_behalf_uid", "on_behalf_name", "verb", "target_app",
    "target_model", "target_uid", "target_label", "organisation_uid", "before", "after", "reason",
    "many", "digest", "folded",
)  # fmt: skip
"""Every column of an event but its row number, which another database may give anew."""


class UnknownForm(Exception):
    """An event names a form of sealing that this version does not know."""


def stored(content: Any) -> Any:
    """``before`` or ``after`` as a database gives it back: texts, numbers, lists, mappings."""
    return json.loads(json.dumps(content, cls=DjangoJSONEncoder))


def seal(values: Mapping[str, Any], *, previous: str, form: int = FORM) -> str:
    """The seal (64 hexadecimal digits) of an event's columns, as a database gives them back.

    Raises:
        UnknownForm: no such form.
    """
    if form not in _TEXTS:
        raise UnknownForm(form)
    return hashlib.sha256(_TEXTS[form](values, previous).encode()).hexdigest()


def _first_form(values: Mapping[str, Any], previous: str) -> str:
    content = {name: _plain(values[name]) for name in COLUMNS}
    content |= {"form": 1, "previous": previous}
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


_TEXTS: dict[int, Callable[[Mapping[str, Any], str], str]] = {1: _first_form}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)  # PostgreSQL gives 1e16 back as a whole number
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value
