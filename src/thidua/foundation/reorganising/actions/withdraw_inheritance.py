from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.reorganising.models import Succession
from thidua.foundation.reorganising.permissions import may_confirm_inheritance
from thidua.foundation.reorganising.words import Takes


def withdraw_inheritance(
    *, actor: Actor, succession: Succession, version: int, reason: str
) -> Succession:
    """Take a confirmation back; the successor counts its own years only."""
    return amend(
        actor=actor, verb="withdraw_inheritance", row=succession, version=version,
        changes={"takes": Takes.OPEN, "basis": ""}, may=may_confirm_inheritance, reason=reason,
    )  # fmt: skip
