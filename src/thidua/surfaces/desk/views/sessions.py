"""Signing in and out, the year, the language."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from thidua.foundation.access import throttle
from thidua.foundation.access.actions.choose_language import choose_language
from thidua.foundation.access.models import User
from thidua.surfaces.desk.years import SESSION_KEY, open_years


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng "
            "Việt rồi nhập lại; nếu quên mật khẩu, hãy nhờ người quản trị đặt lại."
        ),
        "too_often": _(
            "Đăng nhập sai quá nhiều lần. Tài khoản không bị khóa; hãy chờ %(minutes)s phút rồi "
            "thử lại, hoặc nhờ người quản trị đặt lại mật khẩu."
        ),
        "inactive": _("Tài khoản này đã ngừng dùng. Hãy liên hệ người quản trị."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget = forms.TextInput(
            attrs={"class": "form-control", "autocomplete": "username", "autofocus": True,
                   "autocapitalize": "none", "spellcheck": "false"}
        )  # fmt: skip
        self.fields["password"].widget = forms.PasswordInput(
            attrs={"class": "form-control", "autocomplete": "current-password"}
        )

    def clean(self) -> dict[str, Any]:
        """Refuse before the password is even looked at where too many attempts have failed."""
        name = self.cleaned_data.get("username", "")
        place = _network_address(self.request)
        if throttle.refused(name, place):
            raise ValidationError(
                self.error_messages["too_often"], "too_often", {"minutes": throttle.MINUTES}
            )
        try:
            values = super().clean()
        except ValidationError:
            throttle.count_failure(name, place)
            raise
        throttle.forget(name, place)
        return values


def _network_address(request: HttpRequest | None) -> str:
    """Where a request comes from; over HTTPS the office's own proxy says it, as the last of its
    list: what stands before is whatever the visitor wrote."""
    headers = request.META if request else {}
    told = headers.get("HTTP_X_FORWARDED_FOR", "") if settings.THIDUA.https else ""
    return told.rpartition(",")[2].strip() or headers.get("REMOTE_ADDR", "")


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    template_name = "desk/access/sign_in.html"
    form_class = SignInForm
    redirect_authenticated_user = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A part of a page asked for after the session ended reloads the page, which asks for a
        sign-in and comes back; the sign-in page never lands inside another page."""
        if request.headers.get("HX-Request"):
            return HttpResponseClientRefresh()
        return super().get(request, *args, **kwargs)


class SignOut(LogoutView):
    pass


@require_POST
def choose_year(request: HttpRequest) -> HttpResponse:
    """Keep the year under review for this session."""
    asked = request.POST.get("year", "")
    if asked.isdecimal() and int(asked) in open_years():
        request.session[SESSION_KEY] = int(asked)
    return redirect(_back(request))


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Change the reader's language, kept with the account or in a cookie."""
    response = redirect(_back(request))
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return response
    if isinstance(request.user, User):
        choose_language(actor=request.user, language=language)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax", secure=request.is_secure(),
    )  # fmt: skip
    return response


def _back(request: HttpRequest) -> str:
    """The page the reader came from; never another site."""
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else reverse("desk:home")
