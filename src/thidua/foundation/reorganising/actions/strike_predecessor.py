from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor
from thidua.foundation.reorganising.models import Succession
from thidua.foundation.reorganising.permissions import may_confirm_inheritance


def strike_predecessor(*, actor: Actor, succession: Succession, version: int, reason: str) -> None:
    """Take out a predecessor named by mistake."""
    strike(
        actor=actor, verb="strike_predecessor", row=succession, version=version,
        may=may_confirm_inheritance, reason=reason,
    )  # fmt: skip
