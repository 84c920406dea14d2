"""The clerk brings back what the document system has signed; it is held against the list."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thidua.cycle.decisions.actions.return_signed import Differs, return_signed
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.permissions import may_number
from thidua.cycle.decisions.words import State
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.views.decisions_room.finding import address, crumbs, decision_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn

LARGEST = 20 * 1024 * 1024


class ReturnForm(RecordForm):
    """``differences``: what the paper says otherwise than the list, once it has been compared."""

    number = fields.line(gettext_lazy("Số"), 40)
    decided = fields.day(gettext_lazy("Ngày ký"), required=True, past=True)
    file = forms.FileField(
        label=gettext_lazy("Bản PDF đã ký"), max_length=200,
        help_text=gettext_lazy(
            "Danh sách trong tệp được đối chiếu với danh sách đã chốt trước khi lưu."
        ),
    )  # fmt: skip
    accepted = fields.line(
        gettext_lazy("Vì sao vẫn nhận, nếu có khác biệt"), 300, wide=True, required=False
    )

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 nothing of the row is edited
        return {}

    def prepare(self) -> None:
        self.fields.pop("reason", None)
        self.fields["file"].wide = True  # type: ignore[attr-defined]  # read by the template

    def clean_file(self) -> Any:
        found = self.cleaned_data["file"]
        if found.size > LARGEST:
            raise forms.ValidationError(
                _("Tệp lớn hơn 20 MB nên chưa được lưu. Hãy chọn tệp nhỏ hơn.")
            )
        return found

    def deed(self, version: int, values: dict[str, Any]) -> Decision | None:
        try:
            return return_signed(
                actor=self.actor, decision=self.row, version=version, number=values["number"],
                decided=values["decided"], content=values["file"].read(),
                reason=values["accepted"],
            )  # fmt: skip
        except Differs as found:
            for one in found.messages:
                self.add_error(None, one)
            self.add_error("accepted", _("Nếu vẫn nhận bản này, hãy ghi lý do và chọn lại tệp."))
            return None


class Returning(View):
    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:
        row = self.found(request, uid)
        return self.page(request, row, ReturnForm(None, actor=request.user, row=row))

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        row = self.found(request, uid)
        form = ReturnForm(request.POST, actor=request.user, row=row, files=request.FILES)
        saved = form.perform() if form.is_valid() else None
        if saved is None:
            return self.page(request, row, form)
        messages.success(request, _("Đã nhận bản đã ký; danh sách khớp hoặc khác biệt đã ghi rõ."))
        return redirect(address(row))

    def found(self, request: SignedIn, uid: UUID) -> Decision:
        row = decision_of(request, uid)
        require(may_number, request.user, row.organisation_id)
        if row.state != State.SENT_OUT:
            raise Http404
        return row

    def page(self, request: SignedIn, row: Decision, form: ReturnForm) -> HttpResponse:
        context = {
            "decision": row, "form": form, "crumbs": crumbs(row), "back": address(row),
            "lines": (row.list_snapshot or {}).get("lines", []),
        }  # fmt: skip
        status = 422 if form.errors else 200
        return render(request, "desk/decisions_room/return.html", context, status=status)
