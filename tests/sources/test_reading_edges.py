"""What a cell is read as, where one letter or one mark decides: awards, issuers, numbers, days."""

from __future__ import annotations

from datetime import date

import pytest

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
    well_said,
)
from thidua_rules.sources.award_names import award_names, marked_where_needed
from thidua_rules.sources.catalogue import CATALOGUE
from thidua_rules.sources.cells import (
    Doubt,
    Years,
    read_date,
    read_identity,
    read_integer,
    read_number,
    read_percent,
    read_years,
    read_yes,
)
from thidua_rules.sources.decision_numbers import read_decision_number
from thidua_rules.sources.issuers import issuer_of_number
from thidua_rules.sources.methods import kind_from

NAMES = award_names()
FIGHTER = "emulation_fighter_grassroots"
PROVINCIAL = "emulation_fighter_ministry_province"
MERIT = "ministry_province_merit_certificate"
ORDERS = tuple(f"labour_order_{number}" for number in (1, 2, 3))

# what is written, the code, the issuer, the codes between which it leaves a choice
NAMED = [
    *((f"{name} {written}", f"labour_order_{number}", "state", ())
      for name in ("HCLĐ", "Huân chương Lao động")
      for number, ways in ((1, "Nhất 1 I"), (2, "Nhì 2 II"), (3, "Ba 3 III"))
      for way in ways.split() for written in (way, f"hạng {way}")),
    ("Huân chương Lao động", "", "state", ORDERS),
    ("BK của Giám đốc Sở Công Thương", "", "department", ("commendation_certificate", MERIT)),
    ("Bằng khen của Bộ Công Thương", MERIT, "ministry", ()),
    ("Cờ thi đua của UBND tỉnh", "ministry_province_flag", "province", ()),
    ("Cờ thi đua của Bộ Công Thương", "ministry_province_flag", "ministry", ()),
    ("CSTĐ của Giám đốc Sở Công Thương", FIGHTER, "department", ()),
    ("CSTĐ của UBND xã Thạch Hà", FIGHTER, "commune", ()),
    ("CSTĐ của Bộ trưởng Bộ Công Thương", PROVINCIAL, "ministry", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "issuer", "choices"), NAMED)
def test_an_award_is_named_with_its_class_its_issuer_and_its_choices(text, code, issuer, choices):
    named = NAMES.find_one(text)
    assert (named.code, named.issuer and named.issuer.code, named.choices) == (
        code, issuer, choices,
    )  # fmt: skip


def test_the_classes_of_an_order_are_told_apart_in_both_languages():
    told = [(CATALOGUE[code].vi.split()[-1], CATALOGUE[code].en.split()[-2]) for code in ORDERS]
    assert told == [("Nhất", "first"), ("Nhì", "second"), ("Ba", "third")]


@pytest.mark.parametrize(
    ("number", "issuer"),
    [("12/QĐ-TTg", "government"), ("12/QD-TTg", "government"), ("12/QD-UBND", "province"),
     ("7 / QĐ-CTN", "state"), ("12/KH", None), (None, None)],
)  # fmt: skip
def test_the_letters_of_a_number_tell_the_issuer_with_and_without_the_stroke(number, issuer):
    assert issuer_of_number(number) == issuer


def test_a_number_without_letters_keeps_its_date():
    assert read_decision_number("QĐ số 12 ngày 05/01/2025")[:2] == ("12", date(2025, 1, 5))
    assert read_decision_number("Quyết định số 12/QĐ-SCT ngày 5/1/2025")[:2] == (
        "12/QĐ-SCT", date(2025, 1, 5),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "cell"),
    [("Giải Bông sen vàng", "Giải Bông sen vàng"),
     ("Giấy khen tổ chức đảng tiêu biểu", "Khác: Giấy khen tổ chức đảng tiêu biểu"),
     ("Giải; phần thưởng", "Khác: Giải; phần thưởng")],
)  # fmt: skip
def test_a_free_name_is_marked_where_it_would_be_read_as_another(name, cell):
    assert marked_where_needed(name, NAMES) == cell


