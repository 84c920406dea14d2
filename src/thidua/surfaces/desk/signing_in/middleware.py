"""Whom a request acts for, and what a reader has to do before anything else."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from thidua.foundation.access.models import StandIn, User
from thidua.foundation.access.sessions import SEEN_EVERY, note_use
from thidua.surfaces.desk.unspoken import is_unspoken

ACTING = "acting_for"
"""Session key: uid of the stand-in under which the reader acts."""
SECOND_FACTOR_FIRST = "second_factor_first"
"""Session key: a role of the reader asks for a second factor that is not there yet."""
ALWAYS = {"desk:sign-out", "desk:language"}
OF_SECOND_FACTOR = {"desk:own-second-factor", "desk:own-codes", "desk:own-codes-file"}

Next = Callable[[HttpRequest], HttpResponse]


class ActingMiddleware:
    """Gives the request's user the reach of whom he or she acts for, while the stand-in runs."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.session.get(ACTING) and isinstance(request.user, User):
            act(request, request.user)
        return self.get_response(request)


def act(request: HttpRequest, user: User) -> None:
    """Put the stand-in of the session to work, or drop it once it has run out."""
    stand_in = (
        StandIn.objects.running(timezone.localdate())
        .filter(uid=request.session[ACTING], deputy_id=user.pk, absent__is_active=True)
        .select_related("absent").first()
    )  # fmt: skip
    if stand_in is None:
        del request.session[ACTING]
        request.acting_ended = True  # type: ignore[attr-defined]  # told once messages are there
    else:
        user.act_under(stand_in)


class FirstThingsMiddleware:
    """A temporary password is changed, a required second factor enrolled, before other pages."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request, "acting_ended", False):
            messages.info(request, _("Thời gian làm thay đã hết hoặc đã bị thu hồi; bạn đang làm "
                                     "việc bằng quyền của chính mình."))  # fmt: skip
        _note_use(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        first, open_too = first_thing(request)
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not first or name in ALWAYS | open_too | {first}:
            return None
        if request.headers.get("HX-Request"):
            return HttpResponseClientRedirect(reverse(first))
        return redirect(first)


def first_thing(request: HttpRequest) -> tuple[str, set[str]]:
    """The page the reader has to pass first ("" for none), and those that belong to it."""
    user = request.user
    if not isinstance(user, User):
        return "", set()
    if user.must_change_password:
        return "desk:own-password", set()
    if request.session.get(SECOND_FACTOR_FIRST):
        return "desk:own-second-factor", OF_SECOND_FACTOR
    return "", set()


def _note_use(request: HttpRequest) -> None:
    """The list of sessions says when each was used, to ten minutes; of one's own ballot nothing."""
    if is_unspoken(request.path):
        return
    seen = request.session.get("seen")
    if seen and isinstance(request.user, User) and time.time() - seen > SEEN_EVERY.total_seconds():
        request.session["seen"] = int(time.time())
        note_use(request.session.session_key or "")
