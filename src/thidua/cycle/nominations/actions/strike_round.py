from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.nominations.models import Round
from thidua.cycle.nominations.permissions import may_keep_rounds
from thidua.cycle.nominations.refusals import require_in_year
from thidua.foundation.keeping import strike
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def strike_round(*, actor: Actor, row: Round, version: int, reason: str) -> None:
    """Take out a round opened by mistake, while nothing stands in it."""
    require(may_keep_rounds, actor, row.organisation_id)
    require_in_year(row)
    if row.nominations.exists() or row.reviews.exists():
        raise ValidationError(_("Đợt xét đã có biên bản hoặc hồ sơ nên không xóa được."))
    strike(
        actor=actor, verb="strike_round", row=row, version=version, may=may_keep_rounds,
        reason=reason,
    )  # fmt: skip
