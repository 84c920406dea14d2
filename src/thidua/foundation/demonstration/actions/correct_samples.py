from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import may_keep_accounts
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.correct_rating import correct_rating
from thidua.foundation.registry.models import Rating

YEAR = 2015
REASONS = (
    "Ghi nhầm số thông báo, đối chiếu lại bản gốc",
    "Bổ sung ký hiệu cơ quan ban hành",
    "Thông báo được đính chính",
)


@transaction.atomic
def correct_samples(*, actor: Actor) -> int:
    """Let each officer of the demonstration correct a few old notices by the office's own action,
    so that records have a history to show; returns how many."""
    require(may_keep_accounts, actor)
    done = 0
    officers = User.objects.filter(demonstration=True, grants__role=Role.DEPARTMENT_OFFICER)
    for officer in officers.order_by("username").distinct():
        rows = Rating.objects.visible_to(officer).filter(year=YEAR, person__isnull=False)
        for reason, row in zip(REASONS, rows.exclude(decision_no="").order_by("pk"), strict=False):
            correct_rating(
                actor=officer, row=row, version=row.edit_version, reason=reason,
                decision_no=f"{row.decision_no}-ĐC",
            )  # fmt: skip
            done += 1
    return done
