"""An event in three steps: what is asked, what it would write, and only then the writing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_POST

from thidua.foundation.keeping import StaleEdit
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import require
from thidua.foundation.reorganising.actions.enact_events import enact_events
from thidua.foundation.reorganising.actions.undo_event import undo_event
from thidua.foundation.reorganising.models import Event
from thidua.foundation.reorganising.performing.ending import units_beneath
from thidua.foundation.reorganising.performing.people import people_there
from thidua.foundation.reorganising.permissions import may_reorganise
from thidua.foundation.reorganising.telling import preview
from thidua.foundation.reorganising.words import Status
from thidua.surfaces.desk.registers.forms import StrikeForm
from thidua.surfaces.desk.views.organisations.forms import FORMS, EventForm, SplitForm
from thidua.surfaces.desk.views.sweep.finding import SignedIn, collective_or_404

PEOPLE = 400
"""People a preview lists."""


class Reorganise(View):
    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        kind = FORMS.get(kwargs["deed"])
        if kind is None:
            raise Http404
        self.kind = kind
        self.one = collective_or_404(request, kwargs["uid"])
        require(may_reorganise, request.user, self.one.pk)

    def get(self, request: SignedIn, **_address: Any) -> HttpResponse:
        return self.page(request, self.kind(None, actor=request.user, row=self.one))

    def post(self, request: SignedIn, **_address: Any) -> HttpResponse:
        form = self.kind(request.POST, actor=request.user, row=self.one)
        if not form.is_valid() or "again" in request.POST:
            return self.page(request, form, status=200 if form.is_valid() else 422)
        if "confirmed" in request.POST:
            return self.write(request, form)
        return self.show(request, form)

    def write(self, request: SignedIn, form: EventForm) -> HttpResponse:
        event = form.perform()
        if form.errors or not isinstance(event, Event):
            return self.page(request, form, status=422)
        messages.success(request, self.said(event))
        return redirect(reverse("desk:organisation-life", args=[self.one.uid]))

    def said(self, event: Event) -> str:
        if event.status == Status.PLANNED:
            told = _("Đã lưu; sự kiện sẽ được ghi vào sổ khi đến ngày %(day)s.")
            return told % {"day": f"{event.on:%d/%m/%Y}"}
        return _("Đã lưu và ghi vào nhật ký.")

    def show(self, request: SignedIn, form: EventForm) -> HttpResponse:
        """What would be written; nothing is kept yet."""
        try:
            event = form.plan()
            told = preview(event)
        except ValidationError as error:
            form.tell(error)
            return self.page(request, form, status=422)
        context = {
            "form": form, "one": self.one, "event": event, "told": told,
            "people": told.people[:PEOPLE], "more": max(len(told.people) - PEOPLE, 0),
            "crumbs": self.crumbs(), "title": form.title, **self.placing(form, event),
        }  # fmt: skip
        return render(request, "desk/organisations/preview.html", context)

    def placing(self, form: EventForm, event: Event) -> dict[str, Any]:
        """Of a split: every person and unit with the place chosen so far."""
        if not isinstance(form, SplitForm):
            return {"placing": False}
        chosen, rest = event.plan["people"], event.plan["rest"]
        parts = [(str(number), part["name"]) for number, part in enumerate(event.plan["parts"])]
        people = people_there([self.one.pk], event.on).order_by("sort_key")
        return {
            "placing": True, "parts": parts,
            "placed_people": [_choice(one, "person", chosen.get(str(one.uid), rest))
                              for one in people],
            "placed_units": [_choice(one, "unit", event.plan["units"].get(str(one.uid)))
                             for one in units_beneath(self.one, event.on)],
        }  # fmt: skip

    def page(self, request: SignedIn, form: EventForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form, "title": form.title, "lead": self.one.name, "hint": form.lead,
            "back": reverse("desk:organisation-life", args=[self.one.uid]),
            "crumbs": self.crumbs(), "submit": _("Xem trước"),
        }  # fmt: skip
        return render(request, "desk/organisations/event.html", context, status=status)

    def crumbs(self) -> list[tuple[str, str]]:
        return [
            (_("Tổ chức"), reverse("desk:tree")),
            (self.one.name, reverse("desk:organisation-life", args=[self.one.uid])),
        ]


def _choice(one: Person | Organisation, kind: str, place: int | None) -> dict[str, str]:
    now = "" if place is None or place < 0 else str(place)
    return {"field": f"{kind}_{one.uid}", "name": str(one), "now": now}


@require_POST
def enact(request: SignedIn) -> HttpResponse:
    """Carry out the plans whose day has come."""
    done = enact_events(actor=request.user)
    stopped = [event for event in done if event.status == Status.STOPPED]
    for event in stopped:
        messages.error(request, f"{event}: {event.stopped_why}")
    told = _("Đã ghi %(count)s sự kiện đến ngày.") % {"count": len(done) - len(stopped)}
    messages.success(request, told)
    return redirect("desk:tree")


class UndoForm(StrikeForm):
    reason_label = gettext_lazy("Lý do hoàn tác")

    def deed(self, version: int, values: dict[str, Any]) -> None:
        undo_event(actor=self.actor, event=self.row, version=version, reason=values["reason"])


class Undo(View):
    """Say what is taken back, ask why, then take it back."""

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        seen = Event.objects.visible_to(request.user).select_related("organisation")
        event = seen.filter(uid=kwargs["uid"]).first()
        if event is None:
            raise Http404
        self.event = event
        require(may_reorganise, request.user, event.place_id)

    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:  # noqa: ARG002 from the address
        return self.page(request, UndoForm(None, actor=request.user, row=self.event))

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:  # noqa: ARG002 from the address
        form = UndoForm(request.POST, actor=request.user, row=self.event)
        back = reverse("desk:organisation-life", args=[self.event.organisation.uid])
        if form.is_valid():
            try:
                form.perform()
            except StaleEdit as stale:
                form.add_error(None, str(stale))
        if form.errors:
            return self.page(request, form, status=422)
        messages.success(request, _("Đã hoàn tác; nhật ký vẫn giữ nội dung cũ."))
        return redirect(back)

    def page(self, request: SignedIn, form: UndoForm, status: int = 200) -> HttpResponse:
        one = self.event.organisation
        back = reverse("desk:organisation-life", args=[one.uid])
        context = {
            "form": form, "title": _("Hoàn tác sự kiện"), "lead": str(self.event), "back": back,
            "crumbs": [(_("Tổ chức"), reverse("desk:tree")), (one.name, back)],
            "hint": _("Tên, cấp trên, người và chức vụ trở lại như trước khi ghi sự kiện này."),
            "submit": _("Hoàn tác"),
        }  # fmt: skip
        return render(request, "desk/organisations/event.html", context, status=status)
