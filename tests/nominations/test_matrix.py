"""The matrix: rows, filters, order, totals, pages; queries that do not grow with the rows."""

import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from docx import Document
from docx.shared import Mm
from openpyxl import load_workbook

from tests.nominations.history import RECEIVED, rate
from tests.office import MACHINE, engage
from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.matrix import matrix
from thidua.cycle.nominations.reviewing import Review, day_of, review_of
from thidua.foundation.organisations.actions.correct_organisation import correct_organisation
from thidua.foundation.people.actions.retire_person import retire_person
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_award import record_award

REVIEW = Review(2025, RECEIVED)
FIGHTER = "emulation_fighter_grassroots"


@pytest.fixture
def asking(histories):
    officer = histories.office.officer

    def ask(**parameters):
        found = matrix(officer, REVIEW, parameters)
        return [found.board.entries[row].name for row in found.rows]

    return ask


@pytest.fixture
def entered(client, histories):
    client.force_login(histories.office.officer)
    return client


def test_a_unit_with_everything_beneath_it(asking, histories):
    assert asking(unit=str(histories.office.trade.pk)) == ["Trần Văn Bình"]
    assert len(asking(unit=str(histories.office.department.pk))) == 6


def test_search_ignores_accents_and_order(asking):
    assert asking(q="huong dang") == ["Đặng Thị Hương An"]
    assert asking(q="ĐÀO") == ["Đỗ Thị Đào"]
    assert asking(q="không có ai") == []


def test_a_verdict_of_an_award(asking):
    qualify = ["Đặng Thị Hương An", "Hồ Văn Phạt", "Lưu Văn Song"]
    assert asking(award=FIGHTER, verdict="eligible") == qualify
    assert asking(award=FIGHTER, verdict="on_hold") == ["Phạm Thị Giữ"]
    assert "Đỗ Thị Đào" in asking(award=FIGHTER, verdict="near")


def test_whoever_meets_a_standard_and_never_had_the_award_is_remembered(asking, histories):
    assert "Đặng Thị Hương An" in asking(award=FIGHTER, verdict="forgotten")
    record_award(actor=MACHINE, person=histories.an, award=FIGHTER, year=2023)
    assert "Đặng Thị Hương An" not in asking(award=FIGHTER, verdict="forgotten")


def test_who_retired_without_an_order_stays_in_the_rows_and_is_asked_no_title(asking, histories):
    retire_person(
        actor=MACHINE, person=histories.an, version=histories.an.edit_version,
        on=date(2024, 6, 1), decided=date(2024, 3, 1),
    )  # fmt: skip
    record_award(
        actor=MACHINE, person=histories.an, award="industry_trade_commemorative_medal", year=2023,
        method="long_service",
    )  # fmt: skip
    assert "Đặng Thị Hương An" in asking()
    found = matrix(histories.office.officer, REVIEW, {})
    places = {entry.name: n for n, entry in enumerate(found.board.entries)}
    row = found.board.overall[places["Đặng Thị Hương An"]]
    assert row[found.board.column(FIGHTER)] == Overall.NOT_APPLICABLE
    assert row[found.board.column("labour_order_3")] != Overall.NOT_APPLICABLE
    assert "01/06/2024" in found.board.entries[places["Đặng Thị Hương An"]].detail
    record_award(
        actor=MACHINE, person=histories.an, award="labour_order_3", year=2024, method="long_service"
    )
    assert "Đặng Thị Hương An" not in asking()


def test_orders(asking):
    by_name = asking()
    assert by_name[0] == "Đặng Thị Hương An"  # by given name
    assert asking(sort="-name") == by_name[::-1]
    assert asking(sort=FIGHTER)[:3] == asking(award=FIGHTER, verdict="eligible")
    assert asking(sort="unit")[-1] == "Trần Văn Bình"


def test_what_an_address_cannot_mean_counts_as_not_given(asking):
    odd = {
        "unit": "9" * 40,
        "award": "x",
        "verdict": "'--",
        "sort": "../",
        "q": "\x00",
        "size": "7",
    }
    assert len(asking(**odd)) == 6


def test_totals_count_the_rows_in_view(histories):
    found = matrix(histories.office.officer, REVIEW, {"unit": str(histories.office.energy.pk)})
    counts = {column.code: column for column in found.columns}
    assert counts[FIGHTER].eligible == 3
    assert counts["advanced_worker"].eligible == 4  # the one on hold is not counted


def test_the_laws_own_quota_stands_under_its_column(histories):
    old = Review(2022, day_of("15/01/2023"))
    found = matrix(histories.office.officer, old, {})
    quota = next(column.quota for column in found.columns if column.code == FIGHTER)
    assert (quota.share, quota.of) == ("15%", "LĐTT")
    assert matrix(histories.office.officer, REVIEW, {}).columns[1].quota is None


