"""Where two texts part: word by word, for an eye that must judge whether they say the same."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

MOST = 3_000
"""Words beyond which the texts are shown unmarked: comparing them would take too long."""


class Part(NamedTuple):
    """A stretch of a text; ``differs`` where the other text has none like it."""

    text: str
    differs: bool


def parted(one: str, other: str) -> tuple[list[Part], list[Part]]:
    """Both texts in parts; put together again they are what they were."""
    mine, theirs = _words(one), _words(other)
    if max(len(mine), len(theirs)) > MOST:
        return [Part(one, False)], [Part(other, False)]
    matcher = SequenceMatcher(None, _plain(mine), _plain(theirs), autojunk=False)
    left: list[Part] = []
    right: list[Part] = []
    for kind, start, end, from_, to in matcher.get_opcodes():
        differs = kind != "equal"
        for found, words in ((left, mine[start:end]), (right, theirs[from_:to])):
            if words:
                found.append(Part("".join(words), differs))
    return left, right


def _words(text: str) -> list[str]:
    """Words, each with the space after it."""
    return re.findall(r"\S+\s*|\s+", text)


def _plain(words: list[str]) -> list[str]:
    return [word.strip().casefold().strip(".,;:") for word in words]
