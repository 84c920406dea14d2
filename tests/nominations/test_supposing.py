"""What if and the way ahead: nothing is saved, nothing secret is told, the page stays quick."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.nominations.history import RECEIVED, title
from tests.office import MACHINE
from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.one_subject import board_of
from thidua.cycle.nominations.reviewing import Review
from thidua.cycle.nominations.supposing import board_if, suppositions_of
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.people.actions.retire_person import retire_person
from thidua.foundation.policy.roles import Role

REVIEW = Review(2025, RECEIVED)
FIGHTER = "emulation_fighter_grassroots"
PROVINCE = "emulation_fighter_ministry_province"
CERTIFICATE = "ministry_province_merit_certificate"
WORK = "2025 initiative base"


def if_(*texts: str) -> str:
    return urlencode([("if", text) for text in texts])


def text_of(client, address, **extra) -> str:
    answer = client.get(address, **extra)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def overall(actor, person, award, *texts):
    """(as it is, as it would be) for one reader."""
    board = board_of(actor, person, REVIEW)
    after = board_if(board, suppositions_of(texts, person.uid.hex))
    column = board.column(award)
    return Overall(int(board.overall[0, column])), Overall(int(after.overall[0, column]))


@pytest.fixture
def entered(client, histories):
    client.force_login(histories.office.officer)
    return client


@pytest.mark.parametrize(
    ("award", "texts", "before", "after"),
    [
        (FIGHTER, (WORK,), Overall.NOT_ELIGIBLE, Overall.ELIGIBLE),
        (FIGHTER, (WORK, "2025 rating completed"), Overall.NOT_ELIGIBLE, Overall.NOT_ELIGIBLE),
        ("advanced_worker", ("2025 rating not_completed",), Overall.ELIGIBLE, Overall.NOT_ELIGIBLE),
    ],
)  # fmt: skip
def test_a_supposition_is_judged_like_a_row(histories, award, texts, before, after):
    assert overall(histories.office.officer, histories.near, award, *texts) == (before, after)


def test_an_award_thought_away_counts_no_more(histories):
    for year in (2023, 2024):
        title(histories.an, year, FIGHTER)
    texts = ("2025 initiative ministry_province replicable",)
    actor, gone = histories.office.officer, "without 2023 award emulation_fighter_grassroots"
    assert overall(actor, histories.an, PROVINCE, *texts)[1] is not Overall.NOT_ELIGIBLE
    assert overall(actor, histories.an, PROVINCE, *texts, gone)[1] is Overall.NOT_ELIGIBLE


def test_the_page_shows_before_and_after_and_saves_nothing(entered, histories):
    events, near = AuditEvent.objects.count(), histories.near
    said = text_of(entered, f"/ca-nhan/{near.uid}/?{if_(WORK)}")
    changes = re.search(r'<ul class="what-if__changes">.*?</ul>', said).group(0)
    assert "Chiến sĩ thi đua cơ sở" in changes
    assert f"/ra-soat/{near.uid}/{FIGHTER}/?year=2025&amp;if=2025+initiative+base" in changes
    assert said.count("rung--changed") == changes.count("<li>")
    assert "năm 2025: sáng kiến, cấp cơ sở" in said
    assert f'class="chip__off" href="/ca-nhan/{near.uid}/?year=2025#what-if"' in said
    assert AuditEvent.objects.count() == events
    assert "rung--changed" not in text_of(entered, f"/ca-nhan/{near.uid}/")


def test_why_says_that_it_supposes(entered, histories):
    said = text_of(entered, f"/ra-soat/{histories.near.uid}/{FIGHTER}/?{if_(WORK)}")
    assert "Giả định, không lưu:" in said
    assert "verdict--eligible" in said
    assert f"/ca-nhan/{histories.near.uid}/?year=2025&amp;if=2025+initiative+base" in said


@pytest.mark.parametrize(
    ("asked", "becomes"),
    [
        ("if_year=2025&if_what=bloc+leader&if=2024+rating+good",
         "year=2025&if=2024+rating+good&if=2025+bloc+leader#what-if"),
        ("if_what=without+2024+award+advanced_worker",
         "year=2025&if=without+2024+award+advanced_worker#what-if"),
        ("if_year=2025&if_what=", "year=2025#what-if"),
    ],
)  # fmt: skip
def test_a_form_adds_to_the_address(entered, histories, asked, becomes):
    address = f"/tap-the/{histories.office.energy.uid}/"
    answer = entered.get(f"{address}?{asked}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{address}?{becomes}")


def test_what_cannot_be_read_is_named_and_the_rest_counts(entered, histories):
    texts = ("2025 rating <b>", "2400 rating good", "x", WORK, WORK, "2025 award nothing")
    said = text_of(entered, f"/ca-nhan/{histories.near.uid}/?{if_(*texts)}")
    assert "Không đọc được giả định: 2025 rating &lt;b&gt;; 2400 rating good; x;" in said
    assert said.count('class="chip"') == 1
    assert "rung--changed" in said
    many = suppositions_of([f"{year} rating good" for year in range(2000, 2060)], "x")
    assert len(many.taken) == 12


@pytest.mark.parametrize("role", [Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.COUNCIL_MEMBER])
def test_nothing_supposed_tells_of_discipline(client, histories, role):
    """Two with the same open history, one of them disciplined: whatever is supposed, the answers
    differ only where the page itself already leaves a cell open."""
    actor = histories.office.user(role)
    pair = (histories.twin, histories.punished)
    for texts in ((), ("2023 initiative base",), ("2025 rating completed",),
                  ("2024 award advanced_worker", "2023 award advanced_worker")):  # fmt: skip
        boards = [board_of(actor, who, REVIEW) for who in pair]
        after = [
            board_if(board, suppositions_of(texts, who.uid.hex))
            for board, who in zip(boards, pair, strict=True)
        ]
        open_ = ~boards[1].hides[0]
        assert (after[0].overall[0][open_] == after[1].overall[0][open_]).all(), texts
        assert (after[1].overall[0][~open_] == Overall.UNDETERMINED).all(), texts
    client.force_login(actor)
    said = text_of(client, f"/ca-nhan/{histories.punished.uid}/?{if_(WORK)}")
    assert "hiển trách" not in said
    address = f"/ra-soat/{histories.punished.uid}/{CERTIFICATE}/"
    assert client.get(f"{address}tung-nam/?{if_('2025 rating completed')}").status_code == 404
    # whoever may know is judged with the discipline
    assert overall(histories.office.officer, histories.punished, CERTIFICATE)[0] is (
        Overall.NOT_ELIGIBLE
    )


def test_the_way_to_an_award_year_by_year(entered, histories):
    page = text_of(entered, f"/ra-soat/{histories.an.uid}/{PROVINCE}/")
    address = re.search(r'hx-get="([^"]+/tung-nam/[^"]*)"', page).group(1)
    assert address.endswith("/tung-nam/?year=2025")
    part = text_of(entered, address, headers={"HX-Request": "true"})
    assert "<html" not in part
    whole = text_of(entered, address)
    for said in (part, whole):
        years = re.findall(r'steps__when">(\d+)', said)
        assert years == ["2025", "2026", "2027", "2028"]
        assert "Chiến sĩ thi đua cơ sở (năm thứ 3 liên tiếp)" in said
    assert "Ba lần liên tục" in whole
    assert "answer--provisional" not in whole
    hatched = text_of(entered, address.replace("2025", "2026"))
    assert "answer--provisional" in hatched
    assert "theo văn bản đã đối chiếu gần nhất" in hatched


def test_there_is_no_way_to_what_is_met(entered, histories):
    assert "tung-nam" not in text_of(entered, f"/ra-soat/{histories.an.uid}/{FIGHTER}/")
    assert entered.get(f"/ra-soat/{histories.an.uid}/{FIGHTER}/tung-nam/").status_code == 404


def test_nothing_lies_ahead_of_who_has_left(entered, histories):
    an = histories.an
    retire_person(actor=MACHINE, person=an, version=an.edit_version, on=date(2025, 12, 1))
    said = text_of(entered, f"/ra-soat/{an.uid}/{PROVINCE}/")
    assert "Sớm nhất" not in said
    assert "tung-nam" not in said


def test_suppositions_cost_no_query(entered, histories, django_assert_num_queries):
    """The rows judged anew are those of the sweep in memory."""

    address = f"/ca-nhan/{histories.near.uid}/"
    entered.get(address)
    with CaptureQueriesContext(connection) as plain:
        entered.get(address)
    with django_assert_num_queries(len(plain)):
        entered.get(f"{address}?{if_(WORK, '2025 rating excellent')}")
    way = f"/ra-soat/{histories.near.uid}/{PROVINCE}/tung-nam/"
    entered.get(way)
    with django_assert_num_queries(7):
        entered.get(way, headers={"HX-Request": "true"})


def test_in_english(entered, histories):
    entered.post("/ngon-ngu/", {"language": "en", "next": "/"})
    said = text_of(entered, f"/ca-nhan/{histories.near.uid}/?{if_(WORK)}")
    for words in ("What if", "2025: initiative, base level", " otherwise</p>", "Nothing is saved"):
        assert words in said
    way = text_of(entered, f"/ra-soat/{histories.an.uid}/{PROVINCE}/tung-nam/")
    assert "What each year must bring" in way
