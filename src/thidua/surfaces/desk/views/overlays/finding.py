"""A draft of the address, as its reader may see it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundation.overlays.models import OverlayDraft
from thidua.surfaces.desk.views.sweep.finding import SignedIn


def draft_of(request: SignedIn, uid: UUID) -> OverlayDraft:
    """To whoever may not see it, it does not exist."""
    seen = OverlayDraft.objects.visible_to(request.user)
    found = seen.select_related("writer", "confirmer", "organisation").filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def address(draft: OverlayDraft) -> str:
    return reverse("desk:overlay", args=[draft.uid])


def crumbs(draft: OverlayDraft | None = None) -> list[tuple[str, str]]:
    found = [(_("Quy định riêng"), reverse("desk:overlays"))]
    return [*found, (str(draft), address(draft))] if draft else found
