"""One's own account: what it is, its password, its second factor, where it is signed in."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.models import SocialAccount
from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thidua.foundation.access.actions.set_password import set_password
from thidua.foundation.access.lockout import count_failure, minutes_left
from thidua.foundation.access.models import Grant, StandIn, User
from thidua.foundation.access.second_factor import held, unused_codes
from thidua.foundation.access.sessions import end_all, open_sessions
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.signing_in.device import in_words
from thidua.surfaces.desk.views.sessions import TOO_OFTEN, identity_provider


class OwnPage(View):
    """A page of one's own account; closed while one acts for another, lest the two be mixed."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.user = reader(request)
        if self.user.acting_for is not None:
            messages.info(request, _("Hãy thôi làm thay trước khi mở tài khoản của chính mình."))
            return redirect("desk:home")
        return super().dispatch(request, *args, **kwargs)


class OwnAccount(OwnPage):
    def get(self, request: HttpRequest) -> HttpResponse:
        user, today = self.user, timezone.localdate()
        given = StandIn.objects.filter(absent=user, revoked_at__isnull=True, valid_to__gt=today)
        taken = StandIn.objects.running(today).filter(deputy=user, absent__is_active=True)
        context = {
            "grants": Grant.objects.running().filter(user=user).select_related("organisation"),
            "second_factor": held(user), "codes_left": len(unused_codes(user)),
            "sessions": session_lines(user, request.session.session_key),
            "identities": SocialAccount.objects.filter(user=user), "provider": identity_provider(),
            "given": given.select_related("deputy"), "taken": taken.select_related("absent"),
        }  # fmt: skip
        return render(request, "desk/accounts/own.html", context)


def session_lines(user: User, current: str | None) -> list[dict[str, Any]]:
    """Where the account is signed in, this browser's own session marked."""
    return [
        {"row": row, "device": in_words(row.user_agent), "here": row.session_key == current}
        for row in open_sessions(user)
    ]


class OwnForm(RecordForm):
    """A form about the own account; a subclass with ``confirmed`` asks for the password too."""

    confirmed = True
    current = forms.CharField(
        label=gettext_lazy("Mật khẩu hiện tại"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, request: HttpRequest, **kwargs: Any) -> None:
        self.request = request
        super().__init__(data, actor=reader(request), **kwargs)

    def prepare(self) -> None:
        field = self.fields.pop("current")  # last: first what is asked for, then who asks
        user = reader(self.request)
        if self.confirmed and user.has_usable_password():
            self.fields["current"] = field

    def clean_current(self) -> str:
        user, given = reader(self.request), str(self.cleaned_data["current"])
        if minutes := minutes_left(self.request, user.username):
            raise ValidationError(TOO_OFTEN, "too_often", {"minutes": minutes})
        if not user.check_password(given):
            count_failure(self.request, user)
            raise ValidationError(_("Mật khẩu hiện tại chưa đúng; chưa có gì thay đổi."))
        return given


class OwnDeed(OwnPage):
    """A form of the own account: shown, checked, done."""

    form_class: type[OwnForm]
    title: Any = ""
    lead: Any = ""
    submit: Any = ""
    template = "desk/registers/form.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(self.form_class(request=request))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form_class(request.POST, request=request)
        if form.is_valid():
            form.perform()
        return self.page(form, status=422) if form.errors else self.done()

    def done(self) -> HttpResponse:
        """What follows once the deed is done."""
        messages.success(self.request, _("Đã lưu và ghi vào nhật ký."))
        return redirect("desk:own-account")

    def page(self, form: OwnForm, status: int = 200) -> HttpResponse:
        own = reverse("desk:own-account")
        context = {
            "form": form, "title": self.title, "lead": self.lead, "submit": self.submit,
            "back": own, "crumbs": [(_("Tài khoản của tôi"), own)],
        }  # fmt: skip
        return render(self.request, self.template, context | self.more(form), status=status)

    def more(self, form: OwnForm) -> dict[str, Any]:  # noqa: ARG002 for subclasses
        return {}


class PasswordForm(OwnForm):
    new = forms.CharField(
        label=gettext_lazy("Mật khẩu mới"), strip=False,
        help_text=gettext_lazy(
            "Ít nhất 10 ký tự, không phải mật khẩu phổ biến, không giống tên hay thư điện tử. "
            "Một câu ngắn dễ nhớ thì tốt."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label=gettext_lazy("Nhập lại mật khẩu mới"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if "again" in told and told.get("new") != told["again"]:
            self.add_error("again", _("Hai lần nhập chưa giống nhau."))
        if told.get("new") and told["new"] == told.get("current"):
            self.add_error("new", _("Mật khẩu mới phải khác mật khẩu hiện tại."))
        return told

    def deed(self, version: int, values: dict[str, Any]) -> None:  # noqa: ARG002 a password has none
        user = reader(self.request)
        try:
            set_password(actor=user, user=user, password=values["new"])
        except ValidationError as error:
            raise ValidationError({"new": error.messages}) from error
        update_session_auth_hash(self.request, user)


class OwnPassword(OwnDeed):
    form_class = PasswordForm
    title = gettext_lazy("Đổi mật khẩu")
    submit = gettext_lazy("Đổi mật khẩu")

    def more(self, form: OwnForm) -> dict[str, Any]:  # noqa: ARG002 the same for every form
        if not self.user.must_change_password:
            return {"lead": _("Các phiên đăng nhập khác của bạn sẽ kết thúc.")}
        return {"lead": _("Mật khẩu đang dùng do người quản trị đặt. Hãy đặt mật khẩu của riêng "
                          "bạn rồi mới làm việc tiếp.")}  # fmt: skip

    def done(self) -> HttpResponse:
        end_all(self.user, but=self.request.session.session_key)
        messages.success(self.request, _("Đã đổi mật khẩu."))
        return redirect("desk:own-account")
