"""The words that the room's papers share, beside those of every letterhead."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.bridge.law import the_law
from thidua.foundation.documents.letterhead import agency, head_of, in_vietnamese, named, seat_of
from thidua.foundation.people.models import Person

__all__ = [
    "agency", "head_of", "in_order", "in_vietnamese", "named", "seat_of", "unit_named",
]  # fmt: skip


def unit_named(person: Person | None) -> str:
    """The unit of a person in full; a collective's own line says it already."""
    return person.organisation.name if person else ""


def in_order(codes: Iterable[str]) -> list[str]:
    """Award codes in the order of the catalogue, each once."""
    wanted = set(codes)
    return [code for code in the_law().awards if code in wanted]
