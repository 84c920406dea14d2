"""Decisions as people write them: «1234/QĐ-UBND ngày 05/01/2025»."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from thidua_rules.sources.folding import clean

_LETTERS = r"[A-ZĐÂĂÊÔƠƯa-zđâăêôơưÁÀẢÃẠáàảãạ]"
_NUMBER = re.compile(
    rf"\d+-(?:QĐ|QD|NQ)/{_LETTERS}+|\d+[A-Za-z]?\s*/(?:\s*\d{{4}}\s*/)?\s*{_LETTERS}+[\d]*(?:\s?[-–.&/]\s?{_LETTERS}[\w&]*)*"
)
_DATED = re.compile(
    r"(?:ngày\s*)?(?<!\d)(\d{1,2})\s*(?:[/.\-]|tháng)\s*(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{4})(?!\d)",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:(?:quyết định|QĐ|số|so)\s*[:.]?\s*)+", re.IGNORECASE)
_TRAIL = re.compile(r"(?:kèm|theo|quyết định|QĐ|số|[:(,\s-])+$", re.IGNORECASE)
_EMPTY = re.compile(r"\(\s*[,;]?\s*\)|[\s,;(]+$|^[\s,;)]+$")


class DecisionText(NamedTuple):
    """What a text says of a decision; ``rest`` is the text without it."""

    number: str | None
    decided: date | None
    rest: str


@lru_cache(maxsize=20_000)
def find_decision(text: str) -> DecisionText:
    """The first decision number and the first date in a text, each may be absent."""
    text = clean(text)
    number, text = _cut(_NUMBER, text)
    dated = _DATED.search(text)
    decided = _date(dated) if dated else None
    if decided and dated:
        text = text[: dated.start()] + " " + text[dated.end() :]
    if number or decided:
        text = _EMPTY.sub("", clean(text)).replace(" )", "")
    return DecisionText(_tidy(number) if number else None, decided, clean(text))


def read_decision_number(text: str) -> DecisionText:
    """A cell of the decision column: whatever is left is the number where no pattern fits."""
    found = find_decision(text)
    if found.number:
        return found
    bare = _LEAD.sub("", found.rest).strip(" ,;.-")
    return DecisionText(bare or None, found.decided, "")


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str | None, str]:
    found = pattern.search(text)
    if not found:
        return None, text
    before = _TRAIL.sub("", text[: found.start()])
    return found[0], f"{before} {text[found.end() :]}"


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def _tidy(number: str) -> str:
    return re.sub(r"\s*([/\-–.&])\s*", r"\1", number).replace("–", "-").rstrip(".")
