"""People, headers and shapes of lists as departments write them: exact rows and problem cells."""

from __future__ import annotations

import unicodedata
from datetime import date

from tests.sources.small_sheets import (
    AN,
    BINH,
    PEOPLE,
    awards_of,
    errors,
    held,
    problems,
    ratings_of,
    triples,
)
from thidua_rules.sources.report import Identity, Severity
from thidua_rules.tables import AwardHeld, Rating


def test_decomposed_text_and_double_spaces(read):
    name = unicodedata.normalize("NFD", "Nguyễn  Văn\u00a0An ")
    result = ratings_of(read, [name, 2024, unicodedata.normalize("NFD", "Hoàn thành tốt nhiệm vụ")])
    assert triples(result) == [(AN, 2024, "good")]
    assert result.problems == []


def test_capitals_tone_placement_and_missing_accents(read):
    people = [["Họ và tên"], ["Lê Thị Hoà"], ["Phạm Minh Đường"]]
    rows = [
        ["Họ và tên", "Năm", "Xếp loại"],
        ["LÊ THỊ HÒA", 2024, "HTT"],
        ["Pham Minh Duong", 2024, "HTT"],
    ]
    result = read({"Nhân sự": people, "Xếp loại": rows})
    assert [r.subject for r in result.register.ratings] == ["cb:le-thi-hoa", "cb:pham-minh-duong"]
    assert problems(result) == [("Xếp loại!A3", "accents")]


def test_names_that_differ_by_an_accent_are_two_people(read):
    people = [["Họ và tên"], ["Nguyễn Văn Hùng"], ["Nguyễn Văn Hưng"]]
    rows = [
        ["Họ và tên", "Năm", "Xếp loại"],
        ["Nguyễn Văn Hưng", 2024, "HTT"],
        ["Nguyen Van Hung", 2024, "HT"],
    ]
    result = read({"Nhân sự": people, "Xếp loại": rows})
    assert triples(result) == [("cb:nguyen-van-hung~2", 2024, "good")]
    assert errors(result) == [("Xếp loại!A3", "ambiguous")]


TWINS = [
    ["Mã số", "Họ và tên", "Ngày sinh"],
    ["0001", "Nguyễn Văn An", "22/11/1980"],
    ["0002", "Nguyễn Văn An", "1/2/1990"],
]


def test_two_people_of_one_name_told_apart(read):
    rows = [
        ["Mã số", "Họ và tên", "Ngày sinh", "Năm", "Xếp loại"],
        ["0002", "Nguyễn Văn An", None, 2023, "HTT"],
        [None, "Nguyễn Văn An", "22/11/1980", 2023, "HTXS"],
        [None, "Nguyễn Văn An", 1990, 2024, "HTXS"],
        [None, "Nguyễn Văn An (1980)", None, 2024, "HTNV"],
    ]
    result = read({"Nhân sự": TWINS, "Xếp loại": rows})
    assert triples(result) == [
        ("cb:0002", 2023, "good"),
        ("cb:0001", 2023, "excellent"),
        ("cb:0002", 2024, "excellent"),
        ("cb:0001", 2024, "completed"),
    ]
    assert result.problems == []


def test_an_ambiguous_name_waits_with_its_candidates(read):
    rows = [["Họ và tên", "Năm", "Xếp loại"], ["Nguyễn Văn An", 2023, "HTT"]]
    result = read({"Nhân sự": TWINS, "Xếp loại": rows})
    assert result.register.ratings == []
    assert errors(result) == [("Xếp loại!A2", "ambiguous")]
    (waiting,) = result.pending
    assert (waiting.field, waiting.candidates) == ("subject", ("cb:0001", "cb:0002"))
    assert waiting.row == Rating("", 2023, "good")


def test_an_unlisted_name_waits_with_the_nearest(read):
    result = ratings_of(read, ["Nguyễn Vân Anh", 2023, "HTT"], ["Trần Thị Bính", 2023, "HTT"])
    assert errors(result) == [("Xếp loại!A2", "unknown_subject")]
    assert problems(result, Severity.WARNING) == [("Xếp loại!A3", "accents")]
    assert triples(result) == [(BINH, 2023, "good")]


