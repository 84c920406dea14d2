"""What comes in and what goes out: text in NFC, no control characters, nothing unknown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _
from ninja import Field, Schema
from pydantic import ConfigDict, field_validator

MOST_AT_ONCE = 200
FURTHEST = 1_000_000

Item = TypeVar("Item")


def clean(value: Any) -> Any:
    """Text in NFC with single spaces. Raises ValueError for what no database keeps."""
    if not isinstance(value, str):
        return value
    if any(
        unicodedata.category(letter) in {"Cc", "Cs"} for letter in value if letter not in "\n\t"
    ):
        raise ValueError(_("Có ký tự điều khiển; hãy gửi văn bản thường."))
    return " ".join(unicodedata.normalize("NFC", value).split())


class Given(Schema):
    """The base of whatever a caller sends."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*", mode="before")
    @classmethod
    def _clean(cls, value: Any) -> Any:
        return clean(value)


class Paging(Given):
    limit: int = Field(50, ge=1, le=MOST_AT_ONCE, description="How many rows at once.")
    offset: int = Field(0, ge=0, le=FURTHEST, description="How many rows to pass over.")


class Listed(Schema, Generic[Item]):
    """A part of a list: ``count`` rows in all, ``items`` from ``offset`` on."""

    count: int
    offset: int
    items: list[Item]


class Named(Schema):
    """Something that is named by its uid."""

    uid: str
    name: str


class Subject(Named):
    """``kind``: person or organisation."""

    kind: str


def named(row: Any) -> dict[str, str] | None:
    return None if row is None else {"uid": str(row.uid), "name": str(row)}


def columns(row: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