def test_a_year_read_of_a_day_is_that_year_alone():
    years, note = read_years(date(2024, 5, 17))
    assert years == Years(2024, 2024)
    well_said(note)


@pytest.mark.parametrize("cell", ["012 345 678 901", "012.345.678-901", "012345678901"])
def test_an_identity_number_is_read_without_what_parts_its_digits(cell):
    assert read_identity(cell) == ("012345678901", None)


def test_zeros_are_put_back_before_an_identity_number_only_where_the_cell_was_a_number():
    assert read_identity(12345678901.0)[0] == "012345678901"
    assert read_identity(12345678)[0] == "012345678"
    for text in ("12345678", "12345678901", "1234567890"):
        with pytest.raises(Doubt):
            read_identity(text)


@pytest.mark.parametrize(
    ("read", "cell"),
    [(read_years, "năm ngoái"), (read_years, "2024-2020"), (read_years, "1024"),
     (read_date, "hôm qua"), (read_date, "31/2/2024"), (read_date, "2/22/2024"),
     (read_date, "1/1/1800"), (read_date, 12.5), (read_number, "1.234"), (read_number, "mười"),
     (read_integer, "-3"), (read_percent, "250"), (read_yes, "có lẽ"), (read_identity, "abc")],
)  # fmt: skip
def test_each_doubt_says_what_is_wrong_and_what_to_write(read, cell):
    with pytest.raises(Doubt) as doubt:
        read(cell)
    well_said(doubt.value.what, doubt.value.cure)


def test_a_kind_read_of_a_text_gives_its_reason_in_both_languages():
    kind = kind_from(MERIT, "Đã có thành tích đột xuất")
    assert kind.method == "sudden"
    assert kind.reason.vi == "Nội dung có «đột xuất»: đột xuất."
    assert kind.reason.en == "The text has «đột xuất»: sudden achievement."


# -- lists ----------------------------------------------------------------------------------------
def test_a_decision_on_a_line_of_its_own_belongs_to_the_award_above_it(read):
    number, day = "12/QĐ-SCT", date(2025, 1, 10)
    for names, wanted in (
        ("CSTĐCS", [(FIGHTER, number, day)]),
        ("LĐTT; GK; CSTĐCS", [("advanced_worker", None, None),
                              ("commendation_certificate", None, None), (FIGHTER, number, day)]),
    ):  # fmt: skip
        cell = f"{names}\n12/QĐ-SCT ngày 10/01/2025"
        result = awards_of(read, ["Nguyễn Văn An", cell, 2024, None, None, None])
        assert [(a.award, a.decision_no, a.decided) for a in result.register.awards] == wanted


def test_what_waits_or_is_left_out_says_why_and_what_to_do(read):
    result = awards_of(
        read,
        ["Nguyễn Văn An", "HCLĐ", 2023, None, None, None],
        ["Trần Thị Bình", "LĐTT", None, None, None, None],
        ["Trần Thị Bình", None, 2024, None, None, None],
    )
    assert [code for _, code in errors(result)] == ["unclear_award", "unclear_year", "missing"]
    again = ratings_of(read, ["Trần Thị Bình", 2024, "HTT"], ["Trần Thị Bình", 2024, "HTT"])
    assert problems(again) == [("Xếp loại!A3", "repeated")]
    assert triples(again) == [(BINH, 2024, "good")]


def test_a_column_nobody_knows_is_named_and_not_taken(read):
    result = ratings_of(
        read, ["Nguyễn Văn An", 2024, "HTT", "xanh"], head=("Họ và tên", "Năm", "Xếp loại", "Màu")
    )
    assert problems(result) == [("Xếp loại!D1", "unknown_column")]


def test_two_rows_alike_are_one_person_and_another_birth_date_is_another(read):
    people = [
        ["Họ và tên", "Ngày sinh"],
        ["Nguyễn Văn An", "22/11/1980"],
        ["Nguyễn Văn An", "22/11/1980"],
        ["Nguyễn Văn An", "1/2/1990"],
    ]
    result = read({"Nhân sự": people})
    assert [s.born for s in result.register.subjects] == [date(1980, 11, 22), date(1990, 2, 1)]
    assert problems(result) == [("Nhân sự!A3", "repeated")]