def test_a_number_that_belongs_to_another_name_is_refused(read):
    head = ["Mã số", "Họ và tên", "Năm", "Xếp loại"]
    result = ratings_of(read, ["000007", "Nguyễn Văn An", 2023, "HTT"], head=head)
    assert errors(result) == [("Xếp loại!A2", "clash")]
    assert result.register.ratings == []
    assert result.pending[0].candidates == (BINH,)


def test_lost_leading_zeros_are_reported_and_matched(read):
    head = ["Mã số", "Họ và tên", "Năm", "Xếp loại"]
    result = ratings_of(read, [1234, "Nguyễn Văn An", 2023, "HTT"], head=head)
    assert triples(result) == [(AN, 2023, "good")]
    assert problems(result) == [("Xếp loại!A2", "zeros")]


def test_a_short_numeric_code_among_longer_ones_is_reported(read):
    people = [["Mã số", "Họ và tên"], ["001234", "Nguyễn Văn An"], [5678, "Trần Thị Bình"]]
    result = read({"Nhân sự": people})
    assert problems(result) == [("Nhân sự!A3", "lost_zeros")]
    assert "005678" in result.problems[0].cure.vi
    assert len(result.register.subjects) == 2


def test_totals_blanks_numbering_and_signatures_are_left_out(read):
    rows = [
        ["TT", "Họ và tên", "Năm", "Xếp loại"],
        ["(1)", "(2)", "(3)", "(4)"],
        [1, "Nguyễn Văn An", 2024, "HTT"],
        [None, None, None, None],
        [2, "Trần Thị Bình", 2024, "HTXS"],
        [None, "Tổng cộng", 2, None],
        [None, None, None, "Hà Tĩnh, ngày 5 tháng 1 năm 2025"],
        [None, "Người lập biểu", None, "Giám đốc"],
        [None, "Lê Văn Ký", None, "Phạm Văn Đóng"],
    ]
    result = read({"Nhân sự": PEOPLE, "Xếp loại": rows})
    assert triples(result) == [(AN, 2024, "good"), (BINH, 2024, "excellent")]
    assert result.problems == []


def test_a_surname_like_the_word_for_total_is_a_person(read):
    people = [["Họ và tên", "Ngày sinh"], ["Tống Công Minh", "1/1/1980"]]
    assert [i.name for i in read({"Nhân sự": people}).identities.values()] == ["Tống Công Minh"]


