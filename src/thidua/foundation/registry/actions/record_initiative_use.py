from django.db import transaction

from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import InitiativeAuthor, InitiativeUse
from thidua.foundation.registry.permissions import may_keep_awards


@transaction.atomic
def record_initiative_use(
    *, actor: Actor, author: InitiativeAuthor, award: str, year: int, reason: str = ""
) -> InitiativeUse:
    """Note that an author's initiative has served an award of a year."""
    require(may_keep_awards, actor, author.initiative.place_id)
    use = InitiativeUse(author=author, award=award, year=year)
    use.full_clean()
    use.save()
    record(
        actor=actor, verb="record_initiative_use", target=author.initiative, reason=reason,
        after={"author": str(author.subject.uid), "award": award, "year": year},
    )  # fmt: skip
    return use
