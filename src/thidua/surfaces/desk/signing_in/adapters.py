"""What the sign-in library asks of this office: nobody signs up, every page is our own."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thidua.foundation.access.actions.link_identity import link_identity
from thidua.foundation.access.backends import NameOrEmailBackend
from thidua.foundation.access.lockout import network_address
from thidua.foundation.access.models import User
from thidua.foundation.access.second_factor import demanded_of, held
from thidua.surfaces.desk.signing_in.middleware import SECOND_FACTOR_FIRST

LINK_UNTIL = "link_until"
"""Session key: until when (seconds) the reader, who has just given the password, may link."""
CLAIMS = ("sub", "email", "email_verified", "name", "preferred_username")
"""What is kept of an identity: whatever else the server tells is none of the office's business."""


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 the library's signature
        return False

    def get_login_stages(self) -> list[str]:
        return ["allauth.mfa.stages.AuthenticateStage"]

    def get_client_ip(self, request: HttpRequest) -> str:
        return network_address(request) or "0.0.0.0"  # noqa: S104 an unknown address, nothing is bound

    def pre_login(self, request: HttpRequest, user: User, **told: Any) -> HttpResponse | None:
        """Closed accounts and those of the demonstration stay outside, whatever the way in."""
        if not NameOrEmailBackend().may_sign_in(user):
            return redirect("desk:identity-refused", why="dong")
        return super().pre_login(request, user, **told)

    def post_login(self, request: HttpRequest, user: User, **told: Any) -> HttpResponse:
        request.session["seen"] = int(time.time())
        if demanded_of(user) and held(user) is None:
            request.session[SECOND_FACTOR_FIRST] = True
        return super().post_login(request, user, **told)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The page that follows says enough, in our own words."""


class IdentityAdapter(DefaultSocialAccountAdapter):
    """An identity opens an account that is linked to it, or that has its verified e-mail."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002 the library's signature
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> Any:
        told = sociallogin.account.extra_data
        told = told.get("userinfo") or told.get("id_token") or told
        sociallogin.account.extra_data = {key: told[key] for key in CLAIMS if key in told}
        return super().populate_user(request, sociallogin, data)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            raise ImmediateHttpResponse(_link(request, sociallogin))
        if sociallogin.is_existing:
            return
        user = _known_by_mail(sociallogin)
        if user is None:
            raise ImmediateHttpResponse(redirect("desk:identity-refused", why="khong-quen"))
        link_identity(actor=user, login=sociallogin)

    def on_authentication_error(self, request: HttpRequest, *_args: Any, **_told: Any) -> None:  # noqa: ARG002 the library's signature
        raise ImmediateHttpResponse(redirect("desk:identity-refused", why="loi"))


def _known_by_mail(login: SocialLogin) -> User | None:
    """The account with a verified e-mail of the identity, unless it is linked to another one."""
    verified = [address.email for address in login.email_addresses if address.verified is True]
    for mail in filter(None, verified):
        user = User.objects.filter(email__iexact=mail, is_active=True).first()
        others = SocialAccount.objects.filter(user=user, provider=login.account.provider)
        if user is not None and not others.exists():
            return user
    return None


def _link(request: HttpRequest, login: SocialLogin) -> HttpResponse:
    """Back on the own account, which has just asked for the password."""
    user, until = request.user, request.session.pop(LINK_UNTIL, 0)
    if not isinstance(user, User) or until < time.time():
        messages.error(request, _("Chưa liên kết: hãy bắt đầu lại từ trang tài khoản của bạn."))
    elif login.is_existing:
        messages.error(request, _("Danh tính này đã liên kết với một tài khoản; không thay đổi."))
    else:
        link_identity(actor=user, login=login)
        messages.success(request, _("Đã liên kết; từ nay có thể đăng nhập bằng danh tính này."))
    return redirect("desk:own-account")
