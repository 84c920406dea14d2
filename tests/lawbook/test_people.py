"""Whose verdict rests on a rule: counts, list, files, and who may know what."""

import csv
import io
import time

import pytest

from tests.nominations.history import RECEIVED, Histories, write_histories
from tests.office import found as organisation
from thidua.bridge.law import the_law
from thidua.cycle.nominations.reviewing import Review
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.policy.roles import Role
from thidua.surfaces.lawbook.affected import Rule, affected

pytestmark = pytest.mark.django_db
REVIEW = Review(2025, RECEIVED)
FIGHTER = "emulation_fighter_grassroots"
PAGE = "/phap-luat/ai-chiu-tac-dong/"
INITIATIVE = Rule(award=FIGHTER, criterion="initiative")
DISCIPLINE = Rule(award="ministry_province_merit_certificate")


@pytest.fixture
def histories(db) -> Histories:
    return write_histories()


def found(histories, role=Role.DEPARTMENT_OFFICER, rule=INITIATIVE, **more):
    return affected(histories.office.user(role), REVIEW, rule, "individual", **more)


def names(people, status=None):
    reasons = [people.reason(place) for place in people.places]
    return {one.entry.name for one in reasons if status in (None, one.status)}


def test_met_and_not_met_because_of_a_criterion(histories):
    people = found(histories)
    met = {"Đặng Thị Hương An", "Hồ Văn Phạt", "Lưu Văn Song"}
    assert names(people, "met") == met
    assert {"Đỗ Thị Đào", "Trần Văn Bình"} <= names(people, "not_met")
    assert people.count("met") == len(met)
    assert people.count_alone() >= 2


def test_one_on_hold_rests_on_no_criterion(histories):
    assert "Phạm Thị Giữ" not in names(found(histories))


def test_nobody_learns_of_a_hold_from_who_is_listed(histories):
    """To whoever may not know, one on hold is undetermined in the matrix and absent here."""
    assert "Phạm Thị Giữ" not in names(found(histories, Role.COUNCIL_MEMBER))
    assert "Phạm Thị Giữ" not in names(found(histories, to_export=True))


def test_a_verdict_that_rests_on_discipline_is_told_to_the_standing_body_only(histories):
    told = names(found(histories, rule=DISCIPLINE))
    untold = names(found(histories, Role.COUNCIL_MEMBER, rule=DISCIPLINE))
    assert "Hồ Văn Phạt" in told
    assert "Hồ Văn Phạt" not in untold
    assert untold < told


def test_an_article_and_an_instrument_gather_their_criteria(histories):
    article = found(histories, rule=Rule(instrument="law_06_2022", article="23"))
    assert names(found(histories)) <= names(article)
    whole = found(histories, rule=Rule(instrument="law_06_2022"))
    assert names(article) <= names(whole)
    assert len(whole.criteria) > len(article.criteria)


def test_a_rule_of_an_older_text_decides_nobody_now(histories):
    assert found(histories, rule=Rule(instrument="law_15_2003")).places == []


def test_a_reader_sees_the_own_scope(histories):
    neighbour = affected(histories.office.neighbour_officer, REVIEW, INITIATIVE, "individual")
    assert {entry.name for entry in neighbour.board.entries} == {"Lê Quốc Khánh"}
    assert names(found(histories, Role.UNIT_HEAD)) <= {
        "Đặng Thị Hương An", "Đỗ Thị Đào", "Hồ Văn Phạt", "Lưu Văn Song",
    }  # fmt: skip


@pytest.fixture
def officer(client, histories):
    client.force_login(histories.office.officer)
    return client


def lines(page: str) -> int:
    return page.count('role="rowheader"')


def test_the_list_filters_and_sorts(officer):
    query = {"award": FIGHTER, "criterion": "initiative", "year": "2025"}
    everyone = officer.get(PAGE, query).content.decode()
    met = officer.get(PAGE, {**query, "status": "met"}).content.decode()
    assert 0 < lines(met) < lines(everyone)
    assert lines(officer.get(PAGE, {**query, "q": "huong an"}).content.decode()) == 1
    up = officer.get(PAGE, {**query, "sort": "name"}).content.decode()
    down = officer.get(PAGE, {**query, "sort": "-name"}).content.decode()
    assert up.index("Hương An") < up.index("Văn Bình")
    assert down.index("Hương An") > down.index("Văn Bình")
    assert f"/{FIGHTER}/?year=2025" in everyone  # each line leads to why


