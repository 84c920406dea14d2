"""The pages of a sitting, from the call to the signed minutes, as each of those who act in it."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.councils.chamber import AWARD, DAY, Chamber, convene
from tests.office import Office, engage, open_office
from thidua.cycle.councils.actions.cast_ballot import cast_ballot
from thidua.cycle.councils.actions.prepare_ballot import prepare_ballot
from thidua.cycle.councils.demonstration import fill
from thidua.cycle.councils.models import Ballot, Council, Member, Sitting
from thidua.cycle.councils.queries import passed
from thidua.cycle.councils.subjects import of_subjects
from thidua.cycle.councils.words import Choice
from thidua.cycle.nominations.models import Nomination, Round
from thidua.foundation.access.models import User
from thidua.foundation.policy.roles import Role


@pytest.fixture
def chamber(db: None) -> Chamber:
    return convene()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def go(client: Client, name: str, row: Any, data: dict[str, Any] | None = None, *more: str) -> Any:
    """POST with the version of the row as it stands; the answer's page."""
    version = {"edit_version": type(row).objects.get(pk=row.pk).edit_version}
    address = reverse(f"desk:{name}", args=[row.uid, *more])
    return client.post(address, version | (data or {}), follow=True)


def text(answer: Any) -> str:
    return answer.content.decode()


def nominate_at(office: Office, *people: Any) -> Round:
    round_ = Round.objects.create(
        organisation=office.department, year=2025, name="Đợt cuối năm", opens=DAY,
        closes=DAY, received=DAY, state="with_council",
    )  # fmt: skip
    for one in people:
        Nomination.objects.create(
            round=round_, unit=one.organisation, person=one, award=AWARD, state="appraised",
            achievement_from="2025-01-01", achievement_to="2025-12-31", submitted_on=DAY,
            appraised_on=DAY, opinion="Đủ tiêu chuẩn", verdict={}, digest="1" * 64,
        )  # fmt: skip
    return round_


def test_a_sitting_from_the_round_to_the_signed_minutes(chamber: Chamber) -> None:
    round_ = nominate_at(chamber.office, chamber.office.an, chamber.office.binh)
    Sitting.objects.update(round=round_)
    officer, sitting = signed_in(chamber.officer), chamber.sitting
    page = text(officer.get(reverse("desk:sitting", args=[sitting.uid])))
    assert "Có mặt 6/6 thành viên" in page
    assert "năm 2025" in page
    form = text(officer.get(reverse("desk:ballot-new", args=[sitting.uid])))
    assert "Chiến sĩ thi đua cơ sở (2)" in form
    told = go(officer, "ballot-new", sitting, {"award": AWARD, "method": "secret"})
    ballot = Ballot.objects.get()
    assert "Đặng Thị Hương An" in text(told)
    assert "12/QC-HĐ" in text(told)
    assert "đối chiếu với văn bản" in text(told)
    Nomination.objects.update(state="refused")
    told = go(officer, "ballot-open", ballot)
    assert "Hồ sơ không còn chờ hội đồng: Đặng Thị Hương An" in text(told)
    Nomination.objects.update(state="appraised")
    item, member = ballot.items.get(number=1), chamber.members[5]
    told = go(officer, "ballot-conflict", ballot,
              {"item": item.uid, "member": member.uid, "why": "Anh em"})  # fmt: skip
    assert "(Anh em)" in text(told)
    gone = {"conflict": item.conflicts.get().uid, "reason": "Nhầm người"}
    assert "(Anh em)" not in text(go(officer, "ballot-conflict-strike", ballot, gone))
    assert "Đã bỏ 0/6 phiếu" in text(go(officer, "ballot-open", ballot))
    vote(chamber, ballot)
    assert "Kết quả không đổi được nữa" in text(go(officer, "ballot-close", ballot))
    page = text(officer.get(reverse("desk:ballot", args=[ballot.uid])))
    assert "Mọi phiếu giống nhau ở: Đặng Thị Hương An" in page
    assert "Thiếu 2 phiếu để đạt 80%" in page
    file = officer.get(reverse("desk:ballot-file", args=[ballot.uid, "csv"])).content.decode()
    assert "không đạt" in file.lower()
    go(officer, "sitting-close", sitting)
    minutes(chamber, officer)


