"""Ending sessions of the own account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thidua.foundation.access.actions.end_sessions import end_sessions
from thidua.foundation.access.sessions import open_sessions
from thidua.surfaces.desk.views.accounts.own import OwnPage


class EndOwn(OwnPage):
    """One session by its number, or with none named all but this one."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        named = request.POST.get("session", "")
        rows = open_sessions(self.user)
        if named:
            chosen = [row for row in rows if str(row.pk) == named]
        else:
            chosen = [row for row in rows if row.session_key != request.session.session_key]
        ended = end_sessions(actor=self.user, user=self.user, sessions=chosen)
        told = _("Đã kết thúc %(ended)s phiên đăng nhập.") if ended else _("Không còn phiên đó.")
        messages.success(request, told % {"ended": ended} if ended else told)
        return redirect("desk:own-account")