def test_without_a_rule_it_leads_to_where_rules_are_chosen(officer):
    assert officer.get(PAGE, {"year": "2025"}).url == "/phap-luat/"
    assert officer.get(PAGE, {"award": "unknown"}).status_code == 404


def test_the_files_say_the_same_and_tell_nobody(officer, histories):
    query = {"award": FIGHTER, "criterion": "initiative", "year": "2025"}
    body = officer.get(f"{PAGE}tep.csv", query).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    assert {row["Tên"] for row in rows} == names(found(histories, to_export=True))
    assert {row["Điều kiện này"] for row in rows} <= {"đạt", "chưa đạt", "chưa rõ"}
    assert officer.get(f"{PAGE}tep.xlsx", query).status_code == 200
    assert officer.get(f"{PAGE}tep.pdf", query).status_code == 404


def test_counts_open_the_list_behind_them(officer):
    part = officer.get(f"{PAGE}so-luong/", {"award": FIGHTER, "criterion": "initiative"})
    said = part.content.decode()
    assert "3 đạt nhờ đó" in said
    assert "status=met" in said
    assert "<html" not in said


def test_who_sees_no_content_sees_no_people(client, histories):
    for role, status in ((Role.ADMINISTRATOR, 403), (Role.NOMINEE, 403)):
        client.force_login(histories.office.user(role))
        assert client.get(PAGE, {"instrument": "law_06_2022"}).status_code == status
        assert client.get(f"/phap-luat/{FIGHTER}/initiative/").status_code == 200
    client.logout()
    assert client.get(PAGE, {"instrument": "law_06_2022"}).status_code == 302


def test_queries_do_not_grow_with_the_list(officer, django_assert_max_num_queries):
    query = {"instrument": "law_06_2022", "year": "2025"}
    officer.get(PAGE, query)
    with django_assert_max_num_queries(9):
        officer.get(PAGE, query)


def test_a_whole_law_is_answered_at_once(histories):
    rule = Rule(instrument="law_06_2022")
    found(histories, rule=rule)
    started = time.perf_counter()
    found(histories, rule=rule)
    assert time.perf_counter() - started < 1


def test_awards_beyond_the_ladder_have_people_too(officer, histories):
    """An order is judged by another sweep than the ladder's; its criteria decide for people."""
    order = "independence_order_3"
    assert order not in the_law().ladder
    people = found(histories, rule=Rule(award=order))
    assert people.criteria
    assert names(people, "not_met") >= {"Đỗ Thị Đào", "Trần Văn Bình"}
    page = officer.get(PAGE, {"award": order, "year": "2025", "status": "not_met"})
    assert f"/{order}/?year=2025" in page.content.decode()


def test_what_is_missing_is_said_of_the_criterion_or_of_one_of_several(officer):
    one = officer.get(f"{PAGE}so-luong/", {"award": FIGHTER, "criterion": "initiative"})
    assert "chỉ cần đạt điều kiện này là đủ tiêu chuẩn" in one.content.decode()
    article = officer.get(f"{PAGE}so-luong/", {"instrument": "law_06_2022", "article": "23"})
    assert "chỉ còn thiếu một điều kiện ở đây" in article.content.decode()


def test_only_those_are_counted_for_whom_nothing_else_is_missing(histories):
    people = found(histories, rule=INITIATIVE)
    near = {one.entry.name for one in map(people.reason, people.places)
            if one.alone and one.status == "not_met"}  # fmt: skip
    column = people.board.column(FIGHTER)
    lacking = {entry.name for row, entry in enumerate(people.board.entries)
               if people.board.missing[row, column] == 1}  # fmt: skip
    assert near
    assert near <= lacking


def test_households_are_listed_where_the_office_has_one(officer, histories):
    query = {"award": "ministry_province_merit_certificate", "year": "2025"}
    assert "kind=household" not in officer.get(PAGE, query).content.decode()
    assert "kind=household" not in officer.get("/ra-soat/?year=2025").content.decode()
    organisation("Hộ ông Lê Văn Đồng", Kind.HOUSEHOLD, histories.office.department)
    assert "kind=household" in officer.get(PAGE, query).content.decode()
    matrix = officer.get("/ra-soat/?year=2025&kind=household").content.decode()
    assert "Hộ ông Lê Văn Đồng" in matrix.split("<tbody")[1]
    collectives = officer.get("/ra-soat/?year=2025&kind=collective").content.decode()
    assert "Hộ ông Lê Văn Đồng" not in collectives.split("<tbody")[1]
