"""Excel 97–2003 files (.xls), read for real."""

from __future__ import annotations

from datetime import date

import pytest

from thidua_rules.sources.reading import read_file
from thidua_rules.sources.report import Unreadable
from thidua_rules.tables import Rating


def test_reads_vietnamese_numbers_dates_and_merged_headers(old_workbook):
    data = old_workbook(
        {
            "Nhân sự": [
                ["Mã số", "Họ và tên", "Ngày sinh"],
                ["0012", "Nguyễn Văn Đường", date(1980, 11, 22)],
            ],
            "Xếp loại cá nhân": [
                ["Mã số", "Họ và tên", "Năm", "Xếp loại"],
                ["0012", "Nguyễn Văn Đường", 2024.0, "HTXSNV"],
            ],
        }
    )
    result = read_file(data)
    assert result.register.subjects[0].born == date(1980, 11, 22)
    assert result.register.ratings == [Rating("cb:0012", 2024, "excellent")]
    assert result.problems == []


def test_reads_a_two_row_merged_header(old_workbook):
    data = old_workbook(
        {
            "Danh sách": [
                ["TT", "Họ và tên", "Kết quả", None],
                [None, None, 2023, "Năm 2024"],
                [1, "Trần Thị Bình", "HTT", "HTXS"],
            ]
        },
        merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)],
    )
    assert [(r.year, r.rating) for r in read_file(data).register.ratings] == [
        (2023, "good"),
        (2024, "excellent"),
    ]


def test_a_cut_old_workbook_is_called_damaged(old_workbook):
    data = old_workbook({"Nhân sự": [["Họ và tên", "Ngày sinh"], ["Nguyễn Văn An", "1/2/1980"]]})
    with pytest.raises(Unreadable, match="hỏng"):
        read_file(data[:1600])
