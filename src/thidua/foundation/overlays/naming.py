"""What nobody should have to think up: the codes of an issuer and of a file, an English name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from thidua.bridge.overlays import holders
from thidua.foundation.records.text import fold

CODE_LENGTH, HOLDER_LENGTH = 60, 40
_NUMBER = re.compile(r"\([^()]+\)$")
_PROVINCE = re.compile(r"^(tỉnh|thành phố|tp\.?|ubnd|ủy ban nhân dân)\s+", re.IGNORECASE)
_ENGLISH = (
    (re.compile(r"^tỉnh\s+", re.IGNORECASE), "{} province"),
    (re.compile(r"^(thành phố|tp\.?)\s+", re.IGNORECASE), "the city of {}"),
    (re.compile(r"^(?=bộ\s)", re.IGNORECASE), "the ministry «{}»"),
)


def holder_code(issuer: str, name: str) -> str:
    """The code of a ministry or province: that of the rules already known, else its name without
    accents («tỉnh Hồng Lam» → hong_lam)."""
    wanted = fold(name)
    for code, known in holders(issuer).items():
        if fold(known["vi"]) == wanted:
            return code
    bare = name.strip()
    while _PROVINCE.match(bare):
        bare = _PROVINCE.sub("", bare, count=1)
    code = _code(bare)
    begun = code if not code or code[0].isalpha() else f"so_{code}"
    return begun[:HOLDER_LENGTH].rstrip("_")


def file_code(holder: str, number: str) -> str:
    """The name of the file: whose rules, and the number of the decision or circular; so a second
    draft of the same decision takes the place of the first, and no other."""
    return f"{holder}_{_code(number)}"[:CODE_LENGTH].rstrip("_")


def english_name(issuer: str, name: str) -> str:
    """«tỉnh Hồng Lam» → Hồng Lam province; what is known already is called as it is there."""
    wanted = fold(name)
    for known in holders(issuer).values():
        if fold(known["vi"]) == wanted and known.get("en"):
            return known["en"]
    for pattern, english in _ENGLISH:
        if pattern.match(name):
            return english.format(pattern.sub("", name).strip())
    return name


def rules_name(name: Mapping[str, str], issuer: str, holder: Mapping[str, str], lang: str) -> str:
    """What an overlay is called; a file without an English name is told by whose rules it holds,
    and by the number its Vietnamese name ends with."""
    if lang in name:
        return name[lang]
    number = _NUMBER.search(name["vi"])
    whose = holder.get("en") or english_name(issuer, holder["vi"])
    return f"Rules of {whose}{f' {number[0]}' if number else ''}"


def _code(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", fold(text)).strip("_")
