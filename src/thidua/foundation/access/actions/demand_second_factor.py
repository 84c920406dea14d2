from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.foundation.access.models import SecondFactorDemand
from thidua.foundation.access.permissions import may_demand_second_factor
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role


@transaction.atomic
def demand_second_factor(*, actor: Actor, roles: Iterable[str], reason: str) -> None:
    """From the next sign-in on these roles, and no others, need a second factor; the settings'
    own list stays beside. Raises NotPermitted, ValidationError."""
    require(may_demand_second_factor, actor)
    wanted = set(roles)
    if not wanted <= set(Role):
        raise ValidationError(_("Có vai trò không có trong danh mục; chưa có gì thay đổi."))
    rows = {row.role: row for row in SecondFactorDemand.objects.select_for_update()}
    if wanted == set(rows):
        return
    made = [SecondFactorDemand(role=role) for role in sorted(wanted - set(rows))]
    SecondFactorDemand.objects.bulk_create(made)
    SecondFactorDemand.objects.filter(role__in=set(rows) - wanted).delete()
    record(
        actor=actor, verb="demand_second_factor", target=(made or list(rows.values()))[0],
        before={"roles": sorted(rows)}, after={"roles": sorted(wanted)}, reason=reason,
        many=len(wanted ^ set(rows)) + 1,
    )  # fmt: skip
