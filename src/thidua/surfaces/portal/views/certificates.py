"""Whether a certificate is genuine and still stands, for whoever has its code.

Asked of the registry each time, so that a revocation is told at once. Nothing is told but what
stands on the sheet itself.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from thidua.cycle.certificates.numbering import read_code
from thidua.cycle.certificates.queries import asked_for
from thidua.foundation.registry.catalogue import award_name
from thidua.surfaces.portal.open_page import open_page, shown

MOST = 60


@open_page
def ask(request: HttpRequest) -> HttpResponse:
    """A field for the code; what is typed leads to the certificate's own page."""
    typed = read_code(request.GET.get("ma", "")[:MOST])
    if not typed:
        return shown(request, "portal/ask.html", {"empty": "ma" in request.GET})
    language = request.GET.get("lang", "")
    answer = redirect("portal:certificate", code=typed)
    if language == "en":
        answer["Location"] += "?lang=en"
    return answer


@open_page
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    found = asked_for(code[:MOST])
    if found is None:
        return shown(request, "portal/unknown.html", {"code": read_code(code)}, status=404)
    award = found.award
    told = {
        "worth": found.worth.value, "award": award_name(award.award, award.award_name),
        "recipient": found.told.get("recipient", ""), "decision_no": found.batch.decision_no,
        "decided": found.batch.decided, "office": found.organisation.name,
        "code": found.printed_code,
    }  # fmt: skip
    return shown(request, "portal/certificate.html", told)