def test_a_collective_keeps_the_one_it_belongs_to(read):
    units = [["Tên đơn vị", "Đơn vị cấp trên"], ["Chi cục Quản lý thị trường", None],
             ["Đội số 1", "Chi cục Quản lý thị trường"]]  # fmt: skip
    result = read({"Đơn vị": units})
    above = {identity.name: identity.unit for identity in result.identities.values()}
    assert above["Đội số 1"] == "dv:chi-cuc-quan-ly-thi-truong"


def test_the_sex_of_a_person_taken_from_a_list_is_kept(read):
    rows = [["Họ và tên", "Ngày sinh", None, "Năm", "Xếp loại"], [None, "Nam", "Nữ", None, None],
            ["Nguyễn Văn An", "22/11/1980", None, 2024, "HTT"],
            ["Trần Thị Bình", None, "1/2/1985", 2024, "HTT"]]  # fmt: skip
    result = read({"Xếp loại": rows}, ["A1:A2", "B1:C1", "D1:D2", "E1:E2"])
    assert [(s.sex, s.born) for s in result.register.subjects] == [
        ("male", date(1980, 11, 22)), ("female", date(1985, 2, 1)),
    ]  # fmt: skip


def test_complete_records_of_a_person_nobody_listed_are_taken_with_the_person(read):
    rows = [["Cá nhân, tập thể", "Bảng", "Từ năm", "Đến năm"],
            ["Nguyễn Văn An", "Xếp loại", 2015, 2024]]  # fmt: skip
    result = read({"Đủ dữ liệu": rows})
    (subject,) = result.register.subjects
    assert [(c.subject, c.table, c.starts, c.ends) for c in result.register.coverage] == [
        (subject.uid, "ratings", 2015, 2024)
    ]


@pytest.mark.parametrize(
    ("body", "level"),
    [("Chủ tịch UBND tỉnh Hà Tĩnh", "ministry_province"),
     ("Bộ trưởng Bộ Công Thương", "ministry_province"), ("Thủ tướng Chính phủ", "national"),
     ("Chủ tịch nước", "national"), ("Giám đốc Sở Công Thương", "base")],
)  # fmt: skip
def test_a_level_is_read_of_the_body_it_names(read, body, level):
    head = ["Tác giả", "Năm", "Tên sáng kiến", "Cấp công nhận"]
    result = read({"Nhân sự": PEOPLE, "Sáng kiến": [head, ["Nguyễn Văn An", 2024, "Kho", body]]})
    assert [row.level for row in result.register.initiatives] == [level]


def test_a_known_title_inside_a_longer_one_is_found(read):
    result = read({"Nhân sự": PEOPLE, "Xếp loại": [
        ["Họ và tên của công chức được đánh giá", "Năm", "Kết quả xếp loại cuối kỳ của đơn vị"],
        ["Nguyễn Văn An", 2024, "HTT"],
    ]})  # fmt: skip
    assert triples(result) == [(AN, 2024, "good")]


def test_a_group_title_stands_for_the_years_to_its_right(read):
    rows = [["TT", "Họ và tên", "Xếp loại", None, "Danh hiệu", None],
            [None, None, 2023, 2024, 2023, 2024],
            [1, "Nguyễn Văn An", "A", "B", "LĐTT", "CSTĐCS"]]  # fmt: skip
    result = read({"Nhân sự": PEOPLE, "Tổng hợp": rows})
    assert held(result) == [(AN, "advanced_worker", 2023), (AN, FIGHTER, 2024)]
    assert triples(result) == [(AN, 2023, "excellent"), (AN, 2024, "good")]


def test_a_tick_under_a_title_means_that_title_in_each_of_its_years(read):
    rows = [["TT", "Họ và tên", "LĐTT", None, "CSTĐCS", None],
            [None, None, 2023, 2024, 2023, 2024],
            [1, "Nguyễn Văn An", None, "x", None, "x"]]  # fmt: skip
    result = read({"Nhân sự": PEOPLE, "Khen thưởng": rows})
    assert held(result) == [(AN, "advanced_worker", 2024), (AN, FIGHTER, 2024)]
