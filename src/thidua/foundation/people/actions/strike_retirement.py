from thidua.foundation.keeping import strike
from thidua.foundation.people.models import Retirement
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.reach import Actor


def strike_retirement(*, actor: Actor, row: Retirement, version: int, reason: str) -> None:
    """Take out a row entered by mistake; the trail keeps what it said and why it went."""
    strike(
        actor=actor, verb="strike_retirement", row=row, version=version, may=may_keep_people,
        reason=reason,
    )  # fmt: skip
