"""A forgotten password: a link from the administrator, or by mail where there is a mail server."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.cache import never_cache

from thidua.foundation.access.actions.issue_reset_link import issue_reset_link
from thidua.foundation.access.actions.mail_reset_link import mail_reset_link
from thidua.foundation.access.actions.use_reset_link import use_reset_link
from thidua.foundation.access.lockout import account_named, minutes_left
from thidua.foundation.access.models import User
from thidua.foundation.access.reset_links import HOURS, user_of
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.views.accounts.second_factor import qr
from thidua.surfaces.desk.views.registers import RecordEntry

SENT = gettext_lazy(
    "Nếu có tài khoản đang dùng với thư điện tử ấy, thư đặt lại mật khẩu đã được gửi. Không thấy "
    "thư thì hãy nhờ người quản trị."
)
LOG = logging.getLogger(__name__)
NEW = {"class": "form-control", "autocomplete": "new-password"}


def link_of(request: HttpRequest, user: User, token: str) -> str:
    return request.build_absolute_uri(reverse("desk:reset-password", args=[user.uid, token]))


@method_decorator(never_cache, name="dispatch")
class ResetLink(RecordEntry):
    """Issues a link that is shown once, to print or to read out, and hand over in person."""

    def post(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        form, user = self.form(request.POST), self.row
        assert user is not None, "the address names an account"
        if form.is_valid():
            try:
                token = issue_reset_link(
                    actor=reader(request), user=user, reason=form.cleaned_data["reason"]
                )
            except ValidationError as refused:
                form.tell(refused)
        if form.errors:
            return self.page(request, form, status=422)
        link = link_of(request, user, token)
        context = {
            "account": user, "link": link, "picture": qr(link), "title": _("Liên kết đặt mật khẩu"),
            "until": timezone.localtime() + timedelta(hours=HOURS),
            "back": self.address("record", user.uid),
            "crumbs": [(self.register.title, self.address())],
        }  # fmt: skip
        return render(request, "desk/accounts/reset_link.html", context)


class NewPasswordForm(forms.Form):
    new = forms.CharField(
        label=gettext_lazy("Mật khẩu mới"), strip=False, widget=forms.PasswordInput(attrs=NEW),
        help_text=gettext_lazy(
            "Ít nhất 10 ký tự, không phải mật khẩu phổ biến, không giống tên hay thư điện tử. "
            "Một câu ngắn dễ nhớ thì tốt."
        ),
    )  # fmt: skip
    again = forms.CharField(
        label=gettext_lazy("Nhập lại mật khẩu mới"), strip=False,
        widget=forms.PasswordInput(attrs=NEW),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if "again" in told and told.get("new") != told["again"]:
            self.add_error("again", _("Hai lần nhập chưa giống nhau."))
        return told


class Door(View):
    """A page before the sign-in; what its address says goes to nobody."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    def door(self, form: forms.Form, status: int = 200, **told: Any) -> HttpResponse:
        return render(self.request, "desk/access/door_form.html", told | {"form": form},
                      status=status)  # fmt: skip


@method_decorator([login_not_required, never_cache], name="dispatch")
class ResetPassword(Door):
    """Sets the password a link is for; a link that opens nothing says so, and what to do."""

    def get(self, _request: HttpRequest, uid: UUID, token: str) -> HttpResponse:
        user = user_of(uid, token)
        return self.told(NewPasswordForm(), user) if user else self.dead()

    def post(self, request: HttpRequest, uid: UUID, token: str) -> HttpResponse:
        user, form = user_of(uid, token), NewPasswordForm(request.POST)
        if user is None:
            return self.dead()
        if form.is_valid():
            try:
                use_reset_link(uid=uid, token=token, password=form.cleaned_data["new"])
                messages.success(request, _("Đã đặt mật khẩu mới. Hãy đăng nhập."))
                return redirect("desk:sign-in")
            except ValidationError as refused:
                form.add_error("new", refused.messages)
        return self.told(form, user, status=422)

    def told(self, form: NewPasswordForm, user: User, status: int = 200) -> HttpResponse:
        return self.door(form, status, title=_("Đặt mật khẩu mới"), lead=user.username,
                         submit=_("Đặt mật khẩu"))  # fmt: skip

    def dead(self) -> HttpResponse:
        context = {
            "failure_title": _("Liên kết không còn dùng được"),
            "failure_text": _("Liên kết đã dùng, đã quá %(hours)s giờ, hoặc bị chép thiếu. Mật "
                              "khẩu chưa thay đổi. Hãy xin người quản trị liên kết mới.")
            % {"hours": HOURS},
        }  # fmt: skip
        return render(self.request, "desk/access/refused.html", context, status=404)


class AskForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Tên đăng nhập hoặc thư điện tử"), max_length=254,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "username",
                                      "autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip


@method_decorator([login_not_required, never_cache], name="dispatch")
class AskByMail(Door):
    """Always answers the same: whether there is such an account is nobody's business."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.THIDUA.mail_server:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: HttpRequest) -> HttpResponse:
        return self.told(AskForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AskForm(request.POST)
        if not form.is_valid():
            return self.told(form, status=422)
        typed = form.cleaned_data["name"].strip()
        if not minutes_left(request, account_named(request, {"username": typed})):
            self.send(request, typed)
        messages.info(request, SENT)
        return redirect("desk:sign-in")

    def send(self, request: HttpRequest, typed: str) -> None:
        try:
            mail_reset_link(typed=typed, address=lambda user, token: link_of(request, user, token))
        except OSError:
            LOG.exception("the mail server took no letter")

    def told(self, form: AskForm, status: int = 200) -> HttpResponse:
        return self.door(form, status, title=_("Quên mật khẩu"), submit=_("Gửi thư"), lead=_(
            "Liên kết đặt mật khẩu mới được gửi đến thư điện tử của tài khoản."
        ))  # fmt: skip
