"""The signer's page, made for a phone: what is signed, whom it lists, one button."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from thidua.cycle.decisions.actions.sign_decision import sign_decision
from thidua.cycle.decisions.bonuses import money_of, pays
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.papers.parts import by_award, lines_of
from thidua.cycle.decisions.permissions import may_sign
from thidua.cycle.decisions.words import Kind, State, Way
from thidua.foundation.documents.certificates_of_signing import NoCertificate
from thidua.foundation.policy.predicates import require
from thidua.foundation.registry.catalogue import award_name
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.views.decisions_room.finding import address, crumbs, decision_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn


class Signing(View):
    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:
        row = self.found(request, uid)
        lines = lines_of(row)
        groups = [] if row.kind == Kind.INITIATIVE else by_award(lines)
        context = {
            "decision": row, "crumbs": crumbs(row), "lines": lines,
            "groups": [(award_name(code), rows) for code, rows in groups] or [("", lines)],
            "money": money_of(row, lines) if pays(row) else None, "back": address(row),
        }  # fmt: skip
        return render(request, "desk/decisions_room/sign.html", context)

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        row, version = self.found(request, uid), version_of(request)
        done(request, lambda: _sign(request, row, version),
             _("Đã ký. Bản PDF đã ký được giữ nguyên từ nay."))  # fmt: skip
        return redirect(address(row))

    def found(self, request: SignedIn, uid: UUID) -> Decision:
        row = decision_of(request, uid)
        require(may_sign, request.user, row.organisation_id)
        if row.state != State.FROZEN or row.way != Way.HERE or not row.number:
            raise Http404
        return row


def _sign(request: SignedIn, row: Decision, version: int) -> None:
    try:
        sign_decision(actor=request.user, decision=row, version=version)
    except NoCertificate as refused:
        raise ValidationError(str(refused)) from refused
