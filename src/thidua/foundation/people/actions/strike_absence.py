from thidua.foundation.keeping import strike
from thidua.foundation.people.models import Absence
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.reach import Actor


def strike_absence(*, actor: Actor, row: Absence, version: int, reason: str) -> None:
    """Take out a row entered by mistake; the trail keeps what it said and why it went."""
    strike(
        actor=actor, verb="strike_absence", row=row, version=version, may=may_keep_people,
        reason=reason,
    )  # fmt: skip
