"""Relations between models follow the order of the rooms, string references included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

ROOMS = (
    "movements", "registrations", "initiatives", "results", "nominations", "councils",
    "decisions", "certificates", "statistics", "showcase",
)  # fmt: skip


def rank(module: str) -> int:
    """Order of the part of the office a model's module belongs to; outsiders come first."""
    parts = module.split(".")
    if parts[:2] == ["thidua", "cycle"] and parts[2] in ROOMS:
        return 1 + ROOMS.index(parts[2])
    return 1 + len(ROOMS) if parts[:2] == ["thidua", "surfaces"] else 0


def later_relations(pairs: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """From (owner's module, field, target's module): each field that points to a later room."""
    for owner, field, target in pairs:
        if rank(target) > rank(owner):
            yield f"{owner}.{field} → {target}"
