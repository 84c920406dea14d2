"""A number is read one at a time, on purpose, and found by whoever already has it on paper."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.cache import never_cache

from thidua.foundation.people.actions.show_identity_number import show_identity_number
from thidua.foundation.people.models import IdentityNumber
from thidua.foundation.people.numbers import read_number
from thidua.foundation.people.permissions import may_see_identity
from thidua.surfaces.desk.addresses import address_of
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.forms import RecordForm

BOOK = "so-dinh-danh"


class OfIdentity(View):
    """To whoever may not read numbers, these pages do not exist."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not may_see_identity(reader(request)):
            raise Http404

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        return [(_("Số định danh"), reverse("desk:register", args=[BOOK]))]


@method_decorator(never_cache, name="dispatch")
class Show(OfIdentity):
    """Asked with a page, shown by its button: no link, no prefetching spells a number."""

    def row(self, uid: UUID) -> IdentityNumber:
        rows = IdentityNumber.objects.visible_to(reader(self.request))
        found = rows.select_related("person__organisation").filter(uid=uid).first()
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        return self.page(request, self.row(uid))

    def post(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        row = self.row(uid)
        return self.page(request, row, show_identity_number(actor=reader(request), row=row))

    def page(self, request: HttpRequest, row: IdentityNumber, digits: str = "") -> HttpResponse:
        context = {
            "row": row, "digits": digits, "crumbs": self.crumbs,
            "record": reverse("desk:record", args=[BOOK, row.uid]),
        }  # fmt: skip
        return render(request, "desk/people/identity.html", context)


class FindForm(RecordForm):
    number = forms.CharField(
        label=gettext_lazy("Số định danh hoặc số CMND"), max_length=40,
        help_text=gettext_lazy("Ghi đủ số trên giấy tờ; số không hiện trên địa chỉ trang."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )  # fmt: skip

    def clean_number(self) -> str:
        try:
            return read_number(self.cleaned_data["number"])
        except ValidationError as error:
            raise ValidationError(error.messages) from error


class Find(OfIdentity):
    """Sent in the body of a POST: neither logs nor histories keep the number."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(FindForm(actor=reader(request)))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = FindForm(request.POST, actor=reader(request))
        if not form.is_valid():
            return self.page(form, status=422)
        rows = IdentityNumber.objects.visible_to(reader(request)).select_related("person")
        found = rows.numbered(form.cleaned_data["number"]).first()
        if found is not None:
            return redirect(address_of(found.person))
        form.add_error("number", _("Trong phạm vi của bạn chưa ghi số này cho ai."))
        return self.page(form, status=422)

    def page(self, form: FindForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form, "title": _("Tìm người theo số định danh"), "submit": _("Tìm"),
            "back": self.crumbs[0][1], "crumbs": self.crumbs,
        }  # fmt: skip
        return render(self.request, "desk/registers/form.html", context, status=status)
