from thidua.foundation.keeping import strike
from thidua.foundation.people.models import IdentityNumber
from thidua.foundation.people.permissions import may_see_identity
from thidua.foundation.policy.reach import Actor


def strike_identity_number(*, actor: Actor, row: IdentityNumber, version: int, reason: str) -> None:
    """Take out a number entered by mistake."""
    strike(
        actor=actor, verb="strike_identity_number", row=row, version=version,
        may=may_see_identity, reason=reason,
    )  # fmt: skip
