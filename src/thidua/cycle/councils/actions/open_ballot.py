from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.bridge import votes
from thidua.cycle.councils import sheets
from thidua.cycle.councils.models import Ballot, Box, RollMark
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.readiness import obstacles, voters_of
from thidua.cycle.councils.refusals import NotNow, locked, require_state
from thidua.cycle.councils.rules import rule_for
from thidua.cycle.councils.words import FEW, BallotState, Method, SittingState
from thidua.cycle.movements.queries import require_open
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def open_ballot(
    *, actor: Actor, ballot: Ballot, version: int, few_is_known: bool = False
) -> Ballot:
    """Let the members vote: the rule and the roll stand from now on.

    All rows of a secret ballot are made here; casting adds none. ``few_is_known``: whoever opens
    has been told that few voters keep no secret.

    Raises NotPermitted, StaleEdit, NotNow.
    """
    current = locked(ballot)
    require_state(current, BallotState.PREPARED)
    require_state(current.sitting, SittingState.OPEN)
    require_open(current.sitting.council.organisation, current.sitting.year)
    rule = rule_for(current)
    if told := obstacles(current, rule):
        raise NotNow(" ".join(told))
    voters = voters_of(current)
    if current.method == Method.SECRET and voters.fewest < FEW and not few_is_known:
        raise NotNow(
            _("Có mục chỉ %s người được bỏ phiếu: kết quả gần như cho biết từng phiếu. Hãy xác "
              "nhận đã biết điều này, hoặc đổi cách biểu quyết.") % voters.fewest
        )  # fmt: skip
    opened = amend(
        actor=actor, verb="open_ballot", row=ballot, version=version,
        changes={
            "state": BallotState.OPEN, "opened_on": timezone.localdate(),
            "rule": votes.kept(rule), "members": voters.members, "present": voters.present,
        },
        may=runs(current.sitting.council),
    )  # fmt: skip
    if current.method == Method.SECRET:
        _lay_out(opened, voters.roll)
    return opened


def _lay_out(ballot: Ballot, roll: list[int]) -> None:
    RollMark.objects.bulk_create(RollMark(ballot=ballot, member_id=member) for member in roll)
    items = [str(uid) for uid in ballot.items.values_list("uid", flat=True)]
    Box.objects.create(ballot=ballot, sheets=sheets.sealed(sheets.empty(items), len(roll)))
