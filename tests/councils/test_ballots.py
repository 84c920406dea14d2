"""A ballot from its preparation to its frozen result, by every method, and what is refused."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ValidationError

from tests.councils.chamber import AWARD, DAY, REGULATION, Chamber, convene
from tests.office import engage
from thidua.cycle.councils.actions.abandon_ballot import abandon_ballot
from thidua.cycle.councils.actions.cast_ballot import cast_ballot
from thidua.cycle.councils.actions.close_ballot import close_ballot
from thidua.cycle.councils.actions.correct_member import correct_member
from thidua.cycle.councils.actions.declare_conflict import declare_conflict
from thidua.cycle.councils.actions.enter_teller_count import enter_teller_count
from thidua.cycle.councils.actions.note_attendance import note_attendance
from thidua.cycle.councils.actions.note_written_opinions import note_written_opinions
from thidua.cycle.councils.actions.open_ballot import open_ballot
from thidua.cycle.councils.actions.record_hands import record_hands
from thidua.cycle.councils.actions.set_regulation import set_regulation
from thidua.cycle.councils.actions.strike_conflict import strike_conflict
from thidua.cycle.councils.counting import Numbers, differing, is_whole
from thidua.cycle.councils.models import Ballot, Box, Council, Member, RollMark
from thidua.cycle.councils.queries import awaiting, passed
from thidua.cycle.councils.refusals import NotNow
from thidua.cycle.councils.sheets import counted, empty, opened, sealed, with_sheet
from thidua.cycle.councils.words import Choice
from thidua.foundation.access.models import StandIn, User
from thidua.foundation.backups.refusals import NotNow as NoCopyNow
from thidua.foundation.backups.waiting import require_quiet
from thidua.foundation.people.models import Posting
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role

YES, NO = Choice.FOR, Choice.AGAINST


@pytest.fixture
def chamber(db: None) -> Chamber:
    return convene()


def cast(chamber: Chamber, ballot: Ballot, votes: dict[int, tuple[Choice, ...]]) -> None:
    items = list(ballot.items.order_by("number"))
    for number, chosen in votes.items():
        sheet = {item.uid: one for item, one in zip(items, chosen, strict=True)}
        cast_ballot(actor=chamber.user(number), ballot=ballot, sheet=sheet)


def closed(chamber: Chamber, ballot: Ballot) -> Ballot:
    return close_ballot(actor=chamber.officer, ballot=ballot, version=ballot.edit_version)


def test_a_secret_ballot_is_counted_once_and_frozen(chamber: Chamber, settings: Any) -> None:
    ballot = chamber.opened()
    assert [awaiting(chamber.user(n)).count() for n in (0, 5)] == [1, 1]
    cast(chamber, ballot, {n: (YES, NO if n < 2 else YES) for n in range(5)})
    assert awaiting(chamber.user(0)).count() == 0
    with pytest.raises(NotNow, match="bỏ phiếu này rồi"):
        cast(chamber, ballot, {0: (NO, NO)})
    assert passed(chamber.sitting, AWARD).count() == 0, "nothing is known before the count"
    done = closed(chamber, ballot)
    first, second = done.items.order_by("number")
    assert (first.votes_for, first.passed, first.margin) == (5, True, 0)
    assert (second.votes_for, second.votes_against, second.passed) == (3, 2, False)
    assert second.margin == -2
    assert "Thiếu 2 phiếu để đạt 80%" in " ".join(second.said["vi"])
    assert "12/QC-HĐ" in " ".join(first.said["vi"])
    assert [one.name for one in passed(chamber.sitting, AWARD)] == [chamber.office.an.full_name]
    assert is_whole(done)
    for again in (lambda: closed(chamber, done), lambda: cast(chamber, done, {5: (YES, YES)})):
        with pytest.raises(NotNow):
            again()
    done.items.filter(number=1).update(votes_for=6)
    assert not is_whole(done), "a number changed behind the office's back is found"
    settings.FIELDS_KEYS = [Fernet.generate_key().decode()]
    assert is_whole(done) is None, "restored without its key the result is still told"


def test_the_law_of_a_national_title_asks_nine_of_ten_of_all_members(chamber: Chamber) -> None:
    ballot = chamber.opened(award="emulation_fighter_national")
    assert (ballot.rule["percent"], ballot.rule["source"]) == (90, "law")
    cast(chamber, ballot, dict.fromkeys(range(5), (YES, YES)))
    item = closed(chamber, ballot).items.get(number=1)
    assert (item.passed, item.margin) == (False, -1)
    assert "Điều 33.5" in " ".join(item.said["vi"])


def test_nobody_votes_for_another_nor_without_being_on_the_roll(chamber: Chamber) -> None:
    ballot = chamber.opened()
    stranger = chamber.office.user(Role.COUNCIL_MEMBER)
    for actor in (stranger, chamber.officer, chamber.office.user(Role.ADMINISTRATOR)):
        with pytest.raises(NotPermitted):
            cast_ballot(actor=actor, ballot=ballot, sheet={})
    absent, deputy = chamber.user(1), chamber.user(0)
    stand_in = StandIn.objects.create(absent=absent, deputy=stranger, valid_to="2099-01-01")
    stranger.act_under(stand_in)
    deputy.act_under(StandIn.objects.create(absent=absent, deputy=deputy, valid_to="2099-01-01"))
    for actor in (stranger, deputy):
        assert awaiting(actor).count() == 0
        with pytest.raises(NotPermitted):
            cast_ballot(actor=actor, ballot=ballot, sheet={})
    assert not RollMark.objects.filter(voted=True).exists()
    cast(chamber, ballot, {0: (YES, YES), 1: (YES, YES)})
    with pytest.raises(NotNow, match="Mới có 2 phiếu"):
        closed(chamber, ballot)
    foreign = chamber.prepared(award="commendation_certificate")
    with pytest.raises(NotNow, match="không được bỏ"):
        cast_ballot(actor=chamber.user(2), ballot=ballot,
                    sheet={chamber.item(foreign).uid: YES})  # fmt: skip
    with pytest.raises(NotPermitted):
        close_ballot(actor=chamber.user(3), ballot=ballot, version=ballot.edit_version)
    cast(chamber, ballot, {5: (NO, YES)})
    assert closed_by_secretary(chamber, ballot).state == "closed"


def closed_by_secretary(chamber: Chamber, ballot: Ballot) -> Ballot:
    return close_ballot(actor=chamber.user(2), ballot=ballot, version=ballot.edit_version)


def test_whoever_is_the_subject_or_its_head_steps_aside(chamber: Chamber) -> None:
    member, unit = chamber.members[4].person, chamber.office.energy
    Posting.objects.create(
        person=chamber.members[3].person, organisation=unit, title="Trưởng phòng", is_head=True,
        starts="2020-01-01",
    )  # fmt: skip
    ballot = chamber.prepared(member, unit)  # type: ignore[arg-type]
    own, headed = ballot.items.order_by("number")
    assert [one.ground for one in own.conflicts.all()] == ["own"]
    assert [one.ground for one in headed.conflicts.all()] == ["head"]
    declare_conflict(actor=chamber.officer, item=own, member=chamber.members[0], why="Vợ chồng")
    ballot = open_ballot(actor=chamber.officer, ballot=ballot, version=1)
    with pytest.raises(NotNow, match="không được bỏ"):
        cast_ballot(actor=chamber.user(4), ballot=ballot, sheet={own.uid: YES})
    for number in range(6):
        mine = {own.uid: YES, headed.uid: YES}
        for item, aside in ((own, (0, 4)), (headed, (3,))):
            if number in aside:
                del mine[item.uid]
        cast_ballot(actor=chamber.user(number), ballot=ballot, sheet=mine)
    own, headed = closed(chamber, ballot).items.order_by("number")
    assert (own.votes_for, own.conflicted, own.passed) == (4, 2, False), "they stay in the total"
    assert (headed.votes_for, headed.passed) == (5, True)
    assert "vẫn nằm trong mẫu số" in " ".join(own.said["vi"])


def test_what_a_regulation_makes_of_the_denominator(db: None) -> None:
    """Six members, five present, one of them steps aside, three vote in favour."""
    chamber = convene(absent=1)
    member = chamber.members[4].person
    for of, removed, total in (
        ("present", False, 5), ("present", True, 4), ("all_members", True, 5),
        ("ballots_cast", False, 3),
    ):  # fmt: skip
        votes = [{"award": "", "percent": 61, "of": of}]
        own = REGULATION | {"votes": votes, "conflict_removed": removed}
        council = Council.objects.get()
        set_regulation(
            actor=chamber.officer, row=council, version=council.edit_version, content=own,
            reason="Sửa quy chế",
        )  # fmt: skip
        ballot = chamber.opened(member, award="commendation_certificate")
        cast(chamber, ballot, {0: (YES,), 1: (YES,), 2: (YES,)})
        item = closed(chamber, ballot).items.get()
        assert (item.said["of"], item.passed) == (total, total < 5), (of, removed)


def test_what_keeps_a_ballot_from_being_opened(db: None) -> None:
    chamber = convene(absent=3)
    ballot = chamber.prepared()
    with pytest.raises(NotNow, match="Mới có 3/6 thành viên dự, cần ít nhất 4"):
        open_ballot(actor=chamber.officer, ballot=ballot, version=1)
    rows = {row.uid: (True, "") for row in chamber.sitting.attendances.all()}
    note_attendance(actor=chamber.officer, sitting=chamber.fresh(), version=2, told=rows)
    User.objects.filter(username="uv1").update(is_active=False)
    with pytest.raises(NotNow, match="Chưa có tài khoản để bỏ phiếu: Ủy Viên B"):
        open_ballot(actor=chamber.officer, ballot=ballot, version=1)
    User.objects.filter(username="uv1").update(is_active=True)
    opened_ = open_ballot(actor=chamber.officer, ballot=ballot, version=1)
    with pytest.raises(NotNow, match="chưa sửa điểm danh"):
        note_attendance(actor=chamber.officer, sitting=chamber.fresh(), version=2, told={})
    with pytest.raises(NoCopyNow, match="Đang bỏ phiếu kín"):
        require_quiet()
    cast(chamber, opened_, {0: (YES, YES)})
    with pytest.raises(ValidationError):
        abandon_ballot(actor=chamber.officer, ballot=opened_, version=2, reason=" ")
    abandon_ballot(actor=chamber.officer, ballot=opened_, version=2, reason="Sai danh sách")
    assert not Box.objects.exists(), "what was in the box is thrown away unread"
    require_quiet()


def test_few_voters_are_warned_of(db: None) -> None:
    chamber = convene(absent=4, regulation=REGULATION | {"quorum": "1/3"})
    ballot = chamber.prepared()
    with pytest.raises(NotNow, match="chỉ 2 người được bỏ phiếu"):
        open_ballot(actor=chamber.officer, ballot=ballot, version=1)
    assert open_ballot(actor=chamber.officer, ballot=ballot, version=1, few_is_known=True)


def test_no_subject_is_counted_from_a_sheet_or_two(chamber: Chamber) -> None:
    """Three sheets are in, of which two step aside for the first subject."""
    ballot = chamber.prepared()
    first = chamber.item(ballot)
    for n in (0, 1):
        declare_conflict(
            actor=chamber.officer, item=first, member=chamber.members[n], why="Họ hàng"
        )
    ballot = open_ballot(actor=chamber.officer, ballot=ballot, version=1)
    cast(chamber, ballot, {2: (YES, NO)})
    for n in (0, 1):
        cast_ballot(actor=chamber.user(n), ballot=ballot, sheet={chamber.item(ballot, 2).uid: YES})
    with pytest.raises(NotNow, match="Mới có 1 phiếu"):
        closed(chamber, ballot)
    cast(chamber, ballot, {3: (YES, YES), 4: (NO, NO)})
    assert closed(chamber, ballot).items.get(number=1).votes_for == 2


def test_who_votes_and_who_steps_aside_stands_once_a_ballot_is_open(chamber: Chamber) -> None:
    """What was read before it opened is asked for anew: the roll and the box are made of it."""
    ballot = chamber.prepared()
    stale, member, officer = chamber.item(ballot), chamber.members[4], chamber.officer
    note = declare_conflict(actor=officer, item=stale, member=member, why="Họ hàng")
    stranger = Member.objects.create(
        council=chamber.council, person=chamber.office.an, starts=DAY
    )  # fmt: skip
    with pytest.raises(NotNow, match="không được mời dự"):
        declare_conflict(actor=officer, item=stale, member=stranger, why="Không dự")
    with pytest.raises(ValidationError, match="đã bỏ phiếu thay cho Ủy Viên C"):
        correct_member(actor=officer, row=member, version=1, reason="Đổi", user=chamber.user(2))
    open_ballot(actor=officer, ballot=ballot, version=1)
    with pytest.raises(NotNow):
        declare_conflict(actor=officer, item=stale, member=chamber.members[5], why="Họ hàng")
    with pytest.raises(NotNow):
        strike_conflict(actor=officer, row=note, reason="Ghi nhầm")
    with pytest.raises(NotNow, match="Đang mở phiếu"):
        correct_member(actor=officer, row=member, version=1, reason="Đổi", user=officer)


def test_raised_hands_and_written_opinions(db: None) -> None:
    chamber = convene(absent=1, regulation=REGULATION | {"absent": "written"})
    ballot = chamber.prepared(method="show_of_hands")
    first, second = ballot.items.order_by("number")
    note_written_opinions(actor=chamber.officer, ballot=ballot, version=1, told={first.uid: (1, 0)})
    ballot = open_ballot(actor=chamber.officer, ballot=ballot, version=1)
    with pytest.raises(ValidationError, match="có 5 người được biểu quyết"):
        record_hands(actor=chamber.officer, ballot=ballot, version=2,
                     told={first.uid: (5, 1), second.uid: (0, 0)})  # fmt: skip
    told = {first.uid: (4, 1), second.uid: (4, 0)}
    done = record_hands(actor=chamber.officer, ballot=ballot, version=2, told=told)
    first, second = done.items.order_by("number")
    assert (first.passed, second.passed, second.blank) == (True, False, 1)
    assert "5/6" in first.said["vi"][0]


def test_two_tellers_count_paper_for_themselves(chamber: Chamber) -> None:
    ballot = chamber.opened(method="paper")
    uids = list(ballot.items.order_by("number").values_list("uid", flat=True))
    count: dict[str, Any] = {"given": 6, "collected": 6}
    mine = {uids[0]: Numbers(5, 1), uids[1]: Numbers(4, 0, 1, 1)}
    enter_teller_count(actor=chamber.user(2), ballot=ballot, told=mine, **count)
    with pytest.raises(NotNow, match="hiện có 1"):
        closed(chamber, ballot)
    theirs = mine | {uids[1]: Numbers(3, 1, 1, 1)}
    enter_teller_count(actor=chamber.user(3), ballot=ballot, told=theirs, **count)
    assert differing(ballot, list(ballot.teller_counts.all())) == {str(uids[1])}
    with pytest.raises(NotNow, match="khác nhau"):
        closed(chamber, ballot)
    with pytest.raises(NotNow, match="hai người"):
        enter_teller_count(actor=chamber.user(4), ballot=ballot, told=mine, **count)
    with pytest.raises(ValidationError, match="cộng các loại phiếu"):
        enter_teller_count(actor=chamber.user(3), ballot=ballot, told={
            **mine, uids[0]: Numbers(6, 1)}, **count)  # fmt: skip
    with pytest.raises(NotPermitted):
        enter_teller_count(actor=chamber.office.user(Role.AUDITOR), ballot=ballot, told=mine,
                           **count)  # fmt: skip
    enter_teller_count(actor=chamber.user(3), ballot=ballot, told=mine, **count)
    second = closed(chamber, ballot).items.get(number=2)
    assert (second.votes_for, second.blank, second.invalid, second.passed) == (4, 1, 1, False)


def test_a_subject_voted_on_again_counts_by_the_later_ballot(chamber: Chamber) -> None:
    again = engage("Người Xét Lại", chamber.office.energy)
    for votes in ((YES,), (NO,)):
        ballot = chamber.opened(again)
        cast(chamber, ballot, dict.fromkeys(range(6), votes))
        closed(chamber, ballot)
    assert not passed(chamber.sitting, AWARD).exists()


def test_the_box_shuffles_each_column_and_keeps_its_length() -> None:
    columns, lengths = empty(["một", "hai"]), set()
    orders: Counter[str] = Counter()
    for number in range(12):
        lengths.add(len(sealed(columns, 12).kept))
        columns = with_sheet(columns, {"một": YES if number < 6 else NO, "hai": Choice.BLANK})
        orders[columns["một"]] += 1
    lengths.add(len(sealed(columns, 12).kept))
    assert len(lengths) == 1, "the sealed box tells not how many have voted"
    assert counted(opened(sealed(columns, 12))) == {
        "một": {YES: 6, NO: 6}, "hai": {Choice.BLANK: 12}
    }  # fmt: skip
    drawn = {with_sheet(columns, {})["một"] for _turn in range(40)}
    assert len(drawn) > 20, "924 orders are possible"