def vote(chamber: Chamber, ballot: Ballot) -> None:
    """Choose, look over, change, cast; afterwards the page says only that it is done."""
    first, second = ballot.items.order_by("number")
    first_page = text(signed_in(chamber.user(5)).get("/"))
    assert "phiếu chờ bạn bỏ" in first_page
    assert "chưa được giao" not in first_page, "a member without any role votes too"
    for number in range(5):
        chosen = {first.uid: Choice.FOR, second.uid: Choice.AGAINST if number > 2 else Choice.FOR}
        cast_ballot(actor=chamber.user(number), ballot=ballot, sheet=chosen)
    client = signed_in(chamber.user(5))
    address = reverse("desk:own-ballot", args=[ballot.uid])
    assert reverse("desk:own-ballot", args=[ballot.uid]) in text(
        client.get(reverse("desk:own-ballots"))
    )
    sheet = {f"choice_{first.uid}": "for",
             f"choice_{second.uid}": "against"}  # fmt: skip
    review = client.post(address, sheet | {"step": "review"})
    assert "Chưa bỏ: hãy xem lại" in text(review)
    assert "no-store" in review["Cache-Control"]
    again = client.post(address, sheet | {"step": "edit"})
    assert text(again).count(" checked") == 2
    done = client.post(address, sheet | {"step": "cast"}, follow=True)
    assert "Phiếu của bạn đã ở trong hòm" in text(done)
    assert "choice_" not in text(done)
    assert client.post(address, sheet | {"step": "cast"}).status_code == 409
    own = text(signed_in(chamber.user(5)).get("/"))
    assert "phiếu chờ bạn bỏ" not in own
    filled = signed_in(chamber.officer).get(address)
    assert filled.status_code in (403, 404), "not on the roll"


def minutes(chamber: Chamber, officer: Client) -> None:
    sitting = chamber.sitting
    words = {
        "minutes_no": "03",
        "discussion": "Hội đồng nhất trí.",
        "conclusion": "Trình Giám đốc.",
    }
    assert "Đã lưu biên bản" in text(go(officer, "sitting-minutes", sitting, words))
    go(signed_in(chamber.user(0)), "sitting-sign", sitting, {"part": "chair"})
    assert Sitting.objects.get().state == "closed"
    go(officer, "sitting-sign", sitting, {"part": "secretary"})
    kept = Sitting.objects.get()
    assert (kept.state, kept.word.frozen, kept.pdf.frozen) == ("minuted", True, True)
    answer = officer.get(reverse("desk:sitting-paper", args=[sitting.uid, "docx"]))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        said = file.read("word/document.xml").decode()
    for words_ in ("BIÊN BẢN", "Hội đồng nhất trí.", "thiếu 2 phiếu", "Ủy Viên A", "12/QC-HĐ"):
        assert words_ in said, words_
    assert said.count("(Đã ký ngày") == 2
    assert (
        officer.get(reverse("desk:sitting-paper", args=[sitting.uid, "pdf"])).content[:5]
        == b"%PDF-"
    )
    told = go(officer, "sitting-minutes", sitting, {"minutes_no": "04"})
    assert told.status_code == 422, "signed minutes are not written again"


def test_hands_opinions_and_tellers_on_their_pages(chamber: Chamber) -> None:
    officer = signed_in(chamber.officer)
    hands = chamber.prepared(method="show_of_hands")
    assert officer.get(reverse("desk:ballot-opinions", args=[hands.uid])).status_code == 200
    assert go(officer, "ballot-opinions", hands, numbers(hands, 0, 0)).status_code == 200
    go(officer, "ballot-open", hands)
    assert go(officer, "ballot-hands", hands, numbers(hands, 7, 0)).status_code == 422
    assert go(officer, "ballot-hands", hands, numbers(hands, 5, 1)).status_code == 200
    assert Ballot.objects.get().items.filter(passed=True).count() == 2
    paper = chamber.prepared(method="paper", award="commendation_certificate")
    sheet = officer.get(reverse("desk:ballot-sheet", args=[paper.uid, "docx"])).content
    assert "Không ký tên" in zipfile.ZipFile(io.BytesIO(sheet)).read("word/document.xml").decode()
    go(officer, "ballot-open", paper)
    tellers = [signed_in(chamber.user(n)) for n in (3, 4)]
    sheets = {"given": 6, "collected": 6}
    go(tellers[0], "ballot-count", paper, sheets | numbers(paper, 6, 0, 0, 0))
    other = text(tellers[1].get(reverse("desk:ballot-count", args=[paper.uid])))
    assert 'value="6" aria-label="Đồng ý' not in other
    told = go(tellers[1], "ballot-count", paper, sheets | numbers(paper, 5, 1, 0, 0))
    assert "khác nhau" in text(go(officer, "ballot-close", paper))
    assert told.status_code == 200
    wrong = text(tellers[1].get(reverse("desk:ballot-count", args=[paper.uid])))
    assert "Hai bản kiểm phiếu khác nhau ở" in wrong
    third = chamber.prepared(award="government_flag")
    gone = go(officer, "ballot-abandon", third, {"reason": "Lập nhầm"})
    assert "Đã hủy phiếu" in text(gone)


def numbers(ballot: Ballot, *values: int) -> dict[str, int]:
    names = ("for", "against", "blank", "invalid")
    return {
        f"{name}_{item.uid}": value
        for item in ballot.items.all() for name, value in zip(names, values, strict=False)
    }  # fmt: skip


