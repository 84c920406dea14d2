"""Linking the own account with an identity of the organisation's sign-in server."""

import time
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundation.access.actions.unlink_identity import unlink_identity
from thidua.surfaces.desk.signing_in.adapters import LINK_UNTIL
from thidua.surfaces.desk.views.accounts.own import OwnDeed, OwnForm, OwnPage
from thidua.surfaces.desk.views.sessions import identity_provider

OPEN_FOR = 300


class LinkForm(OwnForm):
    def deed(self, version: int, values: dict[str, Any]) -> None:  # noqa: ARG002 nothing is edited
        self.request.session[LINK_UNTIL] = int(time.time()) + OPEN_FOR


class Link(OwnDeed):
    """The password first; then a link of our own leads to the server, which leads back."""

    form_class = LinkForm
    title = gettext_lazy("Liên kết danh tính của cơ quan")
    lead = gettext_lazy("Xác nhận mật khẩu, rồi đăng nhập ở máy chủ của cơ quan một lần.")
    submit = gettext_lazy("Tiếp tục")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if identity_provider() is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def done(self) -> HttpResponse:
        provider = identity_provider()
        assert provider is not None
        address = reverse("openid_connect_login", args=[provider["provider_id"]])
        own = reverse("desk:own-account")
        context = {
            "provider": provider, "address": f"{address}?process=connect",
            "crumbs": [(_("Tài khoản của tôi"), own)],
        }  # fmt: skip
        return render(self.request, "desk/accounts/link.html", context)


class Unlink(OwnPage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        number = request.POST.get("identity", "")
        own = SocialAccount.objects.filter(user=self.user)
        identity = get_object_or_404(own, pk=int(number) if number.isdecimal() else 0)
        try:
            unlink_identity(actor=self.user, user=self.user, identity=identity)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Đã gỡ liên kết."))
        return redirect("desk:own-account")
