"""Which roles sign in with a second factor."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thidua.foundation.access.actions.demand_second_factor import demand_second_factor
from thidua.foundation.access.models import SecondFactorDemand
from thidua.foundation.access.permissions import may_demand_second_factor
from thidua.foundation.policy.predicates import ROLE_WORDS
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.ticks import Ticks


class DemandForm(RecordForm):
    reason_for_new = True
    reason_label = gettext_lazy("Lý do")
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Vai trò phải xác thực hai bước"), required=False,
        choices=list(ROLE_WORDS.items()), widget=Ticks,
    )  # fmt: skip

    def prepare(self) -> None:
        field: Any = self.fields["roles"]
        field.wide, field.widget.legend = True, field.label

    def deed(self, version: int, values: dict[str, Any]) -> None:  # noqa: ARG002 a set has none
        demand_second_factor(actor=self.actor, roles=values["roles"], reason=values["reason"])


class SecondFactorRoles(View):
    """Ticked roles enrol a telephone at their next sign-in, before anything else."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require(request)
        kept = list(SecondFactorDemand.objects.values_list("role", flat=True))
        return self.page(request, DemandForm(actor=reader(request), initial={"roles": kept}))

    def post(self, request: HttpRequest) -> HttpResponse:
        self.require(request)
        form = DemandForm(request.POST, actor=reader(request))
        if form.is_valid():
            form.perform()
        if form.errors:
            return self.page(request, form, status=422)
        messages.success(request, _("Đã lưu và ghi vào nhật ký."))
        return redirect("desk:second-factor-roles")

    def require(self, request: HttpRequest) -> None:
        """To everybody else there is no such page."""
        if not may_demand_second_factor(reader(request)):
            raise Http404

    def page(self, request: HttpRequest, form: DemandForm, status: int = 200) -> HttpResponse:
        named = settings.THIDUA.totp_roles
        fixed = [str(word) for role, word in ROLE_WORDS.items() if role in named]
        lead = _("Có hiệu lực từ lần đăng nhập sau của người giữ vai trò.")
        if fixed:
            lead += " " + _("Máy chủ đã đặt sẵn cho: %s.") % "; ".join(fixed)
        context = {
            "form": form, "title": _("Vai trò phải xác thực hai bước"), "lead": lead,
            "submit": _("Lưu"), "back": reverse("desk:register", args=["tai-khoan"]),
            "crumbs": [(_("Tài khoản"), reverse("desk:register", args=["tai-khoan"]))],
        }  # fmt: skip
        return render(request, "desk/registers/form.html", context, status=status)
