"""At which level an award is decided, and where it comes in a ceremony: read from the catalogue."""

from __future__ import annotations

from thidua.bridge.law import the_law

LEVELS = ("state", "government", "ministry_province", "base", "outside")
"""Highest first; ``outside``: of the Party, unions and associations, by rules of their own."""

BY_ISSUER = {
    "state": "state", "government": "government", "ministry": "ministry_province",
    "province": "ministry_province", "party": "outside", "union": "outside", "front": "outside",
    "association": "outside",
}  # fmt: skip
"""Where an award has a name of its own only, its issuer says the level; any other is the base."""

CLASSES = ("ladder", "order", "medal", "honour", "prize", "commemorative")
"""Forms of one level in the order in which the Law lists them (Law 06/2022/QH15 Article 9)."""


def level_of(award: str, issuer: str = "") -> str:
    found = the_law().awards.get(award)
    if found is None:
        return BY_ISSUER.get(issuer, "base")
    return "outside" if found.family == "outside" else found.level


def awards_of(level: str) -> tuple[str, ...]:
    """Codes of a level, in the order of the catalogue."""
    return tuple(code for code in the_law().awards if level_of(code) == level)


def awards_of_shelf(*shelves: str) -> tuple[str, ...]:
    return tuple(code for code, one in the_law().awards.items() if one.shelf in shelves)


def is_for(award: str, recipient: str) -> bool:
    """Whether an award is given to an ``individual`` or to a ``collective``."""
    found = the_law().awards.get(award)
    return found is None or recipient in found.recipients


def ceremony_place(award: str, issuer: str = "") -> tuple[int, int, int, int, str]:
    """Sorts awards as they are handed over: from the highest to the lowest, of one deciding level
    titles before forms (Decree 152/2025/NĐ-CP Articles 29 and 30)."""
    found = the_law().awards.get(award)
    level = LEVELS.index(level_of(award, issuer))
    if found is None:
        return level, 2, len(CLASSES), 0, award
    class_ = 0 if found.shelf == "order" else _class(found.shelf)
    return level, int(found.family != "title"), class_, -found.rank, award


def _class(shelf: str) -> int:
    return CLASSES.index(shelf) if shelf in CLASSES else len(CLASSES)
