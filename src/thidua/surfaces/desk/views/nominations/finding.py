"""The round, review or file an address names: to whoever may not see it, it does not exist."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.cycle.nominations.models import Nomination, Round, UnitReview
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.year.tally import rows_of

FAULTS = 6
"""Faults told one by one after a deed on many files; the rest are counted."""


def round_of(request: SignedIn, uid: UUID) -> Round:
    rows = Round.objects.visible_to(request.user).select_related("organisation", "movement")
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


def crumbs(round_: Round | None = None) -> list[tuple[str, str]]:
    found = [(_("Đợt xét"), rows_of("dot-xet"))]
    return [*found, (str(round_), reverse("desk:round", args=[round_.uid]))] if round_ else found
