from thidua.cycle.registrations.models import Registration
from thidua.cycle.registrations.permissions import may_register
from thidua.cycle.registrations.refusals import require_state
from thidua.cycle.registrations.words import State
from thidua.foundation.keeping import strike
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def strike_registration(*, actor: Actor, row: Registration, version: int, reason: str) -> None:
    """Take out a draft with its titles and targets, to begin anew from the proposal."""
    require(may_register, actor, row.organisation_id)
    require_state(row, State.DRAFT)
    strike(actor=actor, verb="strike_registration", row=row, version=version, may=may_register,
           reason=reason)  # fmt: skip
