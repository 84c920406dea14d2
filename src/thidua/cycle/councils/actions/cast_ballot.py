from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import BooleanField, Case, F, Value, When
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from thidua.cycle.councils import sheets
from thidua.cycle.councils.models import Ballot, Box, RollMark
from thidua.cycle.councils.permissions import mark_of, votes_on
from thidua.cycle.councils.refusals import NotNow
from thidua.cycle.councils.words import BallotState, Choice
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@sensitive_variables()
@transaction.atomic
def cast_ballot(*, actor: Actor, ballot: Ballot, sheet: Mapping[UUID, Choice]) -> None:
    """Put a member's own sheet into the box; a subject left out stays blank.

    The one action that writes no event of the trail: of a vote nothing is kept but the mark on
    the roll and the box, and neither tells when or in which order. All marks of the ballot are
    rewritten in one statement, so that no version of a row is younger than another's; the box is
    rewritten whole, shuffled, at the same length. The lock on the box lets one sheet in at a time.

    Raises NotPermitted, NotNow: nothing of the sheet has been kept.
    """
    require(votes_on(ballot), actor, ballot.place_id)
    box = Box.objects.select_for_update().filter(ballot=ballot).first()
    state = Ballot.objects.values_list("state", flat=True).get(pk=ballot.pk)
    if box is None or state != BallotState.OPEN:
        raise NotNow(_("Phiếu này không mở nên chưa nhận phiếu của bạn. Không có gì được lưu."))
    mark = mark_of(actor, ballot)
    assert mark is not None, "the rule above asked for it"
    if mark.voted:
        raise NotNow(
            _("Bạn đã bỏ phiếu này rồi; mỗi thành viên bỏ một lần. Phiếu trước giữ nguyên.")
        )
    mine = _own_subjects(ballot, mark)
    if not set(sheet) <= mine:
        raise NotNow(_("Phiếu có dòng bạn không được bỏ; chưa có gì được lưu. Hãy mở lại phiếu."))
    whole = {str(item): sheet.get(item, Choice.BLANK) for item in mine}
    roll = RollMark.objects.filter(ballot=ballot)
    filled = sheets.with_sheet(sheets.opened(box.sheets), whole)
    Box.objects.filter(pk=box.pk).update(sheets=sheets.sealed(filled, roll.count()))
    here = When(pk=mark.pk, then=Value(value=True))
    roll.update(voted=Case(here, default=F("voted"), output_field=BooleanField()))


def _own_subjects(ballot: Ballot, mark: RollMark) -> set[UUID]:
    """Subjects the member votes on."""
    items = ballot.items.exclude(conflicts__member=mark.member_id)
    return set(items.values_list("uid", flat=True))
