from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.movements.queries import require_open
from thidua.cycle.nominations.models import Round
from thidua.cycle.nominations.permissions import may_keep_rounds
from thidua.cycle.nominations.refusals import require_in_year
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor

FIXED = ("organisation", "year")


@transaction.atomic
def correct_round(
    *, actor: Actor, row: Round, version: int, reason: str = "", **values: Any
) -> Round:
    """Correct a round; whose it is and its year stay once it has files.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    current = held(row, version=version)
    require(may_keep_rounds, actor, current.organisation_id)
    require_in_year(current)
    require_open(values.get("organisation", current.organisation), values.get("year", current.year))
    moved = [name for name in FIXED if name in values and values[name] != getattr(current, name)]
    if moved and (current.nominations.exists() or current.reviews.exists()):
        raise ValidationError(
            {moved[0]: _("Đợt xét đã có hồ sơ nên không đổi được mục này; hãy mở đợt khác.")}
        )
    return amend(
        actor=actor, verb="correct_round", row=row, version=version, changes=values,
        may=may_keep_rounds, reason=reason,
    )  # fmt: skip
