"""What one ministry or one province lays on top of the law, and where a number comes from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .law import Branching, Instrument, Leaf, Text
from .verdict import Citation

ISSUING = ("province", "ministry")
"""Whose overlays there are; where both are laid on, the province manages the base titles."""


@dataclass(frozen=True, slots=True)
class FromSetting:
    """A parameter read from a declared setting; ``otherwise`` where nobody filled it."""

    name: str
    otherwise: object | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose overlay it is: a stable code («bac_ninh») and the name in both languages."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Fill:
    """What an overlay writes into one declared setting."""

    values: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Addition:
    """Criteria and procedures asked beside those of a standard: all of them, never instead."""

    award: str
    kind: str
    groups: tuple[str, ...]  # the standard of exactly these groups; empty: every standard
    branch: str | None  # only who comes by this branch of an ANY is asked
    beside: str | None  # only who comes by the group of this criterion is asked
    criteria: tuple[Leaf | Branching, ...]
    procedures: tuple[Leaf, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Tightening:
    """Stricter numbers of one named criterion or procedure."""

    award: str
    kind: str
    groups: tuple[str, ...]
    criterion: str
    numbers: Mapping[str, object]
    text: Text | None
    citation: Citation
    line: int


@dataclass(frozen=True, slots=True)
class Overlay:
    """One issuer's rules from ``starts`` until before ``ends``.

    ``enters`` names the date of a file that is compared with both. ``empty`` marks a place held
    for rules nobody has typed in yet: the law alone judges, and every verdict says so.
    """

    code: str
    issuer: str  # ISSUING
    holder: Holder
    name: Text
    starts: date
    ends: date | None
    enters: str  # sent | received
    citation: Citation
    fills: Mapping[str, Fill]
    adds: tuple[Addition, ...] = ()
    tightens: tuple[Tightening, ...] = ()
    note: Text | None = None
    demonstration: bool = False
    empty: bool = False
    instrument: Instrument | None = None  # the decision or circular itself, where declared here
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    file: str = ""
    text: str = ""  # the file as it stands: part of the law's digest
    own: bool = False  # of the folder of this installation, not of the package

    @property
    def sets(self) -> Mapping[str, tuple[str, ...]]:
        return {name: fill.values for name, fill in self.fills.items()}

    def covers(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day < self.ends)
