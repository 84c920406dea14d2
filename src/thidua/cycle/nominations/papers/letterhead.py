"""Who issues a unit's paper, and the words that paper and file name share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.utils import translation

from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation

Made = TypeVar("Made")
HEADS = {
    Kind.DIVISION: "TRƯỞNG PHÒNG",
    Kind.DEPARTMENT: "GIÁM ĐỐC",
    Kind.ENTERPRISE: "GIÁM ĐỐC",
}


def agency(unit: Organisation) -> tuple[str, str]:
    """The body above and the unit itself, as they stand at the head of a paper."""
    above = unit.parent.name if unit.parent else ""
    return above.upper(), unit.name.upper()


def head_of(unit: Organisation) -> str:
    """In which capacity the head of a unit signs."""
    return HEADS.get(Kind(unit.kind), "THỦ TRƯỞNG ĐƠN VỊ")


def in_vietnamese(make: Callable[..., Made]) -> Callable[..., Made]:
    """A paper is drawn up in the language of the state, whatever the reader's."""

    def made(*args: Any, **more: Any) -> Made:
        with translation.override(settings.LANGUAGE_CODE):
            return make(*args, **more)

    return made
