"""Tables of Word files and CSV files."""

from __future__ import annotations

from datetime import date

import pytest

from tests.sources.small_sheets import well_said
from thidua_rules.sources.reading import read_file
from thidua_rules.sources.report import Unreadable
from thidua_rules.tables import AwardHeld


def test_a_word_annex_gets_award_year_and_decision_from_its_title(word_file):
    data = word_file(
        "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2024",
        "(Kèm theo Quyết định số 12/QĐ-SCT ngày 10 tháng 01 năm 2025)",
        [
            ["TT", "Họ và tên", "Đơn vị", "Danh hiệu", "Năm"],
            ["1", "Nguyễn Văn An", "Văn phòng", "CSTĐCS", "2024"],
            ["2", "Trần Thị Bình", "^", "CSTĐCS", "2024"],
        ],
    )
    result = read_file(data)
    assert [(a.subject, a.award, a.year) for a in result.register.awards] == [
        ("cb:nguyen-van-an", "emulation_fighter_grassroots", 2024),
        ("cb:tran-thi-binh", "emulation_fighter_grassroots", 2024),
    ]
    assert {s.unit for s in result.register.subjects if s.kind == "individual"} == {"dv:van-phong"}


def test_a_word_table_without_award_column_takes_the_title(word_file):
    data = word_file(
        "Danh sách tặng Giấy khen năm 2023 (Quyết định số 7/QĐ-SCT ngày 05/12/2023)",
        [["TT", "Họ và tên", "Trích yếu"], ["1", "Lê Văn Cường", "Thành tích năm 2023"]],
    )
    result = read_file(data)
    assert result.register.awards == [
        AwardHeld(
            "cb:le-van-cuong", "commendation_certificate", 2023, date(2023, 12, 5), "department",
            decision_no="7/QĐ-SCT",
        )
    ]  # fmt: skip


def test_a_word_header_of_two_merged_rows(word_file):
    data = word_file(
        [
            ["TT", "Họ và tên", "Xếp loại", "<"],
            ["^", "^", "2023", "2024"],
            ["1", "Nguyễn Văn An", "HTT", "HTXS"],
        ]
    )
    result = read_file(data)
    assert [(r.year, r.rating) for r in result.register.ratings] == [
        (2023, "good"),
        (2024, "excellent"),
    ]


def test_problems_of_a_word_table_name_table_and_cell(word_file):
    data = word_file([["Họ và tên", "Năm", "Xếp loại"], ["Nguyễn Văn An", "20x4", "HTT"]])
    assert [str(p.place) for p in read_file(data).errors] == ["Bảng 1!B2"]


def test_a_word_file_without_tables(word_file):
    with pytest.raises(Unreadable, match="không có bảng") as refused:
        read_file(word_file("Báo cáo tổng kết"))
    well_said(refused.value.what, refused.value.cure)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_in_the_ways_excel_saves_it(encoding, separator):
    lines = [["Họ và tên", "Năm", "Xếp loại"], ["Nguyễn Văn An", "2024", "HTT"]]
    data = "\n".join(separator.join(line) for line in lines).encode(encoding)
    result = read_file(data, name="xep-loai.csv")
    assert [(r.year, r.rating) for r in result.register.ratings] == [(2024, "good")]
