from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Initiative
from thidua.foundation.registry.permissions import may_keep_year_facts


def strike_initiative(*, actor: Actor, row: Initiative, version: int, reason: str) -> None:
    """Take out an initiative entered by mistake; the trail keeps what it said and why it went."""
    strike(
        actor=actor,
        verb="strike_initiative",
        row=row,
        version=version,
        may=may_keep_year_facts,
        reason=reason,
    )
