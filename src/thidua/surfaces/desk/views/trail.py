"""The auditor's page: who did what, filterable; nothing can be changed here."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.text import fold
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.filters import of_choices
from thidua.surfaces.desk.verbs import VERB_WORDS, column_word, value_word, verb_word

PAGE = 50
FILTERS = (of_choices("verb", _("Việc"), VERB_WORDS.items()),)
may_audit = holds(Role.AUDITOR)


def trail(request: HttpRequest) -> HttpResponse:
    if not may_audit(reader(request)):
        raise Http404
    seen = _events(request)
    filters = [one.bind(request, seen) for one in FILTERS]
    events = seen
    for one in filters:
        events = one.narrow(events)
    for word in fold(request.GET.get("q", "")).split():
        events = events.filter(folded__contains=word)
    page = Paginator(events, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "filters": filters, "search": request.GET.get("q", ""),
        "lines": [_line(event) for event in page],
    }  # fmt: skip
    return render(request, "desk/trail.html", context)


def _events(request: HttpRequest) -> QuerySet[AuditEvent]:
    reach = reader(request).reach(Role.AUDITOR)
    uids = Organisation.objects.filter(reach.condition("pk")).values_list("uid", flat=True)
    return AuditEvent.objects.visible_to(reader(request), frozenset(uids))


def _line(event: AuditEvent) -> dict[str, Any]:
    """The event, its verb in words, and (column, before, after) of what differs."""
    before, after = event.before or {}, event.after or {}
    names = [*before, *(name for name in after if name not in before)]
    changes = [
        (
            column_word(event, name),
            *(value_word(event, name, side.get(name)) for side in (before, after)),
        )
        for name in names
        if before.get(name) != after.get(name) and name != "provenance"
    ]
    return {"event": event, "verb": verb_word(event.verb), "changes": changes}
