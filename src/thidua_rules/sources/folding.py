"""Text as people type it, made comparable: composed letters, single spaces, no accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")  # grave, acute, tilde, hook, dot below
_SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_NOT_WORD = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=50_000)
def clean(text: str) -> str:
    """NFC, every run of white space one space, no space at the ends."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Lower case without accents; đ becomes d. Punctuation stays."""
    spread = unicodedata.normalize("NFD", clean(text).casefold()).replace("đ", "d")
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


@lru_cache(maxsize=50_000)
def words(text: str) -> str:
    """Folded words joined by one space: «Số QĐ (*)» → «so qd»."""
    return _NOT_WORD.sub(" ", fold(text)).strip()


def slug(text: str) -> str:
    """Folded words joined by hyphens, a stable key for a free name."""
    return words(text).replace(" ", "-")


@lru_cache(maxsize=20_000)
def name_key(text: str) -> str:
    """A personal name for comparing: accents count, but «Hòa» equals «Hoà», case does not."""
    return " ".join(_tone_last(word) for word in clean(text).casefold().split(" "))


def _tone_last(word: str) -> str:
    spread = unicodedata.normalize("NFD", word)
    tones = "".join(letter for letter in spread if letter in _TONES)
    return "".join(letter for letter in spread if letter not in _TONES) + tones
