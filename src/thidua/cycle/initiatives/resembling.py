"""Which texts resemble a new one: titles letter by letter, solutions by what they share.

Texts are folded beforehand. Word order in titles is evened out by sorting the words; nothing here
takes a short text contained in a long one for the same (as a token-set ratio would).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from rapidfuzz import fuzz

TITLE = 85
"""Titles at least so alike, of 100, are shown to a person."""
TEXT = 60
"""Solutions at least so alike."""
LONG = 200
"""Characters under which a solution says too little to be compared."""
SHARED = 0.12
"""Part of the new text's runs of three words another must share to be read closely."""
RUN = 3


class Known(NamedTuple):
    """A text to compare with; ``solution`` is empty where only a title is kept."""

    key: Any
    title: str
    solution: str = ""


class Found(NamedTuple):
    key: Any
    degree: int


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """The text's runs of three words."""
    words = text.split()
    return frozenset(zip(*(words[place:] for place in range(RUN)), strict=False))


def resembling(title: str, solution: str, others: Iterable[Known]) -> list[Found]:
    """Those alike by title or by solution, the most alike first."""
    found = list(_found(title, solution, others))
    return sorted(found, key=lambda one: -one.degree)


def _found(title: str, solution: str, others: Iterable[Known]) -> Iterator[Found]:
    mine = runs(solution) if len(solution) >= LONG else frozenset()
    for one in others:
        by_title = max(
            fuzz.ratio(title, one.title, score_cutoff=TITLE),
            fuzz.token_sort_ratio(title, one.title, score_cutoff=TITLE),
        )
        by_text = _by_text(solution, one.solution, mine) if mine else 0
        if by_title or by_text:
            yield Found(one.key, round(max(by_title, by_text)))


def _by_text(solution: str, other: str, mine: frozenset[tuple[str, ...]]) -> float:
    """Reading two long texts letter by letter is dear: only those that share runs are."""
    if len(other) < LONG or len(mine & runs(other)) < SHARED * len(mine):
        return 0
    return float(fuzz.ratio(solution, other, score_cutoff=TEXT))
