"""Stand-ins: name one, take it back, act for another and stop."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.foundation.access.actions.act_for import act_for
from thidua.foundation.access.actions.name_stand_in import name_stand_in
from thidua.foundation.access.actions.revoke_stand_in import revoke_stand_in
from thidua.foundation.access.actions.stop_acting import stop_acting
from thidua.foundation.access.models import StandIn, User
from thidua.foundation.keeping import StaleEdit
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.books.fields import day, day_after, last_day
from thidua.surfaces.desk.signing_in.middleware import ACTING
from thidua.surfaces.desk.views.accounts.own import OwnDeed, OwnForm, OwnPage


class AccountField(forms.CharField):
    """An account by its user name or e-mail, as whoever knows the colleague would write it."""

    def clean(self, value: Any) -> User | None:
        typed = super().clean(value)
        if not typed:
            return None
        named = Q(username__iexact=typed) | Q(email__iexact=typed)
        found = User.objects.filter(named, is_active=True).first()
        if found is None:
            raise ValidationError(
                _("Không có tài khoản đang dùng nào mang tên đăng nhập hay thư điện tử đó.")
            )
        return found


class DeputyForm(OwnForm):
    confirmed = False
    deputy = AccountField(
        label=gettext_lazy("Người làm thay"), max_length=254,
        help_text=gettext_lazy("Tên đăng nhập hoặc thư điện tử của người đó."),
    )  # fmt: skip
    deputy.wide = True  # type: ignore[attr-defined]  # read by the form's template
    valid_from = day(gettext_lazy("Từ ngày (để trống: từ hôm nay)"))
    valid_to = last_day(gettext_lazy("Đến hết ngày"), required=True)

    def deed(self, version: int, values: dict[str, Any]) -> StandIn:  # noqa: ARG002 a new row
        values["valid_to"] = day_after(values["valid_to"])
        return name_stand_in(actor=self.actor, absent=reader(self.request), **values)


class NameDeputy(OwnDeed):
    form_class = DeputyForm
    title = gettext_lazy("Giao người làm thay")
    lead = gettext_lazy(
        "Trong thời gian đó, người được giao làm việc bằng quyền của bạn, dưới tên của mình; mọi "
        "việc đều ghi “thay mặt”. Không bỏ phiếu thay. Bạn có thể thu hồi bất cứ lúc nào."
    )
    submit = gettext_lazy("Giao làm thay")


class Revoke(OwnPage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        row = get_object_or_404(StandIn, uid=uid, absent=self.user, revoked_at__isnull=True)
        version = request.POST.get("edit_version", "")
        try:
            asked = int(version) if version.isdecimal() else 0
            revoke_stand_in(actor=self.user, stand_in=row, version=asked)
        except StaleEdit as stale:
            messages.error(request, str(stale))
        else:
            messages.success(request, _("Đã thu hồi việc làm thay."))
        return redirect("desk:own-account")


@require_POST
def start(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Begin to act for another; from the next page on everything is done on that behalf."""
    user = reader(request)
    running = StandIn.objects.running(timezone.localdate())
    row = get_object_or_404(running, uid=uid, deputy_id=user.pk)
    act_for(actor=user, stand_in=row)
    request.session[ACTING] = str(row.uid)
    return redirect("desk:home")


@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    stop_acting(actor=reader(request))
    request.session.pop(ACTING, None)
    messages.success(request, _("Bạn đang làm việc bằng quyền của chính mình."))
    return redirect("desk:home")
