"""The appraisal of a round: every file sent, with what the check says, passed on in one go."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from thidua.cycle.nominations.actions.appraise_nominations import appraise_nominations
from thidua.cycle.nominations.allowance import allowances
from thidua.cycle.nominations.checking import preflights
from thidua.cycle.nominations.models import Nomination, Round
from thidua.cycle.nominations.models.nominations import NominationQuerySet
from thidua.cycle.nominations.permissions import may_appraise
from thidua.cycle.nominations.states import State
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.pressing import tell
from thidua.surfaces.desk.views.nominations.finding import crumbs, round_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.year.tally import rows_of


class Appraising(View):
    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:
        found = round_of(request, uid)
        require(may_appraise, request.user, found.organisation_id)
        return self.page(request, found)

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        found = round_of(request, uid)
        require(may_appraise, request.user, found.organisation_id)
        chosen = list(_waiting(found).filter(uid__in=_uids(request)))
        if not chosen:
            messages.error(request, _("Chưa chọn hồ sơ nào; chưa có gì thay đổi."))
            return self.page(request, found, status=422)
        try:
            passed = appraise_nominations(
                actor=request.user, nominations=chosen, opinion=request.POST.get("opinion", "")
            )
        except ValidationError as error:
            tell(request, error)
            return self.page(request, found, status=422)
        messages.success(
            request,
            ngettext("Đã thẩm định đạt %(count)s hồ sơ.", "Đã thẩm định đạt %(count)s hồ sơ.",
                     len(passed)) % {"count": len(passed)},
        )  # fmt: skip
        return redirect("desk:round", uid)

    def page(self, request: SignedIn, found: Round, status: int = 200) -> HttpResponse:
        files = (
            _waiting(found)
            .with_subject()
            .order_by("award", "organisation__sort_key", "person__sort_key", "pk")
        )
        related = files.select_related("round__organisation", "unit__parent")
        checks = preflights(request.user, found, list(related))
        context = {
            "round": found, "crumbs": crumbs(found), "checks": checks,
            "clean": sum(one.is_clean for one in checks),
            "over": [one for one in allowances(found) if one.is_over],
            "opinion": request.POST.get("opinion", ""),
            "deeds": [{"label": _("Danh sách hồ sơ"),
                       "address": rows_of("de-nghi", f"?round={found.uid}&state=submitted")}],
        }  # fmt: skip
        return render(request, "desk/nominations/appraising.html", context, status=status)


def _waiting(found: Round) -> NominationQuerySet:
    rows: NominationQuerySet = Nomination.objects.filter(round=found, state=State.SUBMITTED)
    return rows


def _uids(request: SignedIn) -> list[UUID]:
    """What is no uid names no file."""
    found = []
    for text in request.POST.getlist("chosen"):
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
