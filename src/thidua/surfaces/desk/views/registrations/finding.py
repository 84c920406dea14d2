"""The registration an address names: to whoever may not see it, it does not exist."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.cycle.registrations.models import Registration
from thidua.surfaces.desk.views.sweep.finding import SignedIn


def registration_of(request: SignedIn, uid: UUID) -> Registration:
    rows = Registration.objects.visible_to(request.user)
    found = rows.select_related("organisation__parent__parent__parent", "movement")
    row = found.filter(uid=uid).first()
    if row is None:
        raise Http404
    return row


def crumbs(row: Registration) -> list[tuple[str, str]]:
    label = _("Đăng ký thi đua năm %(year)s") % {"year": row.year}
    return [(label, f"{reverse('desk:registrations')}?year={row.year}")]
