"""The minutes: what was said and concluded, the paper, both signatures."""

from __future__ import annotations

from datetime import time
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_GET, require_POST

from thidua.cycle.councils.actions.sign_minutes import sign_minutes
from thidua.cycle.councils.actions.write_minutes import write_minutes
from thidua.cycle.councils.minutes import paper_of, sheet_of
from thidua.cycle.councils.models import Sitting
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.queries import holder_of
from thidua.cycle.councils.telling import PARTS
from thidua.cycle.councils.words import BallotState, Method, Part, SittingState
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.keeping import StaleEdit
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.papers import drawn, file_of
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.views.councils.finding import (
    ballot_of,
    crumbs,
    sitting_address,
    sitting_of,
)
from thidua.surfaces.desk.views.sweep.finding import SignedIn

KEPT = {"docx": "word", "pdf": "pdf"}
WRITTEN = (SittingState.CLOSED, SittingState.MINUTED)
HOUR = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class MinutesForm(forms.Form):
    minutes_no = forms.CharField(label=_("Số biên bản"), max_length=40, required=False)
    begun = forms.TimeField(label=PARTS["begun"], required=False, widget=HOUR)
    ended = forms.TimeField(label=PARTS["ended"], required=False, widget=HOUR)
    discussion = forms.CharField(
        label=PARTS["discussion"], max_length=8000, required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )  # fmt: skip
    conclusion = forms.CharField(
        label=PARTS["conclusion"], max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip

    def __init__(self, data: Any, *, sitting: Sitting) -> None:
        super().__init__(data, initial={"minutes_no": sitting.minutes_no, **sitting.minutes})
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-control"
            field.wide = name in ("discussion", "conclusion")  # type: ignore[attr-defined]  # read by the template

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        begun, ended = told.get("begun"), told.get("ended")
        if begun and ended and ended <= begun:
            self.add_error("ended", _now("Giờ kết thúc phải sau giờ bắt đầu."))
        return told

    def words(self) -> dict[str, str]:
        """Texts and hours as the minutes keep them."""
        told = {name: self.cleaned_data[name] for name in PARTS}
        return {
            name: f"{one:%H:%M}" if isinstance(one, time) else one or ""
            for name, one in told.items()
        }


class Minutes(View):
    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:
        sitting = self.found(request, uid)
        return self.page(request, sitting, MinutesForm(None, sitting=sitting))

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        sitting = self.found(request, uid)
        require(runs(sitting.council), request.user, sitting.place_id)
        form = MinutesForm(request.POST, sitting=sitting)
        if not form.is_valid():
            return self.page(request, sitting, form, status=422)
        words = form.words()
        try:
            write_minutes(
                actor=request.user, sitting=sitting, version=version_of(request), words=words,
                minutes_no=form.cleaned_data["minutes_no"],
            )  # fmt: skip
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        except StaleEdit as stale:
            form.add_error(None, str(stale))
        else:
            told = _now("Đã lưu biên bản; chữ ký cho bản trước không còn hiệu lực.")
            messages.success(request, told)
            return redirect(request.path)
        return self.page(request, sitting, form, status=422)

    def found(self, request: SignedIn, uid: UUID) -> Sitting:
        sitting = sitting_of(request, uid)
        if sitting.state not in WRITTEN:
            raise Http404
        return sitting

    def page(
        self, request: SignedIn, sitting: Sitting, form: MinutesForm, status: int = 200
    ) -> HttpResponse:
        signatures = [
            {"part": part, "who": holder_of(sitting, part),
             "on": getattr(sitting, f"{column}_on"), "signer": getattr(sitting, column)}
            for part, column in ((Part.SECRETARY, "secretary_signed"), (Part.CHAIR, "chair_signed"))
        ]  # fmt: skip
        context = {
            "sitting": sitting, "form": form, "crumbs": crumbs(sitting), "signatures": signatures,
            "may": runs(sitting.council)(request.user, sitting.place_id),
            "writable": sitting.state == SittingState.CLOSED, "back": sitting_address(sitting),
            "ballots": sitting.ballots.filter(state=BallotState.CLOSED).order_by("pk"),
        }  # fmt: skip
        return render(request, "desk/councils/minutes.html", context, status=status)


@require_GET
def paper(request: SignedIn, uid: UUID, form: str) -> HttpResponse:
    """As signed; before both have signed, as it stands now."""
    sitting = sitting_of(request, uid)
    if form not in KEPT or sitting.state not in WRITTEN:
        raise Http404
    kept: KeptPaper | None = getattr(sitting, KEPT[form])
    if kept is None:
        return drawn(paper_of(sitting), form, f"bien-ban-{sitting.held_on:%Y-%m-%d}")
    return file_of(bytes(kept.content), kept.media_type, kept.name)


@require_GET
def sheet(request: SignedIn, uid: UUID, form: str) -> HttpResponse:
    """The blank sheet of a ballot on paper, to be printed."""
    ballot = ballot_of(request, uid)
    if ballot.method != Method.PAPER:
        raise Http404
    return drawn(sheet_of(ballot), form, "phieu-bau")


@require_POST
def sign(request: SignedIn, uid: UUID) -> HttpResponse:
    sitting, version = sitting_of(request, uid), version_of(request)
    asked = request.POST.get("part", "")
    if asked not in (Part.CHAIR, Part.SECRETARY):
        raise Http404
    done(
        request,
        lambda: sign_minutes(
            actor=request.user, sitting=sitting, version=version, part=Part(asked)
        ),
        _now("Đã ghi chữ ký. Đủ hai chữ ký thì biên bản Word và PDF được giữ nguyên như đã ký."),
    )
    return redirect(reverse("desk:sitting-minutes", args=[sitting.uid]))
