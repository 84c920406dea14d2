"""A citation in words: the instrument's short name, the article, how sure it is."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.law import Text, in_language
from ..model.verdict import Citation, Sureness
from .words import SURENESS

_ENGLISH = (("Điều", "Art."), ("khoản", "cl."), ("điểm", "pt."))


def cited_text(citation: Citation, lang: str, shorts: Mapping[str, Text]) -> str:
    """«Nghị định 152/2025/NĐ-CP Điều 50», followed by how sure it is where it is not verified."""
    article = citation.article
    if lang == "en":
        for vietnamese, english in _ENGLISH:
            article = article.replace(vietnamese, english)
    label = in_language(shorts.get(citation.instrument), lang) or citation.label
    text = f"{label} {article}".strip()
    if citation.sureness is Sureness.VERIFIED:
        return text
    return f"{text} ({SURENESS[lang][citation.sureness]})"
