from thidua.foundation.blocs.models import BlocMembership
from thidua.foundation.blocs.permissions import may_keep_members
from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor


def strike_bloc_membership(*, actor: Actor, row: BlocMembership, version: int, reason: str) -> None:
    """Take out a membership entered by mistake."""
    strike(
        actor=actor, verb="strike_bloc_membership", row=row, version=version,
        may=may_keep_members(row.bloc_id), reason=reason,
    )  # fmt: skip
