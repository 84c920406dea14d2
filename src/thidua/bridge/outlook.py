"""Before a year is worked: which titles lie within reach, in one word a subject and a title.

Nothing in it rests on discipline, holds or complaints: anybody who may see the subject reads it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thidua.bridge.judging import Asked, Judged, received_usually, sweep
from thidua_rules.model.verdict import Overall

ELIGIBLE, IF_GOOD, IF_EXCELLENT, NEAR = "eligible", "if_good", "if_excellent", "near"
WORDS = (ELIGIBLE, IF_GOOD, IF_EXCELLENT, NEAR)
"""Meets the standard; would with such a rating of the year; one criterion away."""

_RANKS = (("excellent", 3), ("good", 2))


@dataclass(frozen=True, slots=True)
class Within:
    """A title within reach of a subject (32 hexadecimal digits)."""

    subject: str
    award: str
    word: str


def outlook(year: int, revision: str, subjects: Collection[str]) -> Iterator[Within]:
    """Titles of a year within reach of the subjects, in the order of the catalogue.

    Args:
        revision: names the registry's state; sweeps are kept by it.
    """
    judged = sweep(Asked(year, received_usually(year), revision, secrets=False))
    known = [uid for uid in subjects if uid in judged]
    rows = np.array([judged.sweep.row(uid) for uid in known], dtype=np.intp)
    ranks = _ranks(judged)[rows]
    titles = [n for n, code in enumerate(judged.sweep.awards) if _is_title(judged, code)]
    for column in titles:
        for place, uid in enumerate(known):
            if rank := int(ranks[place, column]):
                yield Within(uid, judged.sweep.awards[column], WORDS[rank - 1])


def _is_title(judged: Judged, code: str) -> bool:
    return judged.sweep.law.awards[code].family == "title"


def _ranks(judged: Judged) -> NDArray[np.int8]:
    """Subjects × awards: place of the word in WORDS from 1; 0 where nothing is within reach."""
    found = judged.sweep
    lean = found.readings.get("last_verified", found.noted)
    lean = np.where(found.overall == Overall.UNDETERMINED, lean, found.overall)
    ranks = np.zeros(lean.shape, np.int8)
    ranks[(lean == Overall.NOT_ELIGIBLE) & (judged.missing() == 1)] = 4
    for level, rank in _RANKS:
        open_ = (lean == Overall.UNDETERMINED) & (judged.if_rated(level) == Overall.ELIGIBLE)
        ranks[open_] = rank
    ranks[lean == Overall.ELIGIBLE] = 1
    ranks[found.held] = 0
    return ranks
