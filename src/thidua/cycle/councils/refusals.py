"""Why something is not done now: what happened, what was kept, what to do."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.councils.models import Ballot, Member, Sitting
from thidua.cycle.councils.words import BallotState


class NotNow(ValidationError):
    """The action does not fit the state of things; nothing has changed."""


def require_state(row: Sitting | Ballot, *states: Any) -> None:
    """Raises NotNow."""
    if row.state not in states:
        raise NotNow(
            _("«%(name)s» hiện là «%(state)s» nên không làm được việc này; chưa có gì thay đổi.")
            % {"name": row, "state": row.get_state_display()}
        )


def require_own_account(member: Member) -> None:
    """One account votes for one member, and whose it is does not change while the member's ballot
    is open. Raises ValidationError, NotNow."""
    account = member.account
    others = Member.objects.filter(council=member.council_id, ends__isnull=True)
    for other in others.exclude(pk=member.pk).select_related("user", "person__user"):
        if account is not None and other.account == account:
            raise ValidationError(
                {"user": _("Tài khoản này đã bỏ phiếu thay cho %s.") % other.person}
            )
    if member.roll_marks.filter(ballot__state=BallotState.OPEN).exists():
        raise NotNow(
            _("Đang mở phiếu có tên thành viên này nên chưa sửa được; hãy đóng phiếu trước.")
        )


def require_year_of_round(sitting: Sitting) -> None:
    """Raises ValidationError."""
    if sitting.round and sitting.round.year != sitting.year:
        raise ValidationError({"year": _("Năm của phiên họp khác năm của đợt xét.")})


def locked(ballot: Ballot) -> Ballot:
    """The ballot as it is now, with its sitting: neither changes until the transaction ends. The
    sitting's row is locked first, wherever both are."""
    Sitting.objects.select_for_update().get(pk=ballot.sitting_id)
    return Ballot.objects.select_for_update(of=("self",)).select_related("sitting__council").get(
        pk=ballot.pk
    )  # fmt: skip
