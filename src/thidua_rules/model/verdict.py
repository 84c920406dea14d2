"""A verdict: never a bare boolean.

One verdict is for one subject in one recipient class, one award of one issuer, one reference
year and one receipt date at one level.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum


class Overall(IntEnum):
    """What is said of the subject; the order is the order of display, best first."""

    ELIGIBLE = 0
    ON_HOLD = 1
    UNDETERMINED = 2
    NOT_ELIGIBLE = 3
    NOT_IN_FORCE = 4
    NOT_APPLICABLE = 5  # the award is not for this kind of recipient

    @property
    def code(self) -> str:
        return self.name.lower()


class Status(IntEnum):
    """What is said of one criterion."""

    MET = 0
    NOT_MET = 1
    UNKNOWN = 2
    ATTESTED = 3  # conduct: presumed, a named person certifies it
    PROCEDURE = 4  # judged in the round, outside the tree

    @property
    def code(self) -> str:
        return self.name.lower()


class Nature(StrEnum):
    """Where a criterion's truth comes from (design §4)."""

    RECORD = "record"
    CONDUCT = "conduct"
    CLAIM = "claim"
    PROCEDURE = "procedure"


class Sureness(StrEnum):
    """How sure the text of a rule is."""

    VERIFIED = "verified"
    TO_CONFIRM = "to_confirm"
    DRAFT = "draft"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands: «Luật 06/2022/QH15 Điều 74.1.d», in force from–to (half-open)."""

    instrument: str  # code of the instrument
    label: str
    article: str
    starts: date
    ends: date | None
    sureness: Sureness
    source: str | None = None
    issuer: str | None = None  # whose rule: the ministry or province of an overlay

    def __str__(self) -> str:
        whose = f" ({self.issuer})" if self.issuer else ""
        return f"{self.label} {self.article}".strip() + whose


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row of the register that a criterion read."""

    table: str
    year: int | None
    label: str  # award code, rating, initiative title …
    decision_no: str | None = None
    decided: date | None = None
    note: str | None = None  # «assumed», «used» …


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows on record that a criterion asks about and does not count, and the one reason why."""

    reason: str  # explaining.left_out.REASONS
    rows: tuple[Evidence, ...]
    tokens: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion judged.

    ``value`` and ``required`` are in the unit of the leaf (years, titles, percent × 100 …);
    ``margin`` is value − required (negative: missing). ``tokens`` feed the sentences.
    """

    id: str
    leaf: str
    path: str  # position in the tree: «1.2.1»; a branch's letter where the law gives one
    status: Status
    nature: Nature
    label: dict[str, str]
    value: object | None
    required: object | None
    margin: int | None
    years: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    citation: Citation
    tokens: dict[str, object] = field(default_factory=dict)
    assumed: bool = False
    left_out: tuple[LeftOut, ...] = ()

    @property
    def rows(self) -> tuple[Evidence, ...]:
        """Every row that is shown: those counted, then those passed over."""
        return (*self.evidence, *(row for item in self.left_out for row in item.rows))


@dataclass(frozen=True, slots=True)
class Group:
    """ALL or ANY of criteria, judged; ``children`` are results or groups in the law's order."""

    op: str  # all | any
    path: str
    status: Status
    children: tuple[CriterionResult | Group, ...]
    branch: str | None = None
    label: dict[str, str] | None = None
    nearest: bool = False  # the branch of an ANY that lacks least


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something not decided yet that the verdict rests on («nếu danh sách này được thông qua»)."""

    kind: str  # list_adopted | rated
    award: str | None
    year: int
    rating: str | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """The overall result if one more thing turns out so («nếu được xếp loại xuất sắc»)."""

    assumption: Assumption
    overall: Overall


@dataclass(frozen=True, slots=True)
class Provisional:
    """What another reading of the rule would give: the last verified text, the draft."""

    reading: str  # last_verified | draft | noted | amended
    overall: Overall
    tree: Group | None
    citation: Citation | None = None
    scenarios: tuple[Scenario, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must know: code and tokens for the sentence."""

    code: str
    tokens: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made this verdict; the same four give the same bytes."""

    law: str  # digest of the law data
    engine: str  # version of the rules core
    input: str  # digest of the subject's rows
    as_of: date


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one subject and one award."""

    subject: str
    award: str
    issuer: str | None
    year: int
    received: date
    overall: Overall
    version: str | None  # id of the standard's version that judges
    tree: Group | None
    branch: str | None  # the branch of an ANY that is met, or the nearest one
    provisional: tuple[Provisional, ...]
    assumptions: tuple[Assumption, ...]
    scenarios: tuple[Scenario, ...]
    missing: tuple[CriterionResult, ...]
    procedures: tuple[CriterionResult, ...]
    attestations: tuple[CriterionResult, ...]
    presumptions: tuple[str, ...]
    warnings: tuple[Notice, ...]
    holds: tuple[Evidence, ...]
    earliest: int | None  # year it could be met if all goes well; None = not within the horizon
    already: bool  # the award of this very year is already held
    provenance: Provenance