def test_a_review_is_named_by_its_days():
    review = review_of({"received": "20/02/2026", "received_government": "2026-11-01"}, 2025)
    assert review.received.isoformat() == "2026-02-20"
    assert dict(review.higher)["government"].isoformat() == "2026-11-01"
    assert review_of({"received": "32/01/2026"}, 2025) == REVIEW
    assert "received=2026-02-20" in review.query


def test_pages_open_in_the_round_and_before_the_law_is_read(entered, histories):
    for address in ("/ra-soat/", "/ra-soat/?kind=collective", "/ra-soat/?size=300&page=9"):
        assert entered.get(address).status_code == 200
    autumn = entered.get("/ra-soat/?year=2026").content.decode()
    assert "cell--provisional" in autumn
    assert "chưa được đối chiếu" in autumn


def test_before_the_law_is_read_the_last_verified_text_speaks(histories):
    rate(histories.an, "excellent", range(2026, 2027))
    found = matrix(histories.office.officer, Review(2026, day_of("15/01/2027")), {})
    board = found.board
    row = next(n for n, entry in enumerate(board.entries) if entry.pk == histories.an.pk)
    at = row, board.column("advanced_worker")
    assert board.overall[at] == Overall.UNDETERMINED
    assert board.leaning[at] == Overall.ELIGIBLE
    cell = next(row for row in found.shown if row.entry.pk == histories.an.pk).cells[0]
    assert (cell.provisional, cell.shape) == (True, "eligible")


def test_queries_do_not_grow_with_the_rows(entered, histories):
    addresses = (
        "/ra-soat/", "/ra-soat/?kind=collective", f"/ca-nhan/{histories.an.uid}/",
        f"/ra-soat/{histories.an.uid}/{FIGHTER}/", f"/tap-the/{histories.office.energy.uid}/",
    )  # fmt: skip

    def counted():
        told = {}
        for address in addresses:
            entered.get(address)  # judged and rostered
            with CaptureQueriesContext(connection) as queries:
                entered.get(address)
            told[address] = len(queries)
        return told

    few = counted()
    for number in range(3):
        rate(engage(f"Người thứ {number}", histories.office.energy))
        histories.office.energy.children.create(name=f"Tổ {number}", kind="unit")
    assert counted() == few
    assert max(few.values()) <= 25


def test_the_files_hold_the_selection(entered, histories):
    text = entered.get("/ra-soat/tep.csv?q=an").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][4] == "Lao động tiên tiến"
    assert rows[1][1] == "Đặng Thị Hương An"
    assert rows[1][4] == "đủ tiêu chuẩn"
    book = load_workbook(io.BytesIO(entered.get("/ra-soat/tep.xlsx").content))
    assert book.sheetnames == ["Rà soát", "Chi tiết"]
    assert book["Rà soát"].max_row == 4 + 6
    details = [row[5].value for row in book["Chi tiết"].iter_rows(min_row=5)]
    assert any("Luật 06/2022/QH15" in (text or "") for text in details)


def test_a_name_is_never_a_formula(entered, histories):
    engage("=1+1", histories.office.trade)
    text = entered.get("/ra-soat/tep.csv").content.decode("utf-8-sig")
    assert "'=1+1" in text
    book = load_workbook(io.BytesIO(entered.get("/ra-soat/tep.xlsx").content))
    names = [row[1] for row in book["Rà soát"].iter_rows(min_row=5)]
    assert {cell.data_type for cell in names} == {"s"}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_list_is_a_vietnamese_paper(client, histories, language):
    user = histories.office.officer
    type(user).objects.filter(pk=user.pk).update(language=language)
    client.force_login(histories.office.officer)
    answer = client.get(f"/ra-soat/danh-sach.docx?award={FIGHTER}&verdict=eligible")
    paper = Document(io.BytesIO(answer.content))
    words = [p.text for p in paper.paragraphs]
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    name = paper.tables[0].rows[0].cells[1]
    assert name.paragraphs[0].text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert name.width > Mm(92)
    assert "<w:noWrap/>" in name._tc.xml
    assert any("SỞ CÔNG THƯƠNG HỒNG LAM" in text for text in cells)
    assert "Đối chiếu tiêu chuẩn Chiến sĩ thi đua cơ sở năm 2025 đối với cá nhân" in words
    assert "Đặng Thị Hương An" in cells
    assert "Đỗ Thị Đào" not in cells


