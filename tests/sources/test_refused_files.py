"""Files that cannot be read as a whole: one clear message each, and nothing taken."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from tests.sources.small_sheets import well_said
from thidua_rules.sources import opening
from thidua_rules.sources.reading import read_file
from thidua_rules.sources.report import Unreadable

LIST = {"Nhân sự": [["Họ và tên", "Ngày sinh"], ["Nguyễn Văn An", "1/2/1980"]]}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n", "PNG"),
        (b"Rar!\x1a\x07", "RAR"),
        (b"PAR1....", "Parquet"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "trang web"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (b"\n<!DOCTYPE html>\n<html></html>", "trang web"),
        (b"PK\x03\x04 broken", "hỏng"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (OLE + "WordDocument".encode("utf-16-le"), r"\.doc"),
        (OLE + "Workbook".encode("utf-16-le"), "hỏng"),
        (OLE, "OLE"),
        (b"a,b\xff\xfe\xfd\n1,2", "Unicode"),
        (b"\x00\x01\x02\x03", "không phải tệp Excel"),
    ],
    ids=str,
)
def test_each_wrong_kind_has_its_message(data, words):
    with pytest.raises(Unreadable, match=words) as refused:
        read_file(data)
    well_said(refused.value.what, refused.value.cure)


def test_a_missing_file(tmp_path):
    with pytest.raises(Unreadable, match=r"khong-co\.xlsx"):
        read_file(tmp_path / "khong-co.xlsx")


def test_a_cut_workbook_is_damaged(workbook):
    data = workbook(LIST)
    with pytest.raises(Unreadable, match="hỏng"):
        read_file(data[: len(data) // 2])


def test_a_workbook_with_a_spoilt_sheet_is_damaged(workbook):
    data = bytearray(workbook(LIST))
    start = data.index(b"xl/worksheets/sheet1.xml")
    data[start + 60 : start + 90] = bytes(30)
    with pytest.raises(Unreadable, match="hỏng"):
        read_file(bytes(data))


def test_a_huge_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "MAX_BYTES", 1000)
    path = tmp_path / "to.xlsx"
    path.write_bytes(bytes(1001))
    with pytest.raises(Unreadable, match="quá lớn"):
        read_file(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(30 * 1024 * 1024))
    with pytest.raises(Unreadable, match="bung ra"):
        read_file(out.getvalue())


def test_an_archive_with_a_password_is_told_apart_from_a_damaged_one(workbook):
    data = bytearray(workbook(LIST))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    with pytest.raises(Unreadable, match="mật khẩu"):
        read_file(bytes(data))


def test_one_cell_far_away_does_not_fill_the_memory():
    book = openpyxl.Workbook()
    book.active.append(["Họ và tên", "Ngày sinh"])
    book.active["XFD1048576"] = "x"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(Unreadable, match="trải quá rộng") as refused:
        read_file(out.getvalue())
    well_said(refused.value.what, refused.value.cure)


def test_a_workbook_without_any_known_list(workbook):
    with pytest.raises(Unreadable, match="không có danh sách"):
        read_file(workbook({"Linh tinh": [["abc"], ["xyz"]]}))


def test_more_rows_than_one_import_takes(workbook):
    rows = [["Họ và tên", "Ngày sinh"]] + [[f"Nguyễn Văn {n}", None] for n in range(12)]
    data = workbook({"Nhân sự": rows})
    with pytest.raises(Unreadable, match=r"12 dòng.*10 dòng.*Chia"):
        read_file(data, row_limit=10)
    assert len(read_file(data, row_limit=12).register.subjects) == 12


def test_a_hidden_sheet_is_said_not_read(workbook):
    book = openpyxl.load_workbook(io.BytesIO(workbook(LIST | {"Cũ": LIST["Nhân sự"]})))
    book["Cũ"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    result = read_file(out.getvalue())
    assert [(str(p.place), p.code) for p in result.problems] == [("Cũ!A1", "sheet_left_out")]
    assert len(result.register.subjects) == 1


def test_an_error_cell_is_named(workbook):
    book = openpyxl.load_workbook(io.BytesIO(workbook(LIST)))
    cell = book["Nhân sự"]["B2"]
    cell.value = "#N/A"
    cell.data_type = "e"
    out = io.BytesIO()
    book.save(out)
    result = read_file(out.getvalue())
    assert [(str(p.place), p.code) for p in result.problems] == [("Nhân sự!B2", "error")]
    assert len(result.register.subjects) == 1
