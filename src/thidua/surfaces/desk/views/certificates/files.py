"""PDF files of certificates: a batch, one sheet again, a test print."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from thidua.cycle.certificates.drawing import draw, sample, sheet_of
from thidua.cycle.certificates.models import Batch, Certificate, CertificateDesign
from thidua.cycle.certificates.permissions import may_print
from thidua.cycle.certificates.words import Worth
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.papers import handed_out, pdf_response
from thidua.surfaces.desk.reader import reader


@require_GET
def batch(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = row_or_404(Batch.objects.select_related("paper"), request, uid)
    if found.paper is None:
        raise Http404
    return handed_out(found.paper)


@require_GET
def reprint(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The same sheet once more, for one spoiled in the printer: no new number."""
    rows = Certificate.objects.with_award().select_related("batch__design__organisation")
    found = row_or_404(rows, request, uid)
    if found.worth != Worth.VALID:
        raise Http404
    record(actor=reader(request), verb="reprint_certificate", target=found)
    return pdf_response(draw(found.batch.design, [sheet_of(found)]), f"bang-{found.number}.pdf")


@require_GET
def proof(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A test print: words of the usual length over a grid of millimetres."""
    found = row_or_404(CertificateDesign.objects.select_related("organisation"), request, uid)
    return pdf_response(draw(found, [sample(found)], grid=True), "in-thu.pdf")


def row_or_404(rows: Any, request: HttpRequest, uid: UUID) -> Any:
    """A row within reach of somebody who prints there. Raises Http404, NotPermitted."""
    found = get_object_or_404(rows.visible_to(reader(request)), uid=uid)
    require(may_print, reader(request), found.organisation_id)
    return found
