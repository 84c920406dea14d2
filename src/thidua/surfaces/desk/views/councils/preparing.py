"""Draw up a ballot paper; who steps aside for whom."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_POST

from thidua.cycle.councils.actions.declare_conflict import declare_conflict
from thidua.cycle.councils.actions.prepare_ballot import prepare_ballot
from thidua.cycle.councils.actions.strike_conflict import strike_conflict
from thidua.cycle.councils.models import Ballot, Conflict, Member, Sitting
from thidua.cycle.councils.proposing import awards_waiting, candidates_for, named
from thidua.cycle.councils.refusals import NotNow
from thidua.cycle.councils.words import INITIATIVE, Kind, Method
from thidua.foundation.registry.catalogue import award_choices
from thidua.surfaces.desk.pressing import done
from thidua.surfaces.desk.registers.subject_field import SubjectField
from thidua.surfaces.desk.views.councils.finding import (
    ballot_address,
    crumbs,
    run_ballot_of,
    run_sitting_of,
    sitting_address,
)
from thidua.surfaces.desk.views.sweep.finding import SignedIn

TYPED = 3
"""Subjects that may be named on the form beside those of the round."""


class BallotForm(forms.Form):
    award = forms.ChoiceField(label=_("Danh hiệu, hình thức"))
    method = forms.ChoiceField(label=_("Cách biểu quyết"), choices=Method.choices)
    title = forms.CharField(label=_("Tên phiếu"), max_length=200, required=False)

    def __init__(self, data: Any, *, sitting: Sitting, actor: Any) -> None:
        super().__init__(data)
        self.sitting = sitting
        waiting = awards_waiting(sitting)
        offered = [(code, f"{name} ({count})") for code, name, count in waiting]
        known = {code for code, _name, _count in waiting}
        of_initiatives = sitting.council.kind == Kind.INITIATIVE
        rest = [(INITIATIVE, _now("Sáng kiến"))] if of_initiatives else award_choices()
        award = self.fields["award"]
        assert isinstance(award, forms.ChoiceField)
        award.choices = [*offered, *(one for one in rest if one[0] not in known)]
        for n in range(TYPED):
            self.fields[f"subject_{n}"] = SubjectField(
                label=_now("Thêm cá nhân, tập thể %s") % (n + 1), required=False,
                kinds=("person", "organisation"),
            )  # fmt: skip
        for field in self.fields.values():
            if isinstance(field, SubjectField):
                field.actor = actor
            else:
                choice = isinstance(field, forms.ChoiceField)
                field.widget.attrs["class"] = "form-select" if choice else "form-control"

    def candidates(self) -> list[Any]:
        typed = [self.cleaned_data[f"subject_{n}"] for n in range(TYPED)]
        award, chosen = self.cleaned_data["award"], [one for one in typed if one is not None]
        return [*candidates_for(self.sitting, award), *named(self.sitting, award, chosen)]


class Prepare(View):
    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:
        sitting = run_sitting_of(request, uid)
        form = BallotForm(None, sitting=sitting, actor=request.user)
        return self.page(request, sitting, form)

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        sitting = run_sitting_of(request, uid)
        form = BallotForm(request.POST, sitting=sitting, actor=request.user)
        if form.is_valid():
            try:
                return redirect(ballot_address(self.prepared(request, sitting, form)))
            except ValidationError as error:
                form.add_error(None, error.messages)
        return self.page(request, sitting, form, status=422)

    def prepared(self, request: SignedIn, sitting: Sitting, form: BallotForm) -> Ballot:
        values = form.cleaned_data
        words = dict(form.fields["award"].choices)[values["award"]]  # type: ignore[attr-defined]
        return prepare_ballot(
            actor=request.user, sitting=sitting, award=values["award"], method=values["method"],
            title=values["title"] or str(words).partition(" (")[0], candidates=form.candidates(),
        )  # fmt: skip

    def page(
        self, request: SignedIn, sitting: Sitting, form: BallotForm, status: int = 200
    ) -> HttpResponse:
        context = {
            "form": form, "sitting": sitting, "crumbs": crumbs(sitting),
            "back": sitting_address(sitting), "title": _now("Lập phiếu"),
            "submit": _now("Lập phiếu"),
        }  # fmt: skip
        return render(request, "desk/councils/prepare.html", context, status=status)


@require_POST
def conflict(request: SignedIn, uid: UUID) -> HttpResponse:
    ballot = run_ballot_of(request, uid)
    item = ballot.items.filter(uid=_uid(request, "item")).first()
    member = Member.objects.filter(
        uid=_uid(request, "member"), attendances__sitting=ballot.sitting
    ).first()
    why = request.POST.get("why", "").strip()[:300]

    def deed() -> object:
        if item is None or member is None:
            raise NotNow(_now("Hãy chọn thành viên và dòng của phiếu; chưa có gì được lưu."))
        return declare_conflict(actor=request.user, item=item, member=member, why=why)

    done(request, deed, _now("Đã ghi: thành viên này không bỏ phiếu về dòng ấy."))
    return redirect(ballot_address(ballot))


@require_POST
def no_conflict(request: SignedIn, uid: UUID) -> HttpResponse:
    ballot = run_ballot_of(request, uid)
    rows = Conflict.objects.filter(item__ballot=ballot, uid=_uid(request, "conflict"))
    row = rows.select_related("item__ballot__sitting__council").first()
    reason = request.POST.get("reason", "").strip()[:300]

    def deed() -> None:
        if row is not None:
            strike_conflict(actor=request.user, row=row, reason=reason)

    done(request, deed, _now("Đã bỏ xung đột lợi ích ghi nhầm."))
    return redirect(ballot_address(ballot))


def _uid(request: SignedIn, name: str) -> UUID:
    """The uid a form names; one that no row has for anything else."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        return UUID(int=0)
