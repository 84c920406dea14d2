"""Who makes and fetches backups: the administrator of the whole office, and the console."""

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import Predicate, in_person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role

GATHERING = (Kind.BLOC, Kind.PROVINCE, Kind.MINISTRY)
"""Organisations above the office: nobody here need be the administrator of a province."""


def _over_all(actor: Actor, _place: int | None) -> bool:
    reach = actor.reach(Role.ADMINISTRATOR)
    if reach.everywhere or not reach:
        return reach.everywhere
    inside = Organisation.objects.filter(reach.condition("pk"))
    outside = Organisation.objects.exclude(reach.condition("pk") | Q(kind__in=GATHERING))
    return inside.exists() and not outside.exists()


may_keep_backups = in_person & Predicate(_over_all, lambda: _("quản trị của toàn cơ quan"))
