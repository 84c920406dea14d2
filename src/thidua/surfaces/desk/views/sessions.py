"""Signing in and out, the second step, the year, the language."""

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.base.views import AuthenticateView
from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from thidua.foundation.access.actions.choose_language import choose_language
from thidua.foundation.access.lockout import count_failure, minutes_left
from thidua.foundation.access.models import User
from thidua.foundation.access.second_factor import use_code
from thidua.surfaces.desk.years import SESSION_KEY, open_years

TOO_OFTEN = _(
    "Đăng nhập sai quá nhiều lần nên tài khoản tạm khóa tại đây. Hãy chờ %(minutes)s phút rồi thử "
    "lại, hoặc nhờ người quản trị mở khóa, đặt lại mật khẩu."
)


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng "
            "Việt rồi nhập lại; nếu quên mật khẩu, hãy nhờ người quản trị đặt lại."
        ),
        "too_often": TOO_OFTEN,
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
        """Refuse before the password is even looked at where too many attempts have failed; the
        attempt that uses up the limit is told so at once."""
        name = self.cleaned_data.get("username", "")
        self._refuse_if_locked(name)
        try:
            return super().clean()
        except ValidationError:
            self._refuse_if_locked(name)
            raise

    def _refuse_if_locked(self, name: str) -> None:
        assert self.request is not None
        if minutes := minutes_left(self.request, name):
            told = {"minutes": minutes}
            raise ValidationError(self.error_messages["too_often"], "too_often", told)


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

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """The password is right; a second step follows where the account has one."""
        user = form.get_user()
        login = Login(user=user, redirect_url=self.get_redirect_url() or None)
        return perform_password_login(self.request, {"username": user.get_username()}, login)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "provider": identity_provider(), "by_mail": bool(settings.THIDUA.mail_server),
        }  # fmt: skip


def identity_provider() -> dict[str, Any] | None:
    """The organisation's OpenID Connect server as the settings describe it."""
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return apps[0] if apps else None


class CodeForm(forms.Form):
    """The second step: the code on the telephone, or a recovery code."""

    code = forms.CharField(
        label=_("Mã xác thực"), max_length=20,
        widget=forms.TextInput(attrs={
            "class": "form-control", "autocomplete": "one-time-code", "autofocus": True,
            "spellcheck": "false", "autocapitalize": "none",
        }),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.request = user, request

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).replace(" ", "").replace("-", "")
        if minutes := minutes_left(self.request, self.user.username):
            raise ValidationError(TOO_OFTEN, "too_often", {"minutes": minutes})
        found = use_code(self.user, code)
        if found is None:
            count_failure(self.request, self.user)
            raise ValidationError(
                _("Mã chưa đúng, đã dùng hoặc đã hết hạn. Hãy nhập mã đang hiện trên điện thoại; "
                  "mất điện thoại thì dùng một mã dự phòng, hoặc nhờ người quản trị.")
            )  # fmt: skip
        self.authenticator = found
        return code

    def save(self) -> None:
        self.authenticator.user = self.user
        post_authentication(self.request, self.authenticator)


class SecondStep(AuthenticateView):
    template_name = "desk/access/second_step.html"
    form: CodeForm | None

    def _build_forms(self) -> CodeForm:
        self.webauthn_form = None
        self.auth_form = CodeForm(
            self.request.POST or None, user=self.stage.login.user, request=self.request
        )
        return self.auth_form


@login_not_required
def identity_refused(request: HttpRequest, why: str) -> HttpResponse:
    """Why an identity opened no account, and what to do."""
    if why not in REFUSALS:
        raise Http404
    title, text = REFUSALS[why]
    context = {"failure_title": title, "failure_text": text}
    return render(request, "desk/access/refused.html", context, status=403)


REFUSALS = {
    "khong-quen": (
        _("Chưa có tài khoản cho danh tính này"),
        _("Bạn đã xác thực với máy chủ của cơ quan, nhưng ở đây không có tài khoản nào mang thư "
          "điện tử đã xác minh đó, hoặc tài khoản đã liên kết với danh tính khác. Chưa có gì được "
          "tạo. Hãy nhờ người quản trị mở tài khoản với đúng thư điện tử của bạn."),
    ),
    "dong": (
        _("Tài khoản này không mở được"),
        _("Tài khoản đã ngừng dùng hoặc chỉ để trình diễn. Dữ liệu không thay đổi. Hãy liên hệ "
          "người quản trị."),
    ),
    "loi": (
        _("Đăng nhập với máy chủ của cơ quan chưa thành"),
        _("Máy chủ đăng nhập của cơ quan từ chối, không trả lời, hoặc bạn đã dừng giữa chừng. Dữ "
          "liệu không thay đổi. Hãy thử lại, hoặc đăng nhập bằng mật khẩu."),
    ),
}  # fmt: skip


class SignOut(LogoutView):
    pass


@require_POST
def choose_year(request: HttpRequest) -> HttpResponse:
    """Keep the year under review for this session."""
    asked = request.POST.get("year", "")
    if asked.isdecimal() and int(asked) in open_years(request):
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
