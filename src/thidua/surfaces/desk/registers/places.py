"""Organisations an actor may enter rows for."""

from django.db.models import QuerySet
from django.utils import timezone

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import Predicate
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role


def kept_places(actor: Actor, may: Predicate, now: int | None = None) -> QuerySet[Organisation]:
    """Living organisations over which the rule holds for the actor, and the row's own, ``now``:
    a row about an organisation that has ended can still be corrected."""
    reached = Organisation.objects.filter(actor.reach(*Role).condition("pk"))
    living = reached.alive(timezone.localdate()).values_list("pk", flat=True)
    kept = [pk for pk in living if may(actor, pk)]
    return Organisation.objects.filter(pk__in=[*kept, now] if now else kept)


def only_place(offered: QuerySet[Organisation], *, whole: bool) -> int | None:
    """The key of the only one offered; ``whole``: of the only one that stands under no other
    offered one. None where there are several."""
    above = dict(offered.values_list("pk", "parent"))
    tops = [pk for pk, parent in above.items() if parent not in above] if whole else list(above)
    return tops[0] if len(tops) == 1 else None
