"""Organisations an actor may enter rows for."""

from django.db.models import QuerySet
from django.utils import timezone

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import Predicate
from thidua.foundation.policy.reach import Actor


def kept_places(actor: Actor, may: Predicate, now: int | None = None) -> QuerySet[Organisation]:
    """Living organisations over which the rule holds for the actor, and the row's own, ``now``:
    a row about an organisation that has ended can still be corrected."""
    seen = Organisation.objects.visible_to(actor).alive(timezone.localdate())
    kept = [pk for pk in seen.values_list("pk", flat=True) if may(actor, pk)]
    return Organisation.objects.filter(pk__in=[*kept, now] if now else kept)
