"""Who issues a paper, where it is dated, in which capacity its head signs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.utils import translation

from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person

Made = TypeVar("Made")
DEEPEST = 8
OF_PROVINCE = re.compile(r"^(UBND|Ủy ban nhân dân)?\s*(tỉnh|thành phố)?\s*", re.IGNORECASE)
HEADS = {
    Kind.DIVISION: "TRƯỞNG PHÒNG",
    Kind.DEPARTMENT: "GIÁM ĐỐC",
    Kind.ENTERPRISE: "GIÁM ĐỐC",
}


def agency(unit: Organisation) -> tuple[str, str]:
    """The body above and the unit itself; the head of a paper has them in capitals."""
    return unit.parent.name if unit.parent else "", unit.name


def seat_of(unit: Organisation) -> str:
    """Where a unit's papers are dated: the province or city above it; empty where none is."""
    above: Organisation | None = unit
    for _step in range(DEEPEST):
        if above is None or above.kind == Kind.PROVINCE:
            break
        above = above.parent
    return OF_PROVINCE.sub("", above.name) if above and above.kind == Kind.PROVINCE else ""


def named(subject: Person | Organisation) -> str:
    """A subject in full: papers go beyond the house, where short names say nothing."""
    return subject.full_name if isinstance(subject, Person) else subject.name


def head_of(unit: Organisation) -> str:
    """In which capacity the head of a unit signs."""
    return HEADS.get(Kind(unit.kind), "THỦ TRƯỞNG ĐƠN VỊ")


def in_vietnamese(make: Callable[..., Made]) -> Callable[..., Made]:
    """A paper is drawn up in the language of the state, whatever the reader's."""

    def made(*args: Any, **more: Any) -> Made:
        with translation.override(settings.LANGUAGE_CODE):
            return make(*args, **more)

    return made