def test_titles_above_and_a_two_row_merged_header(read):
    rows = [
        ["SỞ CÔNG THƯƠNG", None, None, None, None],
        ["DANH SÁCH KHEN THƯỞNG", None, None, None, None],
        ["TT", "Họ và tên", "Danh hiệu", "Quyết định", None, "Năm"],
        [None, None, None, "Số", "Ngày", None],
        [1, "Nguyễn Văn An", "CSTĐCS", "12/QĐ-SCT", "10/01/2025", 2024],
    ]
    merged = ["A1:E1", "A2:E2", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4"]
    result = read({"Sheet1": rows, "Nhân sự": PEOPLE}, merged)
    assert result.register.awards == [
        AwardHeld(AN, "emulation_fighter_grassroots", 2024, date(2025, 1, 10), "department",
                  decision_no="12/QĐ-SCT")
    ]  # fmt: skip
    assert result.problems == []


def test_birth_dates_under_male_and_female(read):
    rows = [
        ["TT", "Họ và tên", "Ngày sinh", None, "Đơn vị"],
        [None, None, "Nam", "Nữ", None],
        [1, "Nguyễn Văn An", "22/11/1980", None, "Văn phòng"],
        [2, "Trần Thị Bình", None, "1/2/1985", "Văn phòng"],
    ]
    result = read({"Danh sách": rows}, ["A1:A2", "B1:B2", "C1:D1", "E1:E2"])
    assert [(s.sex, s.born) for s in result.register.subjects if s.kind == "individual"] == [
        ("male", date(1980, 11, 22)),
        ("female", date(1985, 2, 1)),
    ]


def test_a_name_in_two_columns(read):
    rows = [["TT", "Họ và tên", None, "Năm", "Xếp loại"], [1, "Nguyễn Văn", "An", 2024, "HTT"]]
    result = read({"Kết quả": rows, "Nhân sự": PEOPLE}, ["B1:C1"])
    assert triples(result) == [(AN, 2024, "good")]


def test_sections_name_the_unit_of_the_people_below(read):
    rows = [
        ["TT", "Họ và tên", "Ngày sinh"],
        ["I", "Phòng Quản lý công nghiệp", None],
        [1, "Nguyễn Văn An", "22/11/1980"],
        ["II", "Văn phòng", None],
        [1, "Trần Thị Bình", "1/2/1985"],
    ]
    result = read({"Nhân sự": rows})
    assert {i.name: i.unit for i in result.identities.values() if i.kind == "individual"} == {
        "Nguyễn Văn An": "dv:phong-quan-ly-cong-nghiep",
        "Trần Thị Bình": "dv:van-phong",
    }


def test_a_unit_by_its_abbreviation(read):
    units = [["Tên đơn vị"], ["Phòng Quản lý công nghiệp"]]
    people = [["Họ và tên", "Đơn vị"], ["Nguyễn Văn An", "Phòng QLCN"]]
    result = read({"Đơn vị": units, "Nhân sự": people})
    assert result.register.subjects[1].unit == "dv:phong-quan-ly-cong-nghiep"
    assert problems(result) == [("Nhân sự!B2", "read_as")]


def test_a_blank_name_continues_the_one_above(read):
    result = awards_of(
        read,
        ["Nguyễn Văn An", "LĐTT", 2023, None, None, None],
        [None, "CSTĐCS", 2023, None, None, None],
    )
    assert [a.subject for a in result.register.awards] == [AN, AN]
    assert problems(result) == [("Khen thưởng!A3", "carried")]


def test_names_merged_over_several_rows(read):
    rows = [
        ["Họ và tên", "Danh hiệu", "Năm"],
        ["Nguyễn Văn An", "LĐTT", 2023],
        [None, "CSTĐCS", 2024],
    ]
    result = read({"Khen thưởng": rows, "Nhân sự": PEOPLE}, ["A2:A3"])
    assert held(result) == [
        (AN, "advanced_worker", 2023),
        (AN, "emulation_fighter_grassroots", 2024),
    ]
    assert result.problems == []


def test_known_people_are_matched_without_a_people_sheet(read):
    known = [Identity("p-17", "individual", "Nguyễn Văn An", "001234", date(1980, 11, 22))]
    rows = [
        ["Họ và tên", "Năm", "Xếp loại"],
        ["nguyễn văn an", 2024, "HTT"],
        ["Lê Lạ", 2024, "HTT"],
    ]
    result = read({"Xếp loại": rows}, known=known)
    assert triples(result) == [("p-17", 2024, "good")]
    assert result.register.subjects == []
    assert errors(result) == [("Xếp loại!A3", "unknown_subject")]


def test_titles_and_forms_in_two_columns(read):
    rows = [
        ["TT", "Họ và tên", "Danh hiệu thi đua", "Hình thức khen thưởng", "Năm"],
        [1, "Nguyễn Văn An", "LĐTT", "BK UBND tỉnh", 2024],
        [2, "Trần Thị Bình", None, "GK", 2024],
    ]
    assert held(read({"Nhân sự": PEOPLE, "Sheet1": rows})) == [
        (AN, "advanced_worker", 2024),
        (AN, "ministry_province_merit_certificate", 2024),
        (BINH, "commendation_certificate", 2024),
    ]


def test_a_wide_list_of_collectives(read):
    rows = [["TT", "Tập thể", "2023", "2024"], [1, "Văn phòng", "TTLĐXS; Cờ UBND tỉnh", "HTXS"]]
    result = read({"Đơn vị": [["Tên đơn vị"], ["Văn phòng"]], "Tập thể": rows})
    assert triples(result) == [("dv:van-phong", 2024, "excellent")]
    assert [code for _, code, _ in held(result)] == [
        "excellent_labour_collective",
        "ministry_province_flag",
    ]
    assert result.problems == []
