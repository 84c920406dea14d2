"""The kind of commendation (loại hình), suggested from a decision's abstract.

Law on Emulation and Commendation 06/2022/QH15, article 8, names the kinds. A plain word decides;
anything weaker is put forward for a person to confirm.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from thidua_rules.sources.folding import clean, words
from thidua_rules.sources.report import Say
from thidua_rules.sources.vocabulary import shown

_SIGNS: tuple[tuple[str, str, bool], ...] = (
    (r"dot xuat", "sudden", True),
    (r"qua trinh cong hien|cong hien lau dai", "long_service", True),
    (r"nien han", "seniority", True),
    (r"chuyen de|theo dot|dot thi dua", "thematic", True),
    (
        (
            r"cong tac nam|nhiem vu(?: cong tac)? nam|nam hoc|tong ket nam|cong trang"
            r"|hoan thanh (?:xuat sac|tot) nhiem vu(?: duoc giao)?(?: tu)? nam"
        ),
        "merit",
        True,
    ),
    (r"phong trao(?: thi dua)?", "thematic", False),
    (
        (
            r"cuoc van dong|hoi thi|cuoc thi|hoi nghi|dai hoi|ky niem|tong ket \d+ nam|so ket"
            r"|\d+ nam thuc hien|thuc hien (?:nghi quyet|chi thi|de an|chuong trinh|ket luan)"
        ),
        "thematic",
        False,
    ),
    (r"covid|dich benh|bao lu|lu lut|cuu nguoi|dung cam|chua chay|pha an|bat giu", "sudden", False),
    (r"doi ngoai|hop tac quoc te|huu nghi", "external", False),
    (r"hoan thanh (?:xuat sac|tot) nhiem vu", "merit", False),
)
_FORMS = ("certificate", "flag", "_order", "other:")


class Kind(NamedTuple):
    """A kind of commendation read from a text; ``sure`` where a plain word says so."""

    method: str
    sure: bool
    reason: Say


def kind_from(award: str, text: str) -> Kind | None:
    """What the abstract tells of the kind; None for titles, which have none, and silent texts."""
    if not any(mark in award for mark in _FORMS):
        return None
    folded = words(text)
    for pattern, method, sure in _SIGNS:
        found = re.search(rf"\b(?:{pattern})\b", folded)
        if found:
            return Kind(method, sure, _reason(_as_written(text, folded, found), method))
    return None


def _as_written(text: str, folded: str, found: re.Match[str]) -> str:
    """The sign with the accents it has in the text; folded where the words do not line up."""
    written = re.findall(r"[^\W_]+", clean(text))
    if len(written) != len(folded.split()):
        return found[0]
    first = folded.count(" ", 0, found.start())
    return " ".join(written[first : first + len(found[0].split())])


def _reason(sign: str, method: str) -> Say:
    return Say(
        f"Nội dung có «{sign}»: {shown('method', method).lower()}.",
        f"The text has «{sign}»: {shown('method', method, 'en').lower()}.",
    )
