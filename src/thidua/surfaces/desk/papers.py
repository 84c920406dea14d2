"""Kept papers, handed out by the pages of the rooms that keep them."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse

from thidua.foundation.documents.media import PDF
from thidua.foundation.documents.models import KeptPaper


def handed_out(paper: KeptPaper) -> HttpResponse:
    """The paper's bytes; a PDF opens in the browser, anything else is downloaded. Whether the
    reader may have it is for the page to say before."""
    return _response(bytes(paper.content), paper.media_type, paper.name)


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A PDF made on the spot, not kept."""
    return _response(content, PDF, name)


def _response(content: bytes, media_type: str, name: str) -> HttpResponse:
    shown = "inline" if media_type == PDF else "attachment"
    return HttpResponse(
        content, content_type=media_type,
        headers={
            "Content-Disposition": f"{shown}; filename*=UTF-8''{quote(name)}",
            "Cache-Control": "private, no-store",
        },
    )  # fmt: skip
