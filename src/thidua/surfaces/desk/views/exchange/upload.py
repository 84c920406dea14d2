"""Bring in a file: it is read and shown, nothing is imported yet."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from thidua.bridge.workbooks import TooMany, Unreadable
from thidua.foundation.exchange import sizes
from thidua.foundation.exchange.actions.preview_import import preview_import
from thidua.foundation.exchange.forms import UploadForm
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.permissions import may_import
from thidua.foundation.exchange.uploads import shown_name
from thidua.foundation.exchange.words import State
from thidua.foundation.jobs.actions.start_job import Given, start_job
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.views.exchange.finding import address
from thidua.surfaces.desk.views.sweep.finding import SignedIn


class Upload(View):
    def get(self, request: SignedIn) -> HttpResponse:
        require(may_import, request.user)
        return self.page(request, UploadForm(actor=request.user))

    def post(self, request: SignedIn) -> HttpResponse:
        require(may_import, request.user)
        form = UploadForm(request.POST, request.FILES, actor=request.user)
        if not form.is_valid():
            return self.page(request, form, status=422)
        file = form.cleaned_data["file"]
        try:
            batch = preview_import(
                actor=request.user, organisation=form.cleaned_data["organisation"],
                file_name=file.name or "", data=file.read(), row_limit=sizes.AT_ONCE,
            )  # fmt: skip
        except TooMany:
            return self.in_background(request, form)
        except Unreadable as unreadable:
            told = unreadable.in_language("en" if get_language() == "en" else "vi")
            form.add_error("file", _("%s Chưa có gì được nhận vào sổ.") % told)
            return self.page(request, form, status=422)
        self._tell_earlier(request, batch)
        return redirect(address(batch))

    def in_background(self, request: SignedIn, form: UploadForm) -> HttpResponse:
        """A long file is read while the page is free for other work."""
        file = form.cleaned_data["file"]
        file.seek(0)
        name = shown_name(file.name or "")
        job = start_job(
            actor=request.user, kind="preview_import",
            organisation=form.cleaned_data["organisation"], arguments={"file_name": name},
            given=Given(name, file.read()),
        )  # fmt: skip
        return redirect("desk:job", job.uid)

    def _tell_earlier(self, request: SignedIn, batch: ImportBatch) -> None:
        earlier = ImportBatch.objects.visible_to(request.user).filter(
            digest=batch.digest, state=State.IMPORTED, organisation=batch.organisation_id
        )
        found = earlier.exclude(pk=batch.pk).first()
        if found:
            messages.info(
                request,
                _("Chính tệp này đã được nhập: %s. Những dòng đã có trong sổ sẽ được bỏ qua.")
                % found,
            )

    def page(self, request: SignedIn, form: UploadForm, status: int = 200) -> HttpResponse:
        back = reverse("desk:exchange")
        context = {
            "form": form, "back": back, "crumbs": [(_("Nhập, xuất bảng tính"), back)],
        }  # fmt: skip
        return render(request, "desk/exchange/upload.html", context, status=status)
