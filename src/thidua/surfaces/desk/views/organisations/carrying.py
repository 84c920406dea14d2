"""The members of a bloc, carried over to the next year."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.foundation.blocs.actions.carry_bloc_over import carry_bloc_over
from thidua.surfaces.desk.views.sweep.finding import SignedIn, collective_or_404


@require_POST
def carry(request: SignedIn, uid: UUID) -> HttpResponse:
    """Members of the year before go on into the year the form names."""
    bloc = collective_or_404(request, uid)
    text = request.POST.get("year", "")
    year = int(text) if text.isascii() and text.isdigit() else 0  # refused with the years allowed
    try:
        carried = carry_bloc_over(actor=request.user, bloc=bloc, year=year)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        told = _("Đã chuyển %(count)s thành viên sang năm %(year)s; hãy ghi trưởng, phó của năm.")
        messages.success(request, told % {"count": len(carried), "year": year})
    return redirect("desk:organisation-life", uid)
