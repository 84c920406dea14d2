"""The page: fill in the decision, paste the list, settle what is doubtful, record it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from thidua.foundation.policy.predicates import require
from thidua.foundation.registry.permissions import may_keep_awards
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.books import REGISTERS
from thidua.surfaces.desk.views.decisions.forms import LEFT_OUT, DecisionForm

AWARDS = "khen-thuong"


class DecisionEntry(View):
    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        require(may_keep_awards, reader(request))

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(request, DecisionForm(None, actor=reader(request)))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Nothing is recorded before the names were matched and every doubt is settled."""
        form = DecisionForm(request.POST, actor=reader(request))
        form.read(request.POST)
        if not form.is_valid():
            return self.page(request, form, status=422)
        if "record" not in request.POST or not form.settled:
            return self.page(request, form, matched=True)
        form.perform()
        if form.errors:
            return self.page(request, form, status=422, matched=True)
        self.tell(request, form)
        return redirect(f"{self.awards()}?q={form.cleaned_data['decision_no']}")

    def tell(self, request: HttpRequest, form: DecisionForm) -> None:
        many = len([one for one in form.lines if one.chosen != LEFT_OUT])
        words = ngettext(
            "Đã ghi quyết định cùng %(many)s lượt khen, một lần trong nhật ký.",
            "Đã ghi quyết định cùng %(many)s lượt khen, một lần trong nhật ký.",
            many,
        )
        messages.success(request, words % {"many": many})

    def awards(self) -> str:
        return reverse("desk:register", args=[AWARDS])

    def page(
        self, request: HttpRequest, form: DecisionForm, *, status: int = 200, matched: bool = False
    ) -> HttpResponse:
        doubtful = [one for one in form.lines if not one.chosen or not one.certain]
        context = {
            "form": form, "title": _("Ghi quyết định kèm danh sách"), "back": self.awards(),
            "crumbs": [(REGISTERS[AWARDS].title, self.awards())], "lines": form.lines,
            "doubtful": len(doubtful), "ready": matched and form.settled, "left_out": LEFT_OUT,
        }  # fmt: skip
        return render(request, "desk/decisions/entry.html", context, status=status)
