"""What if: a history with some rows more or fewer, judged like any other.

A change is written as people say it: ``2026 rating excellent`` · ``2026 initiative base`` ·
``2026 science_work ministry_province replicable`` · ``2026 award CODE [issuer]`` ·
``2026 bloc leader`` · ``2026 achievement sudden ministry_province`` · ``without 2024 award CODE``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..loading.errors import InputError
from ..loading.nodes import closest
from ..tables import (
    ACHIEVEMENT_KINDS,
    ACHIEVEMENT_LEVELS,
    INITIATIVE_KINDS,
    INITIATIVE_LEVELS,
    ISSUERS,
    RATINGS,
    YEARS,
    Achievement,
    AwardHeld,
    Bloc,
    Initiative,
    Rating,
    Register,
)

WITHOUT, OPTION = "without", "--what-if"
BLOC = ("leader", "exceeds_targets")
FORMS = "2026 rating excellent · 2026 initiative base · 2027 award CODE · without 2024 award CODE"


@dataclass(frozen=True, slots=True)
class Change:
    """One row more, or (``without``) the rows of its kind and year fewer."""

    table: str
    row: NamedTuple
    without: bool = False


def read_changes(texts: Iterable[str], uid: str, awards: Collection[str]) -> tuple[Change, ...]:
    """Changes as typed, parted by «;».

    Raises:
        InputError: a year, a word or an award that there is not; says what may be written.
    """
    parts = (piece.strip() for text in texts for piece in text.split(";"))
    return tuple(_change(part, uid, awards) for part in parts if part)


def _change(text: str, uid: str, awards: Collection[str]) -> Change:
    words = text.split()
    without = words[0] == WITHOUT
    words = words[without:]
    if len(words) < 2 or not words[0].isdecimal():
        raise InputError(OPTION, 1, f"«{text}» is not a change", f"Write it like: {FORMS}")
    year, kind, rest = int(words[0]), words[1], words[2:]
    if not YEARS[0] <= year <= YEARS[1]:
        raise InputError(OPTION, 1, f"{year} is not a year the data can hold",
                         f"Write a year from {YEARS[0]} to {YEARS[1]}")  # fmt: skip
    if kind not in _READERS:
        raise InputError(OPTION, 1, f"«{kind}» is not known", closest(kind, _READERS))
    table, reader = _READERS[kind]
    return Change(table, reader(_Words(text, uid, year, kind, rest, awards)), without)


@dataclass(frozen=True, slots=True)
class _Words:
    """What was typed, taken apart."""

    text: str
    uid: str
    year: int
    kind: str
    rest: Sequence[str]
    awards: Collection[str]

    def word(self, place: int, allowed: Collection[str], default: str | None = None) -> str:
        if place >= len(self.rest):
            if default is not None:
                return default
            raise InputError(OPTION, 1, f"«{self.text}» stops too early",
                             f"Say one of: {', '.join(allowed)}")  # fmt: skip
        word = self.rest[place]
        if word not in allowed:
            raise InputError(OPTION, 1, f"«{word}» is not known here", closest(word, allowed))
        return word


def _rating(said: _Words) -> Rating:
    return Rating(said.uid, said.year, said.word(0, RATINGS))


def _initiative(said: _Words) -> Initiative:
    wide = said.word(1, ("replicable", ""), "") == "replicable"
    level = said.word(0, INITIATIVE_LEVELS)
    return Initiative(said.uid, said.year, level, said.kind, replicable=wide)


def _award(said: _Words) -> AwardHeld:
    code = said.word(0, said.awards)
    issuer = said.word(1, ISSUERS, "") or None
    return AwardHeld(said.uid, code, said.year, issuer=issuer)


def _bloc(said: _Words) -> Bloc:
    words = {said.word(0, BLOC), said.word(1, BLOC, said.rest[0])}
    return Bloc(said.uid, said.year, "leader" in words or None, "exceeds_targets" in words or None)


def _achievement(said: _Words) -> Achievement:
    kind = said.word(0, ACHIEVEMENT_KINDS)
    return Achievement(said.uid, said.year, kind, said.word(1, ACHIEVEMENT_LEVELS, "base"))


_READERS: Mapping[str, tuple[str, Callable[[_Words], NamedTuple]]] = {
    "rating": ("ratings", _rating),
    **dict.fromkeys(INITIATIVE_KINDS, ("initiatives", _initiative)),
    "award": ("awards", _award),
    "bloc": ("blocs", _bloc),
    "achievement": ("achievements", _achievement),
}


def suppose(register: Register, changes: Sequence[Change]) -> Register:
    """The register as it would be; the one given is left as it is.

    A rating or a bloc result takes the place of the one on record for its year.
    """
    for change in changes:
        rows = list(getattr(register, change.table))
        alone = change.without or change.table in ("ratings", "blocs")
        kept = [row for row in rows if not (alone and _same(row, change.row))]
        added = [] if change.without else [change.row]
        register = replace(register, **{change.table: kept + added})
    return register


def _same(row: NamedTuple, other: NamedTuple) -> bool:
    """Rows of one subject and year, and of the same award, level or kind where they have one."""
    if row[0] != other[0] or row.year != other.year:  # type: ignore[attr-defined]
        return False
    for name in ("award", "level", "kind"):
        if hasattr(other, name) and getattr(row, name) != getattr(other, name):
            return False
    return True
