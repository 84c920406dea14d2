"""One's own API tokens: made here, shown once, revoked at any time."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from thidua.foundation.keeping import StaleEdit
from thidua.foundation.tokens.actions.issue_token import LONGEST, Issued, issue_token
from thidua.foundation.tokens.actions.revoke_token import revoke_token
from thidua.foundation.tokens.models import ApiToken
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.views.accounts.own import OwnDeed, OwnForm, OwnPage


class OwnTokens(OwnPage):
    def get(self, request: HttpRequest) -> HttpResponse:
        tokens = ApiToken.objects.filter(user=self.user)
        today = timezone.localdate()
        context = {
            "running": tokens.running(today), "past": tokens.exclude(pk__in=tokens.running(today)),
            "crumbs": [(_("Tài khoản của tôi"), reverse("desk:own-account"))],
            "deeds": [
                {"label": _("Tạo khóa API"), "address": reverse("desk:own-token-new"), "main": True}
            ],
        }  # fmt: skip
        return render(request, "desk/tokens/own.html", context)


class TokenForm(OwnForm):
    name = forms.CharField(
        label=gettext_lazy("Dùng cho"), max_length=100,
        help_text=gettext_lazy("Tên phần mềm sẽ dùng khóa này, ví dụ: phần mềm nhân sự."),
    )  # fmt: skip
    days = forms.IntegerField(
        label=gettext_lazy("Dùng được bao nhiêu ngày"), min_value=1, max_value=LONGEST, initial=90
    )
    may_write = forms.BooleanField(
        label=gettext_lazy("Được ghi dữ liệu, không chỉ đọc"), required=False
    )

    issued: Issued | None = None

    def deed(self, version: int, values: dict[str, Any]) -> ApiToken:  # noqa: ARG002 a new row has none
        values.pop("current", None)
        user = reader(self.request)
        self.issued = issue_token(actor=user, user=user, **values)
        return self.issued.token


@method_decorator(never_cache, name="dispatch")
class NewToken(OwnDeed):
    """Makes a token and shows it, once."""

    form_class = TokenForm
    title = gettext_lazy("Tạo khóa API")
    lead = gettext_lazy(
        "Khóa mở cổng API dưới tên bạn, đến đúng những gì bạn được xem, được làm; không hơn."
    )
    submit = gettext_lazy("Tạo khóa")

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TokenForm(request.POST, request=request)
        if form.is_valid():
            form.perform()
        if form.errors or form.issued is None:
            return self.page(form, status=422)
        return shown_once(request, form.issued, reverse("desk:own-tokens"))


def shown_once(request: HttpRequest, issued: Issued, back: str) -> HttpResponse:
    context = {"token": issued.token, "clear": issued.clear, "back": back,
               "api": request.build_absolute_uri(reverse("api:reference"))}  # fmt: skip
    return render(request, "desk/tokens/issued.html", context)


class Revoke(OwnPage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        token = ApiToken.objects.filter(user=self.user, uid=uid).first()
        if token is None:
            raise Http404
        version = request.POST.get("edit_version", "")
        try:
            revoke_token(
                actor=self.user, token=token, version=int(version) if version.isdecimal() else 0
            )
        except StaleEdit:
            messages.error(request, _("Khóa này vừa thay đổi; hãy xem lại rồi thu hồi."))
        else:
            messages.success(request, _("Đã thu hồi; khóa không mở được gì nữa."))
        return redirect("desk:own-tokens")
