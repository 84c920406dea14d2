"""Whoever keeps the accounts of everybody that works here: what touches all is for them."""

from django.utils.translation import gettext as _

from thidua.foundation.access.models import Grant
from thidua.foundation.policy.among import among
from thidua.foundation.policy.predicates import Predicate, in_person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role


def _over_all(actor: Actor, _place: int | None) -> bool:
    """Nobody works here under a role that the actor does not reach."""
    reach = actor.reach(Role.ADMINISTRATOR)
    if reach.everywhere or not reach:
        return reach.everywhere
    beyond = Grant.objects.running().exclude(**among("organisation", reach.places))
    return not beyond.exists()


keeps_everybody = in_person & Predicate(_over_all, lambda: _("quản trị của toàn cơ quan"))
