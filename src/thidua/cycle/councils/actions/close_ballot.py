from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.councils.counting import freeze, from_box, from_tellers
from thidua.cycle.councils.models import Ballot, Box
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.refusals import NotNow, require_state
from thidua.cycle.councils.words import FEW, BallotState, Method
from thidua.foundation.keeping import held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def close_ballot(*, actor: Actor, ballot: Ballot, version: int) -> Ballot:
    """Let nobody vote any more and count, once. Before this nothing in the office reads the box.

    The lock on the box comes first, as in casting: a sheet goes in before the count or not at all.

    Raises NotPermitted, StaleEdit, NotNow.
    """
    require(runs(ballot.sitting.council), actor, ballot.place_id)
    box = Box.objects.select_for_update().filter(ballot=ballot).first()
    current = held(ballot, version=version)
    require_state(current, BallotState.OPEN)
    if current.method == Method.HANDS:
        raise NotNow(_("Biểu quyết giơ tay thì ghi số phiếu từng mục; ghi xong là đóng."))
    if current.method == Method.SECRET:
        assert box is not None, "made when the ballot was opened"
        _require_enough(current)
        counts = from_box(current, box)
    else:
        counts = from_tellers(current)
    return freeze(actor=actor, ballot=current, version=version, verb="close_ballot", counts=counts)


def _require_enough(ballot: Ballot) -> None:
    """A count of one or two sheets tells what they say: whoever closes may not stop so early, and
    of no subject, for members who step aside leave its column shorter.

    Raises NotNow.
    """
    roll = dict(ballot.roll.values_list("member_id", "voted"))
    voted = {member for member, cast in roll.items() if cast}
    for item in ballot.items.prefetch_related("conflicts"):
        aside = {one.member_id for one in item.conflicts.all()}
        if len(voted - aside) < min(FEW, len(roll.keys() - aside)):
            raise NotNow(
                _("Mới có %s phiếu: kiểm lúc này sẽ cho biết ai bỏ thế nào. Hãy đợi thêm, hoặc "
                  "hủy phiếu này.") % len(voted - aside)
            )  # fmt: skip
