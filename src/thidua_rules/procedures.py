"""The procedures of an award – vote, quota, posting – that stand for a file received on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .model.law import Award, Leaf, Standard, Version


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure in force. ``last_verified``: the text in force has not been read, this is the
    last one that has; it binds nobody yet, so what follows from it is to be confirmed."""

    leaf: Leaf
    kind: str
    groups: tuple[str, ...]
    last_verified: bool = False


def procedures_of(
    award: Award, word: str, *, received: date, sent: date | None = None, kind: str | None = None
) -> tuple[Procedure, ...]:
    """The procedures with that leaf word, each standard's version chosen by its own transition.

    Args:
        word: one of the procedure words, e.g. ``vote``.
        kind: only the standards for that kind of recipient.
    """
    return tuple(
        procedure
        for standard in award.standards
        if kind in (None, standard.kind)
        for procedure in _standing(standard, received, sent)
        if procedure.leaf.kind == word
    )


def _standing(standard: Standard, received: date, sent: date | None) -> Iterator[Procedure]:
    version = standard.version_for(received=received, sent=sent)
    if version is None:
        return
    read = version if version.criteria is not None else _last_verified(standard, version)
    for leaf in read.procedures:
        yield Procedure(leaf, standard.kind, standard.groups, read is not version)


def _last_verified(standard: Standard, version: Version) -> Version:
    """The version a text that was not read names as its last verified reading."""
    for reading in version.readings:
        for other in standard.versions:
            if reading.code == "last_verified" and other.id == reading.version:
                return other
    return version
