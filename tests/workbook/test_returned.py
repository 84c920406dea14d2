"""The upload handed back with its problem cells marked."""

from __future__ import annotations

import io

import openpyxl
import pytest

from thidua_rules.sources.reading import read_file
from thidua_rules.workbook.returned import mark_problems

ROWS = [
    ["Họ và tên", "Năm", "Xếp loại", "Ghi chú"],
    ["Nguyễn Văn An", 2024, "=rất tốt", "=1+1"],
    ["Trần Thị Bình", 2023, "A", None],
    ["Lê Văn Cường", None, "HTT", None],
]


def upload(rows=ROWS, merged=()) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Xếp loại"
    for row in rows:
        book.active.append(row)
    for cell in ("C2",):
        book.active[cell].data_type = "s"
    for area in merged:
        book.active.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def returned(data: bytes, lang: str = "vi"):
    problems = [p for p in read_file(data).problems if p.code != "on_sight"]
    return openpyxl.load_workbook(io.BytesIO(mark_problems(data, problems, lang=lang)))


def test_problem_cells_are_coloured_and_commented():
    sheet = returned(upload())["Xếp loại"]
    marked = {c.coordinate: c.fill.fgColor.rgb for row in sheet for c in row if c.comment}
    assert marked == {"C2": "00F8CBC4", "C3": "00FFF2CC", "B4": "00F8CBC4"}
    assert "Dùng một trong" in sheet["C2"].comment.text
    assert sheet["B4"].comment.text.startswith("Lỗi: Thiếu «Năm».")


def test_the_rest_of_the_upload_stays():
    sheet = returned(upload())["Xếp loại"]
    assert sheet["D2"].value == "=1+1"
    assert [cell.value for cell in sheet[3]][:3] == ["Trần Thị Bình", 2023, "A"]


def test_the_sheet_of_errors_lists_every_problem_and_links_to_it():
    sheet = returned(upload())["Lỗi"]
    rows = [[cell.value for cell in row[:5]] for row in sheet.iter_rows(min_row=2)]
    assert rows == [
        [1, "Lỗi", "Xếp loại", "C2", "=rất tốt"],
        [2, "Lưu ý", "Xếp loại", "C3", "A"],
        [3, "Lỗi", "Xếp loại", "B4", None],
    ]
    assert sheet["E2"].data_type == "s"  # never a live formula
    assert sheet["D2"].hyperlink.location == "'Xếp loại'!C2"


def test_a_returned_workbook_can_be_sent_again():
    first = upload()
    data = mark_problems(first, read_file(first).problems)
    again = read_file(data)
    assert [str(p.place) for p in again.problems] == [
        str(p.place) for p in read_file(first).problems
    ]
    assert openpyxl.load_workbook(io.BytesIO(mark_problems(data, []))).sheetnames.count("Lỗi") == 1


def test_a_problem_inside_a_merged_area_is_noted_at_its_first_cell():
    rows = [*ROWS[:1], ["Nguyễn Văn An", 2024, "HTT", None], ["Lê", 2023, "HTT", None]]
    rows += [["Nguyễn Văn An", "năm ngoái", "HTT", None], [None, None, "HTXS", None]]
    sheet = returned(upload(rows, ["B4:B5"]))["Xếp loại"]
    assert sheet["B4"].comment is not None


def test_an_upload_of_another_kind_gets_a_fresh_list():
    data = "Họ và tên;Năm;Xếp loại\nNguyễn Văn An;20x4;HTT\n".encode()
    problems = read_file(data, name="ds.csv").errors
    book = openpyxl.load_workbook(io.BytesIO(mark_problems(data, problems, lang="en")))
    assert book.sheetnames == ["Lỗi"]
    assert [cell.value for cell in book["Lỗi"][2]][1:5] == ["error", "ds", "B2", "20x4"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_both_languages(lang):
    heads = [cell.value for cell in returned(upload(), lang)["Lỗi"][1]]
    assert heads[5] == {"vi": "Vấn đề", "en": "Problem"}[lang]
