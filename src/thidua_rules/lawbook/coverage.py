"""How sure the law data is: criteria counted by sureness, award by award, version by version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..model.law import Award, Law, Leaf, Standard, Version
from ..model.verdict import Sureness


@dataclass(frozen=True, slots=True)
class Count:
    """Criteria by how sure their text is. A demand that has not been read counts as unknown."""

    verified: int = 0
    to_confirm: int = 0
    draft: int = 0
    unknown: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.verified + other.verified, self.to_confirm + other.to_confirm,
            self.draft + other.draft, self.unknown + other.unknown,
        )  # fmt: skip

    @property
    def total(self) -> int:
        return self.verified + self.to_confirm + self.draft + self.unknown

    @property
    def open(self) -> int:
        """How many are not verified."""
        return self.total - self.verified


@dataclass(frozen=True, slots=True)
class VersionCover:
    """One version of one standard. ``unread``: the text itself has not been read."""

    id: str
    starts: date
    ends: date | None
    unread: bool
    criteria: Count
    procedures: Count


@dataclass(frozen=True, slots=True)
class StandardCover:
    kind: str
    groups: tuple[str, ...]
    versions: tuple[VersionCover, ...]


@dataclass(frozen=True, slots=True)
class AwardCover:
    """One award; the totals are over all its standards and versions."""

    award: str
    standards: tuple[StandardCover, ...]
    criteria: Count
    procedures: Count
    unread: int  # versions whose text has not been read


@dataclass(frozen=True, slots=True)
class LawCover:
    """The whole law; ``versions`` counts versions of standards."""

    awards: tuple[AwardCover, ...]
    criteria: Count
    procedures: Count
    versions: int
    unread: int


def cover(law: Law, on: date | None = None) -> LawCover:
    """How far the law data has been compared with the texts.

    Args:
        on: count only the versions that judge a file received on this day.
    """
    awards = tuple(_award(award, on) for award in law.awards.values())
    return LawCover(
        awards, total(award.criteria for award in awards),
        total(award.procedures for award in awards),
        sum(len(standard.versions) for award in awards for standard in award.standards),
        sum(award.unread for award in awards),
    )  # fmt: skip


def total(counts: Iterable[Count]) -> Count:
    return sum(counts, Count())


def cover_of(version: Version) -> VersionCover:
    """One version: its criteria, those of a draft beside it, its procedures."""
    unread = version.criteria is None
    leaves = list(version.criteria.leaves()) if version.criteria else []
    for reading in version.readings:
        if reading.version is None:  # taken from another version, it is counted there
            leaves += reading.criteria.leaves()
    criteria = _count(leaves) + Count(unknown=int(unread))
    return VersionCover(
        version.id, version.starts, version.ends, unread, criteria, _count(version.procedures)
    )


def sureness_of(leaf: Leaf) -> Sureness:
    """How sure a criterion is; «the law asks more here» is a demand nobody has read."""
    return Sureness.UNKNOWN if leaf.kind == "unread" else leaf.citation.sureness


def _award(award: Award, on: date | None) -> AwardCover:
    standards = tuple(_standard(standard, on) for standard in award.standards)
    versions = [version for standard in standards for version in standard.versions]
    return AwardCover(
        award.code, standards, total(one.criteria for one in versions),
        total(one.procedures for one in versions), sum(one.unread for one in versions),
    )  # fmt: skip


def _standard(standard: Standard, on: date | None) -> StandardCover:
    chosen = tuple(cover_of(version) for version in _versions(standard, on))
    return StandardCover(standard.kind, standard.groups, chosen)


def _versions(standard: Standard, on: date | None) -> Iterator[Version]:
    if on is None:
        yield from standard.versions
        return
    version = standard.version_for(received=on, sent=None)
    if version is not None:
        yield version


def _count(leaves: Iterable[Leaf]) -> Count:
    numbers = dict.fromkeys(Sureness, 0)
    for leaf in leaves:
        numbers[sureness_of(leaf)] += 1
    return Count(**{word.value: number for word, number in numbers.items()})
