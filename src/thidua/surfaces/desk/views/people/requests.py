"""Ask for a correction of one's own history, and take a request back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundation.keeping import StaleEdit
from thidua.foundation.people.actions.ask_correction import ask_correction
from thidua.foundation.people.actions.withdraw_correction import withdraw_correction
from thidua.foundation.people.models import CorrectionRequest, Person
from thidua.foundation.people.models.requests import TOPICS
from thidua.surfaces.desk.registers.books.fields import word
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.views.people.own import OfOneself, crumbs


class AskForm(RecordForm):
    topic = word(gettext_lazy("Về việc"), list(TOPICS.items()))
    text = forms.CharField(
        label=gettext_lazy("Thiếu gì, sai gì"), max_length=2000,
        help_text=gettext_lazy(
            "Ghi năm, số và ngày quyết định nếu có; cán bộ sẽ đối chiếu với giấy tờ."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, person: Person, **kwargs: Any) -> None:
        self.person = person
        super().__init__(data, **kwargs)

    def prepare(self) -> None:
        self.fields["text"].wide = True  # type: ignore[attr-defined]  # read by the form's template

    def deed(self, version: int, values: dict[str, Any]) -> CorrectionRequest:  # noqa: ARG002 a new row has none
        return ask_correction(actor=self.actor, person=self.person, **values)


class Ask(OfOneself):
    def get(self, request: HttpRequest) -> HttpResponse:
        topic = request.GET.get("topic", "")
        initial = {"topic": topic} if topic in TOPICS else {}
        return self.page(AskForm(person=self.person, actor=self.user, initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AskForm(request.POST, person=self.person, actor=self.user)
        if form.is_valid():
            form.perform()
        if form.errors:
            return self.page(form, status=422)
        messages.success(request, _("Đã gửi cán bộ thi đua; câu trả lời sẽ hiện ở trang này."))
        return redirect("desk:own-history")

    def page(self, form: AskForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form, "title": _("Báo thiếu, sai"), "submit": _("Gửi yêu cầu"),
            "back": reverse("desk:own-history"), "crumbs": crumbs(),
        }  # fmt: skip
        return render(self.request, "desk/registers/form.html", context, status=status)


class Withdraw(OfOneself):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        row = self.person.correction_requests.filter(uid=uid).first()
        if row is None:
            raise Http404
        try:
            withdraw_correction(actor=self.user, row=row, version=row.edit_version)
        except (ValidationError, StaleEdit) as error:
            told = error.messages if isinstance(error, ValidationError) else [str(error)]
            messages.error(request, " ".join(told))
        else:
            messages.success(request, _("Đã rút yêu cầu."))
        return redirect("desk:own-history")
