from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.councils.counting import Numbers, items_of
from thidua.cycle.councils.models import Ballot, TellerCount
from thidua.cycle.councils.permissions import counts
from thidua.cycle.councils.refusals import NotNow, require_state
from thidua.cycle.councils.words import BallotState, Method
from thidua.foundation.access.models import User
from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import digest
from thidua.foundation.policy.predicates import require

TELLERS = 2


@transaction.atomic
def enter_teller_count(
    *, actor: User, ballot: Ballot, given: int, collected: int, told: Mapping[UUID, Numbers]
) -> TellerCount:
    """One of two tellers enters what he or she counted; entered again it takes the place of the
    own earlier count. The trail keeps a digest, so that the other counts without knowing.

    Raises NotPermitted, ValidationError, NotNow.
    """
    require(counts(ballot.sitting.council), actor, ballot.place_id)
    current = Ballot.objects.select_for_update().get(pk=ballot.pk)
    require_state(current, BallotState.OPEN)
    if current.method != Method.PAPER:
        raise NotNow(_("Phiếu này không bỏ bằng giấy."))
    others = current.teller_counts.exclude(teller=actor)
    if others.count() >= TELLERS:
        raise NotNow(_("Đã có hai người kiểm phiếu khác nhập; không cần thêm người thứ ba."))
    _check(current, given, collected, told)
    row = current.teller_counts.filter(teller=actor).first() or TellerCount(
        ballot=current, teller=actor
    )
    row.given, row.collected = given, collected
    row.counts = {
        str(uid): [one.votes_for, one.against, one.blank, one.invalid] for uid, one in told.items()
    }
    row.full_clean()
    row.save()
    record(actor=actor, verb="enter_teller_count", target=current, digest=digest(row.counts))
    return row


def _check(ballot: Ballot, given: int, collected: int, told: Mapping[UUID, Numbers]) -> None:
    """Sheets of a subject: those collected, less those of members who step aside for it."""
    if not 0 <= collected <= given <= (ballot.present or 0):
        raise ValidationError(
            _("Phiếu phát ra không thể nhiều hơn %s thành viên dự, phiếu thu về không thể nhiều "
              "hơn phiếu phát ra.") % ballot.present
        )  # fmt: skip
    for item in items_of(ballot):
        one = told.get(item.uid)
        parts = (one.votes_for, one.against, one.blank, one.invalid) if one else (-1,)
        fewest, most = collected - item.aside_present, min(
            collected, (ballot.present or 0) - item.aside_present
        )  # fmt: skip
        if min(parts) < 0 or not fewest <= sum(parts) <= most:
            raise ValidationError(
                _("«%(name)s»: cộng các loại phiếu phải bằng số phiếu thu về được tính (%(most)s).")
                % {"name": item.name, "most": most}
            )
