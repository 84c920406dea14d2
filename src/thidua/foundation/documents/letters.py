"""Which letters the paper's font can print, asked before anything is numbered or signed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from fontTools.ttLib import TTFont

FACES = ("Regular", "Bold", "Italic", "BoldItalic")


class Unprintable(ValidationError):
    """A text holds a letter that the paper's font does not have."""

    def __init__(self, text: str) -> None:
        told = _(
            "Chữ «%(text)s» không in được vì phông của văn bản không có. Chưa có giấy tờ nào được "
            "lập; hãy sửa chữ đó rồi làm lại."
        )
        super().__init__(told % {"text": text})


def require_printable(texts: Iterable[str]) -> None:
    """Raises Unprintable, with the letters that have no shape."""
    used = {ord(one) for text in texts for one in unicodedata.normalize("NFC", text)}
    missing = sorted(code for code in used - _shapes() if chr(code).isprintable())
    if missing:
        raise Unprintable(" ".join(map(chr, missing)))


@cache
def _shapes() -> frozenset[int]:
    """Letters that every face of the font has."""
    folder = Path(settings.PAPER_FONTS)
    found: list[frozenset[int]] = []
    for face in FACES:
        with TTFont(folder / f"Tinos-{face}.ttf") as font:
            found.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*found)
