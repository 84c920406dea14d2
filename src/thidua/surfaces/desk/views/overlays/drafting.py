"""Begin a draft, write its head, fill in a group of parameters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from thidua.cycle.nominations.columns import language
from thidua.foundation.keeping import StaleEdit
from thidua.foundation.overlays.actions.fill_overlay import fill_overlay
from thidua.foundation.overlays.actions.start_overlay import start_overlay
from thidua.foundation.overlays.forms import GroupForm, HeadForm
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.permissions import may_write_overlays
from thidua.foundation.overlays.queries import grouped, standing_place
from thidua.foundation.overlays.refusals import NotNow, Refused
from thidua.foundation.overlays.words import GROUPS
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.pressing import version_of
from thidua.surfaces.desk.registers.columns import shown
from thidua.surfaces.desk.views.overlays.finding import address, crumbs, draft_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn


class Start(View):
    """The decision or circular first; what it sets comes after."""

    def get(self, request: SignedIn) -> HttpResponse:
        require(may_write_overlays, request.user)
        return self.page(request, HeadForm(initial={"issuer": "province", "kind": "decision"}))

    def post(self, request: SignedIn) -> HttpResponse:
        require(may_write_overlays, request.user)
        form, place = HeadForm(request.POST), standing_place(request.user)
        if place is None or not form.is_valid():
            return self.page(request, form, status=422)
        try:
            draft = start_overlay(actor=request.user, organisation=place, head=form.head())
        except (ValidationError, Refused) as error:
            tell(form, error)
            return self.page(request, form, status=422)
        return redirect(address(draft))

    def page(self, request: SignedIn, form: HeadForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form, "crumbs": crumbs(), "back": reverse("desk:overlays"),
            "title": _("Soạn quy định riêng"), "submit": _("Lưu và điền từng phần"),
        }  # fmt: skip
        return render(request, "desk/overlays/head.html", context, status=status)


class HeadPage(View):
    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:
        draft = draft_of(request, uid)
        require(may_write_overlays, request.user, draft.organisation_id)
        return self.page(request, draft, HeadForm(instance=draft))

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        draft = draft_of(request, uid)
        form = HeadForm(request.POST, instance=OverlayDraft.objects.get(pk=draft.pk))
        if form.is_valid():
            try:
                fill_overlay(actor=request.user, draft=draft, version=version_of(request),
                             head=form.head())  # fmt: skip
                return redirect(address(draft))
            except (ValidationError, Refused, StaleEdit, NotNow) as error:
                tell(form, error)
        return self.page(request, draft, form, status=422)

    def page(
        self, request: SignedIn, draft: OverlayDraft, form: HeadForm, status: int = 200
    ) -> HttpResponse:
        context = {
            "form": form, "draft": draft, "crumbs": crumbs(draft), "back": address(draft),
            "title": _("Văn bản, thời gian áp dụng"), "submit": _("Lưu"),
        }  # fmt: skip
        return render(request, "desk/overlays/head.html", context, status=status)


class GroupPage(View):
    """One form a group of parameters."""

    def get(self, request: SignedIn, uid: UUID, group: str) -> HttpResponse:
        draft = draft_of(request, uid)
        require(may_write_overlays, request.user, draft.organisation_id)
        return self.page(request, draft, group, self.form(draft, group))

    def post(self, request: SignedIn, uid: UUID, group: str) -> HttpResponse:
        draft = draft_of(request, uid)
        form = self.form(draft, group, request.POST)
        if form.is_valid():
            try:
                fill_overlay(actor=request.user, draft=draft, version=version_of(request),
                             values=form.values())  # fmt: skip
                messages.success(request, _("Đã lưu phần «%s».") % GROUPS[group][0])
                return redirect(address(draft))
            except (ValidationError, Refused, StaleEdit, NotNow) as error:
                tell(form, error)
        return self.page(request, draft, group, form, status=422)

    def form(self, draft: OverlayDraft, group: str, *data: Any) -> GroupForm:
        settings = grouped().get(group)
        if not settings:
            raise Http404
        return GroupForm(settings, draft.values, *data, lang=language())

    def page(
        self, request: SignedIn, draft: OverlayDraft, group: str, form: GroupForm,
        status: int = 200,
    ) -> HttpResponse:  # fmt: skip
        context = {
            "form": form, "draft": draft, "crumbs": crumbs(draft), "back": address(draft),
            "title": GROUPS[group][0], "lang": language(),
        }  # fmt: skip
        return render(request, "desk/overlays/group.html", context, status=status)


def tell(form: Any, error: Exception) -> None:
    """Say beside the form why it was not saved; what was typed stays in it."""
    if isinstance(error, ValidationError):
        known = getattr(error, "error_dict", {})
        for name, faults in known.items():
            form.add_error(name if name in form.fields else None, faults)
        if known:
            return
    if isinstance(error, StaleEdit):
        form.conflicts = list(_saved_meanwhile(form))
    form.add_error(None, str(error))


def _saved_meanwhile(form: Any) -> Iterator[tuple[str, str]]:
    """Label and value of what stands in the draft now and is not what was typed."""
    for name in form.changed_data:
        field = form.fields[name]
        theirs = form.get_initial_for_field(field, name)
        words = {str(value): label for value, label in getattr(field, "choices", ())}
        values = theirs if isinstance(theirs, list) else [theirs]
        yield str(field.label), ", ".join(str(words.get(str(one), shown(one))) for one in values)
