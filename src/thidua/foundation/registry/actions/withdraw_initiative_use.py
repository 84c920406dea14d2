from django.db import transaction

from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import InitiativeUse
from thidua.foundation.registry.permissions import may_keep_awards


@transaction.atomic
def withdraw_initiative_use(*, actor: Actor, use: InitiativeUse, reason: str) -> None:
    """The award it served is no more: the author's initiative may serve another."""
    initiative = use.author.initiative
    require(may_keep_awards, actor, initiative.place_id)
    record(
        actor=actor, verb="withdraw_initiative_use", target=initiative, reason=reason,
        before={"author": str(use.author.subject.uid), "award": use.award, "year": use.year},
    )  # fmt: skip
    use.delete()
