"""Articles as citations name them: «Điều 80.1, 80.4» speaks of article 80."""

from __future__ import annotations

import re

from ..sources.folding import slug

_PARTS = re.compile(r"[,;]|\s(?:và|and)\s")
_NUMBER = re.compile(r"(?:Điều\s+)?(?P<number>\d+[a-zđ]?)(?P<rest>(?:\.\w+)*)$", re.IGNORECASE)
_RANGE = re.compile(r"(?:Điều\s+)?(?P<first>\d+)\s*[–-]\s*(?P<last>\d+)$", re.IGNORECASE)
_LONGEST_RANGE = 40


def article_keys(article: str) -> tuple[str, ...]:
    """The articles a citation names, as they stand in addresses, in order, each once.

    An article's key is its number («80», «5a»); what has no number (an annex, a form) is keyed by
    its name without accents («phu-luc-ii»). An instrument cited as a whole names none.
    """
    found: dict[str, None] = {}
    for part in _PARTS.split(article):
        for key in _keys(part.strip()):
            found[key] = None
    return tuple(found)


def _keys(part: str) -> tuple[str, ...]:
    if spread := _RANGE.match(part):
        first, last = int(spread["first"]), int(spread["last"])
        if first < last <= first + _LONGEST_RANGE:
            return tuple(str(number) for number in range(first, last + 1))
    if found := _NUMBER.match(part):
        return (found["number"].lower(),)
    return (slug(part),) if part else ()


def article_label(key: str, lang: str) -> str:
    """«Điều 80», «Article 80»; an annex or a form keeps its key as a name."""
    if key[0].isdigit():
        return f"{'Article' if lang == 'en' else 'Điều'} {key}"
    return key.replace("-", " ").capitalize()


def article_order(key: str) -> tuple[int, str]:
    """Sorts numbered articles by number, then what has no number by name."""
    digits = re.match(r"\d+", key)
    return (int(digits[0]), key) if digits else (10_000, key)


def in_words(article: str, lang: str) -> str:
    """An article as a reader of ``lang`` writes it."""
    if lang != "en":
        return article
    return article.replace("Điều", "Art.").replace("khoản", "cl.").replace("điểm", "pt.")
