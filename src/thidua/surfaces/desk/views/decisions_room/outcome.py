"""What the higher level answered to a proposal, line by line."""

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

from thidua.cycle.decisions.actions.record_outcome import Told, record_outcome
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.permissions import may_draft
from thidua.cycle.decisions.words import Kind, Outcome, State
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.ticks import Ticks
from thidua.surfaces.desk.views.decisions_room.finding import address, crumbs, decision_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn

ANSWERS = [(one.value, one.label) for one in (Outcome.GRANTED, Outcome.REFUSED)]


class OutcomeForm(RecordForm):
    lines = forms.MultipleChoiceField(label=gettext_lazy("Những dòng được trả lời"), widget=Ticks)
    outcome = forms.ChoiceField(label=gettext_lazy("Kết quả"), choices=ANSWERS)
    number = fields.line(gettext_lazy("Số quyết định cấp trên"), 80, required=False)
    on = fields.day(gettext_lazy("Ngày quyết định"), past=True)
    issuer_name = fields.line(
        gettext_lazy("Nơi quyết định"), 200, required=False,
        help_text=gettext_lazy("Để trống thì theo nơi kính gửi của tờ trình."),
    )  # fmt: skip
    why = fields.line(gettext_lazy("Lý do không được tặng"), 300, required=False, wide=True)

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 nothing of the row is edited
        return {}

    def prepare(self) -> None:
        self.fields.pop("reason", None)
        rows = self.row.lines.filter(outcome=Outcome.WAITING).order_by("number")
        field = self.fields["lines"]
        assert isinstance(field, forms.MultipleChoiceField), "declared so above"
        field.choices = [(str(one.uid), f"{one}: {one.award_words}") for one in rows]
        field.widget.legend = field.label
        field.wide = True  # type: ignore[attr-defined]  # read by the form's template

    def deed(self, version: int, values: dict[str, Any]) -> Decision:
        lines = [UUID(one) for one in values.pop("lines")]
        return record_outcome(
            actor=self.actor, decision=self.row, version=version, lines=lines, told=Told(**values)
        )


class Outcomes(View):
    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:
        row = self.found(request, uid)
        return self.page(request, row, OutcomeForm(None, actor=request.user, row=row))

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        row = self.found(request, uid)
        form = OutcomeForm(request.POST, actor=request.user, row=row)
        if form.is_valid() and form.perform() is not None:
            messages.success(request, _("Đã ghi kết quả; khen thưởng được tặng đã vào sổ đăng ký."))
            return redirect(address(row))
        return self.page(request, row, form)

    def found(self, request: SignedIn, uid: UUID) -> Decision:
        row = decision_of(request, uid)
        require(may_draft, request.user, row.organisation_id)
        if row.kind != Kind.PROPOSAL or row.state != State.ISSUED:
            raise Http404
        return row

    def page(self, request: SignedIn, row: Decision, form: OutcomeForm) -> HttpResponse:
        context = {
            "form": form, "title": _("Kết quả của cấp trên"), "lead": str(row),
            "crumbs": crumbs(row), "back": address(row), "submit": _("Ghi kết quả"),
        }  # fmt: skip
        status = 422 if form.errors else 200
        return render(request, "desk/decisions_room/form.html", context, status=status)