def test_short_names_are_said_in_full_beneath_a_list_and_stand_in_no_file(entered, histories):
    office = histories.office
    correct_organisation(actor=MACHINE, organisation=office.energy, version=1, short_name="QL-NL")
    name = office.energy.name
    page = entered.get("/ra-soat/").content.decode()
    assert f"<b>QL-NL</b>: {name}" in page
    assert "<b>CSTĐCS</b>: Chiến sĩ thi đua cơ sở" in page
    paper = Document(io.BytesIO(entered.get("/ra-soat/danh-sach.docx").content))
    told = next(p.text for p in paper.paragraphs if p.text.startswith("Chú thích: "))
    assert f"QL-NL: {name}" in told
    assert "CSTĐCS: Chiến sĩ thi đua cơ sở" in told
    text = entered.get("/ra-soat/tep.csv").content.decode("utf-8-sig")
    assert name in text
    assert "QL-NL" not in text
    book = load_workbook(io.BytesIO(entered.get("/ra-soat/tep.xlsx").content))
    units = {row[3].value for row in book["Rà soát"].iter_rows(min_row=5)}
    assert name in units
    assert "QL-NL" not in units


def test_an_unknown_file_is_not_found(entered):
    assert entered.get("/ra-soat/tep.pdf").status_code == 404


def test_the_first_page_tells_who_is_about_to_be_forgotten(entered, histories):
    assert "/ra-soat/tom-tat/" in entered.get("/").content.decode()
    told = entered.get("/ra-soat/tom-tat/").content.decode()
    assert f"verdict=forgotten&amp;award={FIGHTER}" in told
    assert "Đặng Thị Hương An" in told


def test_a_unit_head_sees_the_own_unit(histories):
    found = matrix(histories.office.user(Role.UNIT_HEAD), REVIEW, {})
    assert {entry.unit for entry in found.board.entries} == {"Phòng Quản lý năng lượng"}


def test_nobody_asking_for_more_sees_the_yearly_ladder(entered):
    said = entered.get("/ra-soat/").content.decode()
    assert "Chiến sĩ thi đua cơ sở" in said
    assert 'data-label="AHLĐ"' not in said
    assert 'value="labour_hero"> Anh hùng Lao động' in said  # in the chooser, not ticked


def test_columns_are_chosen_by_award_and_by_shelf_and_stay_in_the_address(histories):
    officer = histories.office.officer
    review = review_of(QueryDict("awards=labour_hero&awards=emulation_fighter_grassroots"), 2025)
    found = matrix(officer, review, {})
    assert [column.code for column in found.columns] == [FIGHTER, "labour_hero"]
    assert "awards=emulation_fighter_grassroots%2Clabour_hero" in review.query
    again = review_of(QueryDict(review.query), 2025)
    assert again.awards == review.awards
    honours = review_of({"awards": "honour"}, 2025).awards
    assert honours == ("merited_artisan", "peoples_artisan", "labour_hero")
    assert review_of({"awards": "heroic_mother,nothing"}, 2025).awards is None  # nothing to judge
    assert review_of({"awards": "ladder"}, 2025).awards is None


def test_a_filter_keeps_the_columns_and_other_columns_drop_what_spoke_of_them(entered):
    said = entered.get("/ra-soat/?awards=labour_hero&q=an&sort=labour_hero").content.decode()
    assert '<input type="hidden" name="awards" value="labour_hero">' in said
    chooser = said[said.index('class="chooser__form"') :]
    assert '<input type="hidden" name="q" value="an">' in chooser
    assert 'name="sort"' not in chooser
    assert 'data-label="AHLĐ"' in said
    assert 'data-label="CSTĐCS"' not in said


def test_why_opens_for_an_award_that_is_no_column(entered, histories):
    said = entered.get(f"/ra-soat/{histories.an.uid}/labour_hero/").content.decode()
    assert "Luật 06/2022/QH15 Điều 63.1" in said
    assert entered.get(f"/ra-soat/{histories.an.uid}/heroic_mother/").status_code == 404


def test_a_file_holds_the_columns_of_the_page(entered):
    found = entered.get("/ra-soat/tep.csv?awards=labour_hero")
    head = found.content.decode("utf-8-sig").splitlines()[0]
    assert head.endswith(",Đơn vị,Anh hùng Lao động")


def test_columns_chosen_for_people_do_not_follow_to_the_collectives(entered, histories):
    said = entered.get("/ra-soat/?awards=labour_hero").content.decode()
    tab = re.search(r'href="([^"]*kind=collective[^"]*)"', said)
    assert tab is not None
    assert "awards" not in tab[1]
    review = review_of({"awards": "advanced_soldier"}, 2025)
    found = matrix(histories.office.officer, review, {"kind": "collective"})
    assert "advanced_labour_collective" in [column.code for column in found.columns]
