"""A token for an account without a password, made by the administrator who keeps it."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from thidua.surfaces.desk.registers.books.tokens import KeptTokenForm
from thidua.surfaces.desk.views.registers import RecordEntry
from thidua.surfaces.desk.views.tokens.own import shown_once


@method_decorator(never_cache, name="dispatch")
class NewKeptToken(RecordEntry):
    def post(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        form = cast("KeptTokenForm", self.form(request.POST))
        if form.is_valid():
            form.perform()
        if form.errors or form.issued is None:
            return self.page(request, form, status=422)
        return shown_once(request, form.issued, self.address("record", form.issued.token.uid))
