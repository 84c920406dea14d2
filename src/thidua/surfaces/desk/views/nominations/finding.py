"""The round, review or file an address names: to whoever may not see it, it does not exist."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.cycle.nominations.models import Nomination, Round, UnitReview
from thidua.foundation.keeping import StaleEdit
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.year.tally import rows_of

FAULTS = 6
"""Faults told one by one after a deed on many files; the rest are counted."""


def round_of(request: SignedIn, uid: UUID) -> Round:
    rows = Round.objects.visible_to(request.user).select_related("organisation")
    return _found(rows.filter(uid=uid).first())


def review_of(request: SignedIn, uid: UUID) -> UnitReview:
    rows = UnitReview.objects.visible_to(request.user).select_related(
        "round__organisation", "unit__parent", "signed_by", "minutes"
    )
    return _found(rows.filter(uid=uid).first())


def nomination_of(request: SignedIn, uid: UUID) -> Nomination:
    rows = Nomination.objects.visible_to(request.user).with_subject()
    rows = rows.select_related("round__organisation", "unit__parent", "achievement")
    return _found(rows.filter(uid=uid).first())


def _found(row: Any) -> Any:
    if row is None:
        raise Http404
    return row


def version_of(request: SignedIn) -> int:
    """The version the page was drawn up at; 0, which no row has, where it is missing."""
    text = request.POST.get("edit_version", "")
    return int(text) if text.isdecimal() else 0


def done(request: SignedIn, deed: Callable[[], Any], said: str) -> bool:
    """Do it and say so; where it cannot be done say why, nothing having changed."""
    try:
        deed()
    except StaleEdit:
        messages.error(
            request, _("Vừa có người khác sửa; chưa có gì bị ghi đè. Hãy xem lại rồi làm tiếp.")
        )
    except ValidationError as error:
        tell(request, error)
    else:
        messages.success(request, said)
        return True
    return False


def tell(request: SignedIn, error: ValidationError) -> None:
    """Every objection as a message, the first few of many."""
    for text in error.messages[:FAULTS]:
        messages.error(request, text)
    more = len(error.messages) - FAULTS
    if more > 0:
        messages.error(request, _("… và %(count)s điểm khác.") % {"count": more})


def crumbs(round_: Round | None = None) -> list[tuple[str, str]]:
    found = [(_("Đợt xét"), rows_of("dot-xet"))]
    return [*found, (str(round_), reverse("desk:round", args=[round_.uid]))] if round_ else found
