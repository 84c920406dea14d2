"""A subject's page and why: values, articles, evidence that opens its row."""

from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.nominations.history import RECEIVED, rate, title
from tests.office import MACHINE, engage
from thidua.cycle.nominations.dossier import dossier
from thidua.cycle.nominations.one_subject import board_of, ladder
from thidua.cycle.nominations.reviewing import Review, day_of
from thidua.cycle.nominations.timeline import RECENT, picture
from thidua.foundation.people.actions.record_absence import record_absence
from thidua.foundation.registry.models import Initiative, MemberRoll

REVIEW = Review(2025, RECEIVED)
FIGHTER = "emulation_fighter_grassroots"
PROVINCE = "emulation_fighter_ministry_province"


@pytest.fixture
def entered(client, histories):
    client.force_login(histories.office.officer)
    return client


def text_of(client, address) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_why_names_value_article_and_evidence(entered, histories):
    said = text_of(entered, f"/ra-soat/{histories.an.uid}/{FIGHTER}/")
    assert "đủ tiêu chuẩn" in said
    assert "có 1, cần 1" in said
    assert "Luật 06/2022/QH15 Điều 23.2" in said
    work = Initiative.objects.get(authors__person=histories.an)
    assert f"/so-dang-ky/sang-kien/{work.uid}/" in said
    assert "số 15/QĐ-SCT ngày 05/11/2025" in said


def test_why_says_by_how_much_it_is_missed(entered, histories):
    said = text_of(entered, f"/ra-soat/{histories.an.uid}/{PROVINCE}/")
    assert "chưa đủ tiêu chuẩn" in said
    assert "có 1 lần, cần 3 lần liên tục" in said


def test_why_tells_what_made_it(entered, histories):
    said = text_of(entered, f"/ra-soat/{histories.an.uid}/{FIGHTER}/")
    for label in ("Dữ liệu pháp luật", "Bộ đối chiếu", "Dữ liệu đầu vào", "15/01/2026"):
        assert label in said


def test_where_the_law_is_not_read_both_readings_stand_side_by_side(entered, histories):
    said = text_of(entered, f"/ra-soat/{histories.an.uid}/{FIGHTER}/?year=2026")
    assert "Theo văn bản đã đối chiếu gần nhất" in said
    assert "Theo dự thảo" in said
    assert "verdict--provisional" in said
    assert 'answer__word"> Đủ' not in said


def test_an_award_for_another_kind_or_nobody_is_not_found(entered, histories):
    for address in (
        f"/ra-soat/{histories.an.uid}/government_flag/", f"/ra-soat/{histories.an.uid}/nothing/",
        f"/ra-soat/{histories.office.energy.uid}/{FIGHTER}/",
    ):  # fmt: skip
        assert entered.get(address).status_code == 404


def test_the_ladder_has_a_rung_an_award(histories):
    officer = histories.office.officer
    rungs = ladder(board_of(officer, histories.an, REVIEW), "individual")
    assert [rung.column.code for rung in rungs][:3] == ["advanced_worker", FIGHTER, PROVINCE]
    missed = next(rung for rung in rungs if rung.column.code == PROVINCE)
    assert missed.shown.missing


def test_a_rating_not_given_yet_is_a_scenario(entered, histories):
    fresh = engage("Vũ Thị Mới", histories.office.trade)
    said = text_of(entered, f"/ca-nhan/{fresh.uid}/")
    assert "Nếu năm 2025 được xếp loại hoàn thành tốt nhiệm vụ: đủ tiêu chuẩn" in said


def test_the_picture_draws_the_recent_years_and_the_table_all(histories):
    title(histories.an, 1999)
    officer = histories.office.officer
    record_absence(
        actor=MACHINE, person=histories.an, kind="maternity", starts=day_of("01/02/2023"),
        ends=day_of("01/08/2023"),
    )  # fmt: skip
    drawn = picture(dossier(officer, histories.an), 2025)
    assert len(drawn.years) == RECENT
    assert drawn.earlier == 2013 - 1999
    assert drawn.table[-1][0] == 1999
    labels = [lane.label for lane in drawn.lanes]
    assert labels == ["Xếp loại", "Danh hiệu", "Khen thưởng", "Sáng kiến", "Chức vụ"]
    away = next(m for lane in drawn.lanes for m in lane.marks if m.kind == "away")
    assert "thai sản" in away.says
    assert all(mark.x >= 0 for lane in drawn.lanes for mark in lane.marks)
    assert len(picture(dossier(officer, histories.an), 2025, whole=True).years) == 27


def test_marks_of_one_lane_never_overlap(histories):
    for year in (2024, 2023):
        title(histories.an, year, FIGHTER)
    drawn = picture(dossier(histories.office.officer, histories.an), 2025)
    for lane in drawn.lanes:
        boxes = sorted((m.y, m.x, m.x + m.width) for m in lane.marks)
        for (y, _left, right), (below, left, _right) in pairwise(boxes):
            assert y != below or right <= left


def test_coordinates_have_a_decimal_point_in_every_language(entered, histories):
    said = text_of(entered, f"/ca-nhan/{histories.an.uid}/")
    assert 'x="' in said
    assert ',5"' not in said


def test_a_collective_shows_its_shares(entered, histories):
    energy = histories.office.energy
    MemberRoll.objects.create(organisation=energy, year=2024, total=9, advanced_worker=7)
    said = text_of(entered, f"/tap-the/{energy.uid}/")
    assert "7/9" in said
    assert "người (" in said  # the share of the year, counted from the people's own verdicts


def test_a_province_is_not_judged(client, histories):
    client.force_login(histories.office.officer)
    assert client.get(f"/tap-the/{histories.office.province.uid}/").status_code == 404


def test_hints_at_role_models_stand_in_the_frame_of_every_list(entered, histories):
    address = "/dien-hinh/phat-hien/"

    def shown(**query):
        with CaptureQueriesContext(connection) as asked:
            answer = entered.get(address, query)
        return answer, len(asked)

    def names(answer):
        return [line[0].text for line in answer.context["lines"]]

    shown()
    answer, before = shown()
    everybody = names(answer)
    assert histories.an.full_name in everybody
    assert histories.held.full_name not in everybody, "a complaint is open"
    assert len(everybody) == len(set(everybody)), "each once, with the highest award"
    assert names(shown(sort="-who")[0]) == names(shown(sort="who")[0])[::-1]
    unit = next(line[1].text for line in answer.context["lines"] if line[0].text == everybody[0])
    assert set(names(shown(unit=unit)[0])) <= set(everybody)
    assert names(shown(q="dang thi huong an")[0]) == [histories.an.full_name]
    form = next(line[-1].address for line in answer.context["lines"]
                if line[0].text == histories.an.full_name)  # fmt: skip
    assert f'value="person:{histories.an.uid}"' in entered.get(form).content.decode()
    taken = entered.get(f"{address}tep.csv", {"q": "dang thi huong an"}).content.decode("utf-8-sig")
    assert len(taken.splitlines()) == 2
    assert "Ghi làm điển hình" not in taken
    for place in range(6):
        rate(engage(f"Người thứ {place}", histories.office.trade))
    shown()
    assert shown()[1] <= before, "as many queries for six more people"
