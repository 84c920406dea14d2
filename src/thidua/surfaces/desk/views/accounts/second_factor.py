"""The own second factor: enrol a telephone, recovery codes, turn it off."""

from __future__ import annotations

import time
from typing import Any

import segno
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from thidua.foundation.access.actions.renew_recovery_codes import renew_recovery_codes
from thidua.foundation.access.actions.turn_off_second_factor import turn_off_second_factor
from thidua.foundation.access.actions.turn_on_second_factor import turn_on_second_factor
from thidua.foundation.access.second_factor import Adapter, held, unused_codes
from thidua.foundation.records.secrets import seal, unseal
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.signing_in.middleware import SECOND_FACTOR_FIRST
from thidua.surfaces.desk.views.accounts.own import OwnDeed, OwnForm, OwnPage

PENDING = "second_factor_secret"
"""Session key: the secret on the screen, sealed, until a code proves that the telephone has it."""
CODES_UNTIL = "codes_until"
"""Session key: until when (seconds) the recovery codes may be read again."""
READABLE = 600


class EnrolForm(OwnForm):
    code = forms.CharField(
        label=gettext_lazy("Mã 6 chữ số đang hiện trên điện thoại"), max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip

    def deed(self, version: int, values: dict[str, Any]) -> None:  # noqa: ARG002 nothing is edited
        code = values["code"].replace(" ", "")
        turn_on_second_factor(
            actor=reader(self.request), secret=pending_secret(self.request), code=code
        )


def pending_secret(request: HttpRequest) -> str:
    """The secret on the screen: one a session, until it is used."""
    if PENDING not in request.session:
        request.session[PENDING] = seal(generate_totp_secret().encode())
    return unseal(request.session[PENDING]).decode()


@method_decorator(never_cache, name="dispatch")
class TurnOn(OwnDeed):
    form_class = EnrolForm
    title = gettext_lazy("Bật xác thực hai bước")
    submit = gettext_lazy("Bật xác thực hai bước")
    template = "desk/accounts/second_factor.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if held(reader(request)) is not None:
            request.session.pop(SECOND_FACTOR_FIRST, None)
            return redirect("desk:own-account")
        return super().dispatch(request, *args, **kwargs)

    def more(self, form: OwnForm) -> dict[str, Any]:  # noqa: ARG002 the same for every form
        secret = pending_secret(self.request)
        address = Adapter().build_totp_url(self.user, secret)
        groups = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
        asked = bool(self.request.session.get(SECOND_FACTOR_FIRST))
        return {"picture": qr(address), "secret": groups, "asked": asked}

    def done(self) -> HttpResponse:
        for key in (PENDING, SECOND_FACTOR_FIRST):
            self.request.session.pop(key, None)
        self.request.session[CODES_UNTIL] = int(time.time()) + READABLE
        messages.success(self.request, _("Đã bật xác thực hai bước. Hãy cất các mã dự phòng."))
        return redirect("desk:own-codes")


def qr(text: str) -> SafeString:
    """A QR code as inline SVG: no request, no style, so the strictest page may carry it."""
    drawn = segno.make(text, error="m", boost_error=False).svg_inline(
        scale=5, border=4, light="#fff", svgclass="qr__picture", lineclass=None
    )
    return mark_safe(drawn)  # noqa: S308 drawn by us: numbers and our own class only


class PlainForm(OwnForm):
    """Nothing but the password that says who asks."""


class TurnOffForm(PlainForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:  # noqa: ARG002 nothing is edited
        user = reader(self.request)
        turn_off_second_factor(actor=user, user=user)


class TurnOff(OwnDeed):
    form_class = TurnOffForm
    title = gettext_lazy("Tắt xác thực hai bước")
    lead = gettext_lazy("Các mã dự phòng cũng hết hiệu lực. Từ đó chỉ cần mật khẩu để đăng nhập.")
    submit = gettext_lazy("Tắt xác thực hai bước")


class RenewForm(PlainForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:  # noqa: ARG002 nothing is edited
        renew_recovery_codes(actor=reader(self.request))


@method_decorator(never_cache, name="dispatch")
class Codes(OwnDeed):
    """Recovery codes: readable for ten minutes after they are made; later only their number."""

    form_class = RenewForm
    title = gettext_lazy("Mã dự phòng")
    submit = gettext_lazy("Tạo bộ mã mới")

    def get(self, request: HttpRequest) -> HttpResponse:
        codes = readable_codes(request)
        if codes:
            own = reverse("desk:own-account")
            context = {"codes": codes, "crumbs": [(_("Tài khoản của tôi"), own)]}
            return render(request, "desk/accounts/codes.html", context)
        return super().get(request)

    def more(self, form: OwnForm) -> dict[str, Any]:  # noqa: ARG002 the same for every form
        left = len(unused_codes(self.user))
        told = _("Còn %(left)s mã chưa dùng; vì an toàn, mã cũ không hiện lại. Bộ mã mới thay bộ "
                 "cũ: mã cũ hết hiệu lực.")  # fmt: skip
        return {"lead": told % {"left": left}}

    def done(self) -> HttpResponse:
        self.request.session[CODES_UNTIL] = int(time.time()) + READABLE
        return redirect("desk:own-codes")


def readable_codes(request: HttpRequest) -> list[str]:
    """The unused codes, for the reader who made them a moment ago."""
    if request.session.get(CODES_UNTIL, 0) < time.time():
        return []
    codes = unused_codes(reader(request))
    return [f"{code[:4]} {code[4:]}" for code in codes]


@method_decorator(never_cache, name="dispatch")
class CodesFile(OwnPage):
    def get(self, request: HttpRequest) -> HttpResponse:
        codes = readable_codes(request)
        if not codes:
            raise Http404
        head = _("Thi Đua – mã dự phòng của tài khoản %(name)s. Mỗi mã dùng được một lần.")
        lines = [head % {"name": self.user.username}, "", *codes, ""]
        answer = HttpResponse("\r\n".join(lines), content_type="text/plain; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="ma-du-phong.txt"'
        return answer
