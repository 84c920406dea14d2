"""The same paper as Word and as PDF."""

from __future__ import annotations

from thidua.foundation.documents.media import PDF, WORD
from thidua.foundation.documents.paper_pdf import pdf
from thidua.foundation.documents.paper_word import word

__all__ = ["MEDIA_PDF", "MEDIA_WORD", "pdf", "word"]

MEDIA_PDF = PDF
MEDIA_WORD = WORD
