"""Who commends: «BK của Bộ trưởng Bộ Công Thương» → ministry, «/QĐ-UBND» → province.

The words are those of ``tables.ISSUERS``. A district (until 2025-06-30) has no word there and is
``other``; the name as written stays beside it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from thidua_rules.sources.folding import words

_CENTRAL = "ha noi|ho chi minh|hcm|da nang|hai phong|can tho|hue"
_PATTERNS: tuple[tuple[str, str], ...] = (
    (r"chu tich nuoc|nha nuoc tang", "state"),
    (r"tong lien doan|lien doan lao dong|cong doan|cdcs|cdn", "union"),
    ((r"tinh uy|thanh uy|dang uy|huyen uy|quan uy|ban thuong vu|dang bo|chi bo|bch dang"
     r"|trung uong dang|ban chap hanh (?:trung uong|dang|tinh)"), "party"),
    (r"mat tran|mttq|ubmttq", "front"),
    (r"thanh nien|tinh doan|thanh doan|trung uong doan|doan tncs|hoi (?!dong)|lien hiep|lien minh",
     "association"),
    (r"bo chi huy|bo tu lenh|quan khu|binh chung|quan doan|dai hoc quoc gia", "other"),
    (r"giam doc cong an|cong an (?:tinh|thanh pho)", "other"),
    (r"ubnd (?:cac )?(?:huyen|quan|thi xa)|huyen|thi xa", "other"),
    (rf"ubnd (?:thanh pho|tp) (?!(?:{_CENTRAL})\b|tang|trao|ve|$)\w", "other"),
    (r"ubnd (?:xa|phuong|thi tran|dac khu)|(?:cap|chu tich) (?:xa|phuong)", "commune"),
    (r"thanh tra chinh phu|van phong chinh phu|ngan hang nha nuoc|kiem toan nha nuoc", "ministry"),
    (r"giam doc so|so (?!qd|quyet|ngay)[a-z]{2}|cap so|scts?|sct", "department"),
    (r"thu tuong|ttg|ttcp|chinh phu", "government"),
    (r"ubnd|cap tinh|tinh|thanh pho|cap thanh pho|tp", "province"),
    (r"bo truong|cap bo|bo|bct|ban nganh|tong cuc|nganh cong thuong", "ministry"),
    ((r"tong giam doc|giam doc|hieu truong|chi cuc|cuc|trung tam|cong ty|thu truong|don vi|co quan"
     r"|co so"), "unit"),
)  # fmt: skip
_COMPILED = tuple((re.compile(rf"\b(?:{pattern})"), code) for pattern, code in _PATTERNS)
_SUFFIXES: tuple[tuple[str, str], ...] = (
    (r"QĐ-CTN$", "state"),
    (r"QĐ-TTg$", "government"),
    (r"QĐ-(?:TLĐ|LĐLĐ|CĐ\w*)", "union"),
    (r"-QĐ/(?:TU|HU|ĐU|ĐUK|TW|BTC)|QĐ/(?:TU|HU|ĐU|ĐUK|TW)", "party"),
    (r"QĐ-(?:MTTQ|MTTW)", "front"),
    (r"QĐ-B[A-ZĐ]{1,7}$", "ministry"),
    (r"QĐ-(?:CT)?UBND$|QĐ-CTUBND|QĐ-CT$", "province"),
    (r"QĐ-S[A-ZĐ]{1,6}$", "department"),
)


class Issuer(NamedTuple):
    """``code`` of tables.ISSUERS; ``name`` as written."""

    code: str
    name: str


def issuer_in(folded: str, *, written: str = "") -> Issuer | None:
    """The issuing body named in folded text («cua bo truong bo cong thuong»)."""
    text = _spelled(folded)
    for pattern, code in _COMPILED:
        if pattern.search(text):
            return Issuer(code, written or folded)
    return None


def issuer_of_number(decision_no: str | None) -> str | None:
    """The issuer that a decision number's letters tell: 12/QĐ-TTg → government.

    «QĐ-UBND» is also used by communes, and was by districts: callers ask for confirmation.
    """
    if not decision_no:
        return None
    bare = decision_no.replace(" ", "").replace("QD", "QĐ")
    return next((code for ending, code in _SUFFIXES if re.search(ending, bare)), None)


def read_issuer(text: str) -> Issuer | None:
    """A cell of the issuing-body column."""
    return issuer_in(words(text), written=text)


def _spelled(folded: str) -> str:
    text = re.sub(r"\b(?:uy ban nhan dan|uy ban|ctubnd|ub)\b", "ubnd", folded)
    return re.sub(
        r"\bldld\b", "lien doan lao dong", re.sub(r"\btldldvn|tldld\b", "tong lien doan", text)
    )
