"""Whether a ballot can be opened, and who would vote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.bridge import votes
from thidua.cycle.councils.counting import items_of
from thidua.cycle.councils.models import Ballot, Member
from thidua.cycle.councils.words import Method
from thidua.cycle.initiatives.words import State as Submitted
from thidua.cycle.nominations.states import State as Filed


@dataclass(frozen=True, slots=True)
class Voters:
    """``members`` of the council on that day, ``present`` of them; ``roll``: keys of those who
    vote on some subject; ``fewest``: the least number who vote on any."""

    members: int
    present: int
    roll: list[int]
    fewest: int


def voters_of(ballot: Ballot) -> Voters:
    """Three queries, however many subjects."""
    told = ballot.sitting.attendances.values_list("member_id", "present")
    here = sorted(member for member, present in told if present)
    aside = [item.aside_present for item in items_of(ballot)]
    every = len(aside)
    stepped = ballot.items.filter(conflicts__isnull=False).values_list("conflicts__member", "pk")
    left: dict[int, int] = {}
    for member, _item in stepped:
        left[member] = left.get(member, 0) + 1
    roll = [member for member in here if left.get(member, 0) < every]
    return Voters(len(told), len(here), roll, len(here) - max(aside, default=0))


def obstacles(ballot: Ballot, rule: votes.Rule) -> list[str]:
    """Everything that keeps a ballot from being opened, each with its cure."""
    return list(_obstacles(ballot, rule))


def _obstacles(ballot: Ballot, rule: votes.Rule) -> Iterator[str]:
    sitting = ballot.sitting
    open_places = sitting.attendances.filter(present__isnull=True).count()
    if open_places:
        yield _("Còn %s thành viên chưa điểm danh.") % open_places
    voters = voters_of(ballot)
    asked = votes.least(rule, voters.members)
    if asked is not None and voters.present < asked:
        yield _("Mới có %(present)s/%(members)s thành viên dự, cần ít nhất %(asked)s.") % {
            "present": voters.present, "members": voters.members, "asked": asked,
        }  # fmt: skip
    if gone := _gone(ballot):
        yield _("Hồ sơ không còn chờ hội đồng: %s. Hãy hủy phiếu này rồi lập lại.") % "; ".join(
            gone
        )
    if not voters.roll:
        yield _("Không còn thành viên nào được bỏ phiếu.")
    if rule.method is votes.VoteMethod.SECRET and ballot.method == Method.HANDS:
        yield _("Quy định phải bỏ phiếu kín; hãy chọn bỏ phiếu kín trên máy hoặc phiếu giấy.")
    if ballot.method == Method.SECRET and (missing := _without_account(voters.roll)):
        yield _("Chưa có tài khoản để bỏ phiếu: %s. Hãy nối tài khoản, hoặc chọn phiếu giấy.") % (
            ", ".join(missing)
        )


def _gone(ballot: Ballot) -> list[str]:
    """Subjects whose file was withdrawn or decided after the paper was drawn up."""
    moved = Q(nomination__isnull=False) & ~Q(nomination__state=Filed.APPRAISED)
    moved |= Q(submission__isnull=False) & ~Q(submission__state=Submitted.FORWARDED)
    return list(ballot.items.filter(moved).order_by("number").values_list("name", flat=True))


def _without_account(roll: list[int]) -> list[str]:
    rows = Member.objects.filter(pk__in=roll).filter(
        Q(user__isnull=True, person__user__isnull=True)
        | Q(user__is_active=False)
        | Q(user__isnull=True, person__user__is_active=False)
    )
    return [str(one.person) for one in rows.select_related("person").order_by("pk")]