def test_registers_take_councils_members_and_sittings(chamber: Chamber) -> None:
    officer, person = signed_in(chamber.officer), engage("Ủy Viên Mới", chamber.office.trade)
    User.objects.create(username="moi", full_name="Mới")
    new = {
        "hoi-dong": {"organisation": chamber.office.department.pk, "kind": "initiative",
                     "name": "Hội đồng sáng kiến", "decision_no": "02", "decided": "05/01/2026"},
        "thanh-vien-hoi-dong": {"council": chamber.council.uid, "person": f"person:{person.uid}",
                                "role": "member", "starts": "01/01/2026", "user": "moi"},
        "phien-hop": {"council": chamber.council.uid, "year": 2025, "name": "Phiên bổ sung",
                      "held_on": "20/02/2026"},
    }  # fmt: skip
    for slug, values in new.items():
        answer = officer.post(reverse("desk:record-new", args=[slug]), values)
        assert answer.status_code == 302, answer.context["form"].errors
    assert Member.objects.get(person=person).account.username == "moi"
    assert Sitting.objects.get(name="Phiên bổ sung").attendances.count() == 7
    extra = Sitting.objects.get(name="Phiên bổ sung")
    address = reverse("desk:record-deed", args=["phien-hop", extra.uid, "xoa"])
    assert officer.post(address, {"edit_version": 1, "reason": "Nhầm"}).status_code == 302
    assert not Sitting.objects.filter(pk=extra.pk).exists()
    council = Council.objects.get(kind="initiative")
    address = reverse("desk:record-deed", args=["hoi-dong", council.uid, "quy-che"])
    rules = {"title": "Quy chế", "percent": 70, "of": "present", "absent": "written",
             "method": "any", "quorum": "2/3", "award_0": AWARD, "percent_0": 90, "edit_version": 1,
             "reason": "Ban hành"}  # fmt: skip
    assert officer.post(address, rules).status_code == 302
    council.refresh_from_db()
    assert [one["percent"] for one in council.regulation["votes"]] == [90, 70]
    assert 'value="70"' in text(officer.get(address))


def test_pages_ask_no_more_for_a_hundred_subjects(chamber: Chamber) -> None:
    officer = signed_in(chamber.officer)

    def queries(ballot: Ballot) -> list[int]:
        found = []
        for name, row in (("ballot", ballot), ("sitting", ballot.sitting)):
            with CaptureQueriesContext(connection) as asked:
                officer.get(reverse(f"desk:{name}", args=[row.uid]))
            found.append(len(asked))
        return found

    small = chamber.prepared()
    first = queries(small)
    many = [engage(f"Người {n}", chamber.office.energy) for n in range(12)]
    prepare_ballot(
        actor=chamber.officer, sitting=chamber.fresh(), award="commendation_certificate",
        title="Nhiều", method="secret", candidates=of_subjects(many),
    )  # fmt: skip
    large = queries(Ballot.objects.get(title="Nhiều"))
    assert large[0] <= first[0] + 1
    assert large[1] <= first[1]


def test_who_finds_a_sitting(chamber: Chamber) -> None:
    ballot = chamber.prepared()
    addresses = [reverse("desk:sitting", args=[chamber.sitting.uid]),
                 reverse("desk:sitting-quorum", args=[chamber.sitting.uid]),
                 reverse("desk:ballot", args=[ballot.uid])]  # fmt: skip
    seeing = {Role.DEPARTMENT_OFFICER, Role.COUNCIL_MEMBER, Role.SIGNING_HEAD, Role.AUDITOR}
    for role in Role:
        client = signed_in(chamber.office.user(role))
        found = {client.get(address).status_code for address in addresses}
        assert (found == {200}) is (role in seeing), role
        for name in ("sitting-open", "sitting-attendance", "ballot-open"):
            row = ballot if name.startswith("ballot") else chamber.sitting
            if role is not Role.DEPARTMENT_OFFICER:
                assert go(client, name, row).status_code in (403, 404), (role, name)
    assert signed_in(chamber.user(5)).get(addresses[0]).status_code == 200, "a member of it"
    neighbour = signed_in(chamber.office.neighbour_officer)
    assert {neighbour.get(address).status_code for address in addresses} == {404}


def test_the_demonstration_holds_a_sitting_with_the_rooms_own_actions(db: None) -> None:
    office = open_office()
    heads = [engage(f"Trưởng Phòng {n}", office.trade) for n in range(5)]
    for one in heads:
        one.postings.update(is_head=True)
    director, secretary = (
        User.objects.create(username=name, full_name=name, person=engage(name, office.department))
        for name in ("giam_doc", "thu_ky")
    )
    round_ = nominate_at(office, office.an, office.binh)
    told = fill(
        office.officer, organisation=office.department, director=director, secretary=secretary,
        round_=round_, held_on=DAY,
    )  # fmt: skip
    assert (told.ballots, told.sitting.state, len(told.voters)) == (1, "minuted", 7)
    assert {one.nomination.person for one in passed(round_, AWARD)} == {office.an, office.binh}
    assert told.initiative.members.count() == 7
