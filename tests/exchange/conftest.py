"""An office and workbooks to bring into it."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import openpyxl
import pytest

from tests.office import Office
from thidua.foundation.exchange.actions.preview_import import preview_import
from thidua.foundation.exchange.models import ImportBatch


def book(**sheets: list[list[Any]]) -> bytes:
    """A workbook: sheet title (underscores for spaces) → rows, the header first."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


RATINGS_HEAD = ["Họ và tên", "Năm", "Mức xếp loại"]
AWARDS_HEAD = [
    "Cá nhân, tập thể", "Danh hiệu, hình thức", "Năm", "Số quyết định", "Ngày quyết định",
    "Nội dung",
]  # fmt: skip
PEOPLE_HEAD = ["Mã số", "Họ và tên", "Ngày sinh", "Đơn vị", "Ngày tuyển dụng"]


@pytest.fixture
def office(db: None, standing_office: Office) -> Office:
    return deepcopy(standing_office)


@pytest.fixture
def preview(office: Office) -> Callable[..., ImportBatch]:
    """Preview a workbook of these sheets, as the officer of the department."""

    def call(actor: Any = None, organisation: Any = None, **sheets: Any) -> ImportBatch:
        return preview_import(
            actor=actor or office.officer, organisation=organisation or office.department,
            file_name="danh-sach.xlsx", data=book(**sheets),
        )  # fmt: skip

    return call


@pytest.fixture
def full() -> dict[str, list[list[Any]]]:
    """A file with something for most tables."""
    return {
        "Nhân_sự": [
            PEOPLE_HEAD,
            ["00123", "Nguyễn Thị Mai", "12/03/1990", "Phòng Quản lý năng lượng", "01/09/2015"],
            [None, "Đặng Thị Hương An", "01/05/1985", "Phòng Quản lý năng lượng", "01/03/2010"],
        ],
        "Xếp_loại_cá_nhân": [
            RATINGS_HEAD,
            ["Đặng Thị Hương An", 2023, "Hoàn thành xuất sắc nhiệm vụ"],
            ["Đặng Thị Hương An", 2024, "HTTNV"],
            ["Nguyễn Thị Mai", 2024, "HTXSNV"],
        ],
        "Khen_thưởng": [
            AWARDS_HEAD,
            ["Đặng Thị Hương An", "CSTĐCS", 2023, "12/QĐ-SCT", "10/01/2024", None],
            ["Nguyễn Thị Mai", "Giấy khen", 2024, None, None, "Tổng kết phong trào ủng hộ"],
            ["Nguyễn Thị Mai", "Bằng khen của Công đoàn ngành", 2024, "7/QĐ-CĐ", None, None],
        ],
        "Sáng_kiến_-_đề_tài": [
            ["Họ và tên", "Năm", "Tên sáng kiến, đề tài", "Tỷ lệ đóng góp (%)", "Đã dùng để xét"],
            ["Đặng Thị Hương An", 2023, "Rút ngắn thủ tục cấp phép", 60, "CSTĐCS"],
            ["Nguyễn Thị Mai", 2023, "Rút ngắn thủ tục cấp phép", 40, None],
        ],
        "Kỷ_luật": [
            ["Cá nhân, tập thể", "Hình thức kỷ luật", "Từ ngày", "Đến hết ngày"],
            ["Trần Văn Bình", "Khiển trách", "01/02/2024", "31/01/2025"],
        ],
        "Đủ_dữ_liệu": [
            ["Cá nhân, tập thể", "Bảng", "Từ năm", "Đến năm"],
            ["Nguyễn Thị Mai", "Xếp loại", 2020, 2024],
        ],
    }
