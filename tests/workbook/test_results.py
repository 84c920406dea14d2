"""The results workbook: groups, reasons, citations, quotas."""

from __future__ import annotations

import io
import re
from datetime import date

import openpyxl
import pytest

from thidua_rules.judging import Question, judge
from thidua_rules.loading import load_law
from thidua_rules.quotas import at_most
from thidua_rules.sources.report import Identity, Import
from thidua_rules.tables import AwardHeld, Coverage, Initiative, Rating, Register, Subject
from thidua_rules.workbook.quotas import count_of, quotas_of
from thidua_rules.workbook.results import write_results

NAMES = {"cb:1": "Nguyễn Văn An", "cb:2": "Trần Thị Bình", "cb:3": "Lê Văn Cường"}


@pytest.fixture(scope="module")
def law():
    return load_law()


def department(year: int) -> Import:
    """An excellent one with an initiative, a good one without, one of whom nothing is known."""
    register = Register(
        subjects=[Subject(uid, joined=date(2010, 1, 1)) for uid in NAMES],
        ratings=[Rating("cb:1", year, "excellent"), Rating("cb:2", year, "good")],
        initiatives=[Initiative("cb:1", year, title="Số hóa hồ sơ")],
        awards=[
            AwardHeld("cb:1", "advanced_worker", year),
            AwardHeld("cb:2", "advanced_worker", year),
        ],
        coverage=[
            Coverage(uid, table, 2010, year)
            for uid in ("cb:1", "cb:2")
            for table in ("ratings", "awards", "initiatives")
        ],
    )
    identities = {uid: Identity(uid, "individual", name, uid[3:]) for uid, name in NAMES.items()}
    return Import(register, identities=identities)


def results(law, year=2024, received=date(2025, 1, 15), lang="vi"):
    taken = department(year)
    out = io.BytesIO()
    write_results(out, judge(taken.register, law, Question(year, received)), taken, lang=lang)
    return openpyxl.load_workbook(io.BytesIO(out.getvalue()))


def body(sheet):
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=4)]


def test_one_sheet_an_award_after_the_summary(law):
    assert len(results(law).sheetnames) == 1 + len(law.ladder)
    assert results(law).sheetnames[0] == "Tổng hợp"


def test_rows_group_by_result_with_reasons_and_citations(law):
    column = law.ladder.index("emulation_fighter_grassroots")
    rows = body(results(law).worksheets[1 + column])
    assert rows[0][2] == "Nguyễn Văn An"
    best = rows[0]
    assert best[4] == "đủ tiêu chuẩn"
    assert "hoàn thành xuất sắc" in best[6]
    assert "Điều 23" in best[9]
    lacking = next(row for row in rows if row[2] == "Trần Thị Bình")
    assert lacking[4] in {"còn thiếu một điều kiện", "chưa đủ tiêu chuẩn"}
    assert lacking[7]


def test_the_summary_counts_agree_with_the_sheets(law):
    book = results(law)
    for n, row in enumerate(book["Tổng hợp"].iter_rows(min_row=4, max_row=3 + len(law.ladder))):
        counted = sum(int(cell.value) for cell in row[1:7])
        assert counted == len(body(book.worksheets[1 + n])), row[0].value


def test_the_quota_of_the_old_law_is_shown(law):
    taken = department(2020)
    sweep = judge(taken.register, law, Question(2020, date(2021, 1, 15)))
    (said,) = quotas_of(sweep, "emulation_fighter_grassroots")
    assert count_of(sweep, "advanced_worker") == 2
    assert "15% của 2" in said.vi
    assert ": 0, làm tròn xuống" in said.vi
    assert "Nghị định 91/2017" in said.vi
    text = results(law, 2020, date(2021, 1, 15))["Tổng hợp"]
    assert any("15%" in str(cell.value) for row in text.iter_rows(min_row=4) for cell in row)


def test_no_quota_where_the_law_has_none(law):
    taken = department(2024)
    sweep = judge(taken.register, law, Question(2024, date(2025, 1, 15)))
    assert quotas_of(sweep, "emulation_fighter_grassroots") == []


@pytest.mark.parametrize(
    ("percent", "base", "most"), [(15, 100, 15), (20, 11, 2), (15, 6, 0), (20, 5, 1)]
)
def test_a_quota_rounds_down(percent, base, most):
    assert at_most(percent, base) == most


def test_english(law):
    book = results(law, lang="en")
    assert book.sheetnames[0] == "Summary"
    summary = book["Summary"]
    heads = [cell.value for cell in summary[3]]
    assert (heads[0], heads[1], heads[7]) == ("Award", "meets the standard", "Quota")
    assert summary.freeze_panes == "B4"
    assert [cell.value for cell in results(law)["Tổng hợp"][3]][::7] == [
        "Danh hiệu, hình thức", "Giới hạn tỷ lệ",
    ]  # fmt: skip


def test_a_reason_stands_under_its_group_by_its_dashes(law):
    column = law.ladder.index("emulation_fighter_grassroots")
    rows = body(results(law).worksheets[1 + column])
    reasons = [line for row in rows for line in row[6].splitlines()[1:]]
    assert reasons
    assert all(re.match(r"(?:–+ )?[\w«(]", line) for line in reasons)
