"""Which events a reader asks for: by person, deed, table, unit, days, one record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundation.access.models import User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.text import fold
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.filters import Bound, Filter, of_choices
from thidua.surfaces.desk.verbs import VERB_WORDS

MACHINE = "may"


def visible(request: HttpRequest) -> QuerySet[AuditEvent]:
    """The events the reader audits, each with the ``unit`` it belongs to."""
    actor = reader(request)
    within = Organisation.objects.filter(actor.reach(Role.AUDITOR).condition("pk"))
    roots = Organisation.objects.filter(parent=None)
    whole = roots.exists() and not roots.exclude(pk__in=within.values("pk")).exists()
    uids = frozenset() if whole else frozenset(within.values_list("uid", flat=True))
    unit = Organisation.objects.filter(uid=OuterRef("organisation_uid")).values("name")[:1]
    events = AuditEvent.objects.visible_to(actor, uids, whole=whole)
    return events.annotate(unit=Subquery(unit))


def _people(request: HttpRequest, _events: QuerySet) -> Iterable[tuple[str, Any]]:
    """The accounts of the reader's part of the tree, and the machine itself."""
    reach = reader(request).reach(Role.AUDITOR)
    held = User.objects.filter(reach.condition("grants__organisation")).distinct()
    yield MACHINE, _("Hệ thống")
    for uid, name, username in held.values_list("uid", "full_name", "username"):
        yield str(uid), f"{name} ({username})"


def _by(events: QuerySet, value: str) -> QuerySet:
    if value == MACHINE:
        return events.filter(actor_uid=None)
    return events.filter(Q(actor_uid=value) | Q(on_behalf_uid=value))


def tables() -> dict[str, Any]:
    """The model's name → the table's, of every table whose rows the trail may speak of."""
    metas = [model._meta for model in apps.get_models() if hasattr(model, "uid")]  # noqa: SLF001 Django's own name
    named = [(meta.model_name or "", capfirst(meta.verbose_name)) for meta in metas]
    return dict(sorted(named, key=lambda pair: fold(str(pair[1]))))


def _units(request: HttpRequest, _events: QuerySet) -> Iterable[tuple[str, Any]]:
    within = reader(request).reach(Role.AUDITOR).condition("pk")
    rows = Organisation.objects.filter(within).only("uid", "name", "short_name")
    return [(str(row.uid), str(row)) for row in rows]


def _in_unit(events: QuerySet, value: str) -> QuerySet:
    beneath = subtree_ids(Organisation.objects.filter(uid=value).values_list("pk", flat=True))
    uids = Organisation.objects.filter(pk__in=beneath).values("uid")
    return events.filter(organisation_uid__in=uids)


FILTERS = (
    Filter("by", gettext_lazy("Người làm"), _people, _by),
    of_choices("verb", gettext_lazy("Việc"), VERB_WORDS.items()),
    Filter(
        "table",
        gettext_lazy("Bảng"),
        lambda _r, _e: tables().items(),
        lambda events, value: events.filter(target_model=value),
    ),
    Filter("unit", gettext_lazy("Đơn vị"), _units, _in_unit),
)


@dataclass(frozen=True, slots=True)
class Day:
    """One end of a range of days, as typed; ``day`` is None where nothing can be read."""

    name: str
    label: Any
    value: str
    day: date | None
    kind: str = "day"

    @property
    def wrong(self) -> bool:
        return bool(self.value.strip()) and self.day is None

    def narrow(self, events: QuerySet) -> QuerySet:
        if self.day is None:
            return events
        first = timezone.make_aware(datetime.combine(self.day, time.min))
        if self.name == "from":
            return events.filter(at__gte=first)
        return events.filter(at__lt=first + timedelta(days=1))


def _read_day(text: str) -> date | None:
    try:
        day = datetime.strptime(text.strip(), "%d/%m/%Y").date()  # noqa: DTZ007 a day of the office
    except ValueError:
        return None
    return day if 1945 <= day.year <= 2100 else None


def _days(request: HttpRequest) -> list[Day]:
    labels = {"from": _("Từ ngày"), "to": _("Đến hết ngày")}
    typed = {name: request.GET.get(name, "")[:20] for name in labels}
    return [Day(name, label, typed[name], _read_day(typed[name])) for name, label in labels.items()]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of the trail."""

    events: QuerySet[AuditEvent]
    filters: list[Bound | Day]
    search: str
    target: UUID | None

    @property
    def wrong_days(self) -> list[str]:
        return [one.value for one in self.filters if isinstance(one, Day) and one.wrong]

    @property
    def told(self) -> dict[str, str]:
        """The filters that are set, by name, for the trail's own line about an export."""
        asked = {one.name: one.value for one in self.filters if one.value} | {"q": self.search}
        asked |= {"target": str(self.target or "")}
        return {name: value for name, value in asked.items() if value}


def asked(request: HttpRequest) -> Asked:
    seen = visible(request)
    filters: list[Bound | Day] = [*(one.bind(request, seen) for one in FILTERS), *_days(request)]
    events, target = seen, _uid(request.GET.get("target", ""))
    for one in filters:
        events = one.narrow(events)
    search = request.GET.get("q", "")
    for word in fold(search).split():
        events = events.filter(folded__contains=word)
    if target:
        events = events.filter(target_uid=target)
    return Asked(events, filters, search, target)


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
