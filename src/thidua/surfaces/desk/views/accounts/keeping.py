"""What an administrator sees and does on another's account."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from thidua.foundation.access.actions.end_sessions import end_sessions
from thidua.foundation.access.actions.set_password import set_password
from thidua.foundation.access.models import Grant, StandIn
from thidua.foundation.access.passwords import temporary_password
from thidua.foundation.access.sessions import open_sessions
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.views.accounts.own import session_lines
from thidua.surfaces.desk.views.registers import OfRegister, RecordEntry, RecordPage


class AccountPage(RecordPage):
    """The account, with its roles, stand-ins and sessions."""

    def get(self, request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:  # noqa: ARG002 from the address
        page = self.shown(self.row_or_404(uid))
        user = page["row"]
        page |= {
            "grants": Grant.objects.filter(user=user).select_related("organisation"),
            "given": StandIn.objects.filter(absent=user).select_related("deputy"),
            "sessions": session_lines(user, None),
        }
        return render(request, "desk/accounts/account.html", page)


@method_decorator(never_cache, name="dispatch")
class TemporaryPassword(RecordEntry):
    """Gives an account a password that is shown once, here, and changed at the first sign-in."""

    def post(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        form: RecordForm = self.form(request.POST)
        if not form.is_valid():
            return self.page(request, form, status=422)
        password, user = temporary_password(), self.row
        assert user is not None, "the address names an account"
        reason = form.cleaned_data["reason"]
        set_password(
            actor=reader(request), user=user, password=password, temporary=True, reason=reason
        )
        context = {
            "account": user, "password": password, "title": _("Mật khẩu tạm"),
            "back": self.address("record", user.uid),
            "crumbs": [(self.register.title, self.address())],
        }  # fmt: skip
        return render(request, "desk/accounts/password.html", context)


class EndSessions(OfRegister):
    """Sign an account out everywhere."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:  # noqa: ARG002 from the address
        user = self.row_or_404(uid)
        end_sessions(actor=reader(request), user=user, sessions=open_sessions(user))
        return redirect(self.address("record", user.uid))
