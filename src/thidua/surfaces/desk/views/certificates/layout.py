"""Where each text of a design stands, in millimetres; the test print is one click away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.cycle.certificates.actions.keep_design import keep_design
from thidua.cycle.certificates.layout import ALIGNS
from thidua.cycle.certificates.models import CertificateDesign
from thidua.cycle.certificates.words import PARTS
from thidua.foundation.keeping import StaleEdit
from thidua.surfaces.desk.pressing import version_of
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.books.certificate_designs import DESIGNS
from thidua.surfaces.desk.views.certificates.files import row_or_404

SHEET = {"width": _("Rộng của tờ (mm)"), "height": _("Cao của tờ (mm)"),
         "shift_x": _("Dịch ngang (mm)"), "shift_y": _("Dịch dọc (mm)")}  # fmt: skip
ALIGN_WORDS = {"left": _("trái"), "center": _("giữa"), "right": _("phải")}
TICKS = ("shown", "bold", "italic")


@require_http_methods(["GET", "POST"])
def layout(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = row_or_404(CertificateDesign.objects.select_related("organisation"), request, uid)
    kept, wrong = found.layout, []
    if request.method == "POST":
        kept = _typed(request, found.layout)
        wrong = _saved(request, found, kept)
        if not wrong:
            messages.success(request, _now("Đã lưu vị trí chữ. Hãy in thử để xem."))
            return redirect("desk:certificate-layout", uid)
    return render(request, "desk/certificates/layout.html", _shown(found, kept, wrong),
                  status=422 if wrong else 200)  # fmt: skip


def _saved(request: HttpRequest, found: CertificateDesign, layout: dict[str, Any]) -> list[str]:
    """What stood against saving, in sentences."""
    try:
        keep_design(
            actor=reader(request), row=found, layout=layout,
            version=version_of(request),
        )  # fmt: skip
    except ValidationError as error:
        return list(error.messages)
    except StaleEdit as stale:
        return [str(stale)]
    return []


def _typed(request: HttpRequest, kept: dict[str, Any]) -> dict[str, Any]:
    """The layout as typed: a number that cannot be read stays a text, which is refused."""
    made: dict[str, Any] = {side: _number(request, side) for side in SHEET}
    made["parts"] = {
        name: _part(request, name, part) for name, part in kept["parts"].items()
    }  # fmt: skip
    made["qr"] = {key: _number(request, f"qr_{key}") for key in ("x", "y", "size")}
    made["qr"]["shown"] = "qr_shown" in request.POST
    return made


def _part(request: HttpRequest, name: str, kept: dict[str, Any]) -> dict[str, Any]:
    numbers = {key: _number(request, f"{name}_{key}") for key in ("x", "y", "w", "size")}
    ticks = {key: f"{name}_{key}" in request.POST for key in TICKS}
    return kept | numbers | ticks | {"align": request.POST.get(f"{name}_align", "")}


def _number(request: HttpRequest, name: str) -> float | str:
    text = request.POST.get(name, "").strip().replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return text


def _shown(found: CertificateDesign, kept: dict[str, Any], wrong: list[str]) -> dict[str, Any]:
    rows = [{"name": name, "label": label, **kept["parts"][name]} for name, label in PARTS.items()]
    proof = reverse("desk:certificate-proof", args=[found.uid])
    return {
        "title": _("Vị trí chữ"), "lead": str(found), "design": found, "wrong": wrong,
        "rows": rows, "qr": kept["qr"], "aligns": [(one, ALIGN_WORDS[one]) for one in ALIGNS],
        "sides": [(name, label, kept[name]) for name, label in SHEET.items()],
        "deeds": [{"label": _("In thử có lưới mm"), "address": proof}],
        "crumbs": [(DESIGNS.title, reverse("desk:register", args=["mau-bang"])),
                   (found.name, reverse("desk:record", args=["mau-bang", found.uid]))],
    }  # fmt: skip
