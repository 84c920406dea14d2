from django.db import transaction

from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Achievement, AchievementUse
from thidua.foundation.registry.permissions import may_keep_awards


@transaction.atomic
def record_achievement_use(
    *, actor: Actor, achievement: Achievement, award: str, year: int, reason: str = ""
) -> AchievementUse:
    """Note that an achievement has served an award of a year."""
    require(may_keep_awards, actor, achievement.place_id)
    use = AchievementUse(achievement=achievement, award=award, year=year)
    use.full_clean()
    use.save()
    record(
        actor=actor, verb="record_achievement_use", target=achievement, reason=reason,
        after={"award": award, "year": year},
    )  # fmt: skip
    return use
