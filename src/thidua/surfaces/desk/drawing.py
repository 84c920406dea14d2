"""State papers drawn up on the spot, as Word or PDF."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from thidua.foundation.documents.media import PDF, WORD
from thidua.foundation.documents.rendering import pdf, word
from thidua.foundation.documents.state_paper import StatePaper

FORMS = {"docx": (WORD, word), "pdf": (PDF, pdf)}


def drawn(paper: StatePaper, form: str, name: str) -> HttpResponse:
    """The paper as a file to take away. Raises Http404 for a form that is not offered."""
    if form not in FORMS:
        raise Http404
    media_type, draw = FORMS[form]
    return HttpResponse(
        draw(paper), content_type=media_type,
        headers={
            "Content-Disposition": str(content_disposition_header(True, f"{name}.{form}")),
            "Cache-Control": "private, no-store",
        },
    )  # fmt: skip
