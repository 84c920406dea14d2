"""The fields of a registration a remark may name, and what each is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thidua.cycle.registrations.models import RegisteredTarget, RegisteredTitle, Registration

PLEDGE, TITLES, TARGETS = "pledge", "titles", "targets"


@dataclass(frozen=True, slots=True)
class Field:
    """``key`` is what a remark keeps: ``pledge``, ``titles``, ``targets`` or one line of these."""

    key: str
    word: str


def key_of(line: RegisteredTitle | RegisteredTarget) -> str:
    kind = "title" if isinstance(line, RegisteredTitle) else "target"
    return f"{kind}:{line.uid}"


def fields_of(row: Registration) -> dict[str, Field]:
    """Every field there is now, by key; two queries."""
    lines: Sequence[Any] = [
        *row.titles.all().with_subject(), *row.targets.select_related("indicator"),
    ]  # fmt: skip
    found = [
        Field(PLEDGE, _("Nội dung giao ước")), Field(TITLES, _("Danh sách danh hiệu")),
        Field(TARGETS, _("Danh sách chỉ tiêu")),
        *(Field(key_of(line), str(line)) for line in lines),
    ]  # fmt: skip
    return {one.key: one for one in found}


def gone() -> str:
    """Of a line that a remark named and the unit has since taken out."""
    return _("Dòng đã bỏ")
