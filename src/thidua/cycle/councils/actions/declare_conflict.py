from django.db import transaction

from thidua.cycle.councils.models import BallotItem, Conflict, Member
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.refusals import require_state
from thidua.cycle.councils.words import BallotState, ConflictGround
from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def declare_conflict(*, actor: Actor, item: BallotItem, member: Member, why: str) -> Conflict:
    """A member does not vote on a subject. Raises NotPermitted, ValidationError, NotNow."""
    require_state(item.ballot, BallotState.PREPARED)
    row = Conflict(item=item, member=member, ground=ConflictGround.DECLARED, why=why)
    may = runs(item.ballot.sitting.council)
    return enter(actor=actor, verb="declare_conflict", row=row, may=may)
