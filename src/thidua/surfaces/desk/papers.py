"""Papers handed out by the pages of the rooms: kept ones, and those drawn up on the spot."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from thidua.foundation.documents.media import PDF, WORD
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.documents.rendering import pdf, word
from thidua.foundation.documents.state_paper import StatePaper

FORMS = {"docx": (WORD, word), "pdf": (PDF, pdf)}


def handed_out(paper: KeptPaper) -> HttpResponse:
    """The paper's bytes; a PDF opens in the browser, anything else is downloaded. Whether the
    reader may have it is for the page to say before."""
    attached = paper.media_type != PDF
    return file_of(bytes(paper.content), paper.media_type, paper.name, attached=attached)


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A PDF made on the spot, not kept; it opens in the browser."""
    return file_of(content, PDF, name, attached=False)


def drawn(paper: StatePaper, form: str, name: str, *, attached: bool = True) -> HttpResponse:
    """A state paper as Word or PDF, ``name`` without its ending. Raises Http404 for another
    form."""
    if form not in FORMS:
        raise Http404
    media_type, draw = FORMS[form]
    return file_of(draw(paper), media_type, f"{name}.{form}", attached=attached)


def file_of(content: bytes, media_type: str, name: str, *, attached: bool = True) -> HttpResponse:
    """A file that no cache keeps; ``attached``: to take away, not to look at."""
    return HttpResponse(
        content, content_type=media_type,
        headers={
            "Content-Disposition": str(content_disposition_header(attached, name)),
            "Cache-Control": "private, no-store",
        },
    )  # fmt: skip
