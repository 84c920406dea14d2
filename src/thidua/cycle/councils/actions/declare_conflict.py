from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.councils.models import BallotItem, Conflict, Member
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.refusals import NotNow, locked, require_state
from thidua.cycle.councils.words import BallotState, ConflictGround
from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def declare_conflict(*, actor: Actor, item: BallotItem, member: Member, why: str) -> Conflict:
    """A member of the sitting does not vote on a subject; told before the ballot opens, for its
    roll and the length of each column are made then.

    Raises NotPermitted, ValidationError, NotNow.
    """
    ballot = locked(item.ballot)
    require_state(ballot, BallotState.PREPARED)
    if not ballot.sitting.attendances.filter(member=member).exists():
        raise NotNow(_("%s không được mời dự phiên họp này; chưa có gì được lưu.") % member.person)
    row = Conflict(item=item, member=member, ground=ConflictGround.DECLARED, why=why)
    may = runs(ballot.sitting.council)
    return enter(actor=actor, verb="declare_conflict", row=row, may=may)
