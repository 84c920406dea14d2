from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.movements.models import Movement, MovementUnit
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.refusals import require_in_year, require_movement
from thidua.cycle.movements.words import MovementState
from thidua.foundation.keeping import enter_many
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def join_movement(
    *, actor: Actor, movement: Movement, organisations: Sequence[Organisation], reason: str = ""
) -> list[MovementUnit]:
    """Put units of the organisation down as taking part; whoever does already stays as it is.

    Raises NotPermitted, NotNow, ValidationError for one that is not of the organisation.
    """
    require(may_keep_movements, actor, movement.organisation_id)
    require_movement(movement, MovementState.DRAFT, MovementState.LAUNCHED)
    require_in_year(movement)
    beneath = subtree_ids([movement.organisation_id])
    strangers = [one for one in organisations if one.pk not in beneath]
    if strangers:
        raise ValidationError(
            _("%s không thuộc cơ quan tổ chức phong trào. Chưa có gì thay đổi.")
            % ", ".join(map(str, strangers))
        )
    there = set(movement.units.values_list("organisation_id", flat=True))
    rows = [MovementUnit(movement=movement, organisation=one) for one in organisations
            if one.pk not in there]  # fmt: skip
    return enter_many(
        actor=actor, verb="join_movement", rows=rows, may=may_keep_movements, reason=reason,
        organisation_uid=movement.organisation.uid,
    )  # fmt: skip
