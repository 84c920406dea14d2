from django.db import transaction

from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import AchievementUse
from thidua.foundation.registry.permissions import may_keep_awards


@transaction.atomic
def withdraw_achievement_use(*, actor: Actor, use: AchievementUse, reason: str) -> None:
    """The award it served is no more: the achievement may serve another."""
    require(may_keep_awards, actor, use.achievement.place_id)
    record(
        actor=actor, verb="withdraw_achievement_use", target=use.achievement, reason=reason,
        before={"award": use.award, "year": use.year},
    )  # fmt: skip
    use.delete()
