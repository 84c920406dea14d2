"""Send a part of the office, take one in; the office's own fingerprint, and those it knows."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from thidua.foundation.backups.refusals import Unusable
from thidua.foundation.bundles.office_key import fingerprint, public_key
from thidua.foundation.bundles.packing import unpack
from thidua.foundation.bundles.permissions import may_exchange_bundles
from thidua.foundation.exchange.uploads import shown_name
from thidua.foundation.jobs.actions.start_job import Given, start_job
from thidua.foundation.policy.predicates import require
from thidua.foundation.records.secrets import seal
from thidua.surfaces.desk.views.bundles import listing
from thidua.surfaces.desk.views.bundles.forms import ReceiveForm, SendForm
from thidua.surfaces.desk.views.sweep.finding import SignedIn


@require_GET
def bundles(request: SignedIn) -> HttpResponse:
    require(may_exchange_bundles, request.user)
    return _page(request)


def _page(
    request: SignedIn, send: SendForm | None = None, receive: ReceiveForm | None = None
) -> HttpResponse:
    context = listing.drawn(request) | {
        "send": send or SendForm(actor=request.user, auto_id="send_%s"),
        "receive": receive or ReceiveForm(actor=request.user, auto_id="receive_%s"),
        "fingerprint": fingerprint(public_key()),
        "form": next((one for one in (send, receive) if one is not None), None),
    }  # fmt: skip
    status = 422 if send or receive else 200
    return render(request, "desk/bundles/page.html", context, status=status)


@require_POST
def send(request: SignedIn) -> HttpResponse:
    require(may_exchange_bundles, request.user)
    form = SendForm(request.POST, actor=request.user, auto_id="send_%s")
    if not form.is_valid():
        return _page(request, send=form)
    asked = form.cleaned_data
    job = start_job(
        actor=request.user, kind="export_bundle", organisation=asked["organisation"],
        arguments={"secrets": asked["secrets"], "sealed_phrase": _sealed(asked["phrase"])},
    )  # fmt: skip
    return redirect("desk:job", job.uid)


@require_POST
def receive(request: SignedIn) -> HttpResponse:
    """A file that is none is told at once; a good one is read in the background."""
    require(may_exchange_bundles, request.user)
    form = ReceiveForm(request.POST, request.FILES, actor=request.user, auto_id="receive_%s")
    if not form.is_valid():
        return _page(request, receive=form)
    asked = form.cleaned_data
    data, name = asked["file"].read(), shown_name(asked["file"].name or "")
    try:
        unpack(data)
    except Unusable as refused:
        form.add_error("file", str(refused))
        return _page(request, receive=form)
    job = start_job(
        actor=request.user, kind="preview_bundle", organisation=asked["organisation"],
        arguments={"file_name": name, "sealed_phrase": _sealed(asked["phrase"])},
        given=Given(name, data),
    )  # fmt: skip
    return redirect("desk:job", job.uid)


def _sealed(phrase: str) -> str:
    """A phrase waits for its job sealed: the list of jobs is no place for passwords."""
    return seal(phrase.encode()) if phrase else ""
