"""Histories as departments write them: the exact rows and problem cells of each mess."""

from __future__ import annotations

from datetime import date

import pytest

from tests.sources.small_sheets import (
    AN,
    AWARD_HEAD,
    BINH,
    NEW_YEAR,
    PEOPLE,
    awards_of,
    errors,
    held,
    problems,
    ratings_of,
    triples,
)
from thidua_rules.tables import Absence, AwardHeld, Discipline, Initiative, Members


@pytest.mark.parametrize("year", [2024, 2024.0, "2024", "Năm 2024", " năm  2024 ", NEW_YEAR])
def test_a_year_may_be_written_in_many_ways(read, year):
    result = ratings_of(read, ["Nguyễn Văn An", year, "HTXSNV"])
    assert triples(result) == [(AN, 2024, "excellent")]
    assert errors(result) == []


@pytest.mark.parametrize(
    ("written", "rating"),
    [
        ("HTXSNV", "excellent"), ("Hoàn thành xuất sắc nhiệm vụ", "excellent"),
        ("HTXS", "excellent"),
        ("A", "excellent"), ("HTT", "good"), ("Hoàn thành tốt nhiệm vụ", "good"), ("tốt", "good"),
        ("HTNV", "completed"), ("hoàn thành  nhiệm vụ", "completed"), ("KHTNV", "not_completed"),
    ],
)  # fmt: skip
def test_ratings_as_people_write_them(read, written, rating):
    assert triples(ratings_of(read, ["Trần Thị Bình", 2023, written])) == [(BINH, 2023, rating)]


def test_a_letter_grade_is_read_with_one_note(read):
    result = ratings_of(read, ["Trần Thị Bình", 2023, "A"], ["Nguyễn Văn An", 2023, "A"])
    assert len(result.register.ratings) == 2
    assert problems(result) == [("Xếp loại!C2", "read_as")]


@pytest.mark.parametrize(
    ("written", "code", "issuer"),
    [
        ("CSTĐCS", "emulation_fighter_grassroots", None),
        ("chiến sĩ thi đua cơ sở", "emulation_fighter_grassroots", None),
        ("Chiến sỹ TĐ cơ sở", "emulation_fighter_grassroots", None),
        ("CSTĐ tỉnh", "emulation_fighter_ministry_province", "province"),
        ("Chiến sĩ thi đua cấp tỉnh", "emulation_fighter_ministry_province", "province"),
        ("CSTĐ toàn quốc", "emulation_fighter_national", "government"),
        ("LĐTT", "advanced_worker", None),
        ("BK UBND tỉnh", "ministry_province_merit_certificate", "province"),
        ("Bằng khen của Bộ trưởng Bộ Công Thương", "ministry_province_merit_certificate",
         "ministry"),
        ("BKTTg", "pm_merit_certificate", "government"),
        ("GK", "commendation_certificate", None),
        ("Giấy khen của Giám đốc Sở", "commendation_certificate", "department"),
        ("HCLĐ hạng 3", "labour_order_3", "state"),
        ("HCLĐ III", "labour_order_3", "state"),
        ("Bằng khen của Liên đoàn Lao động tỉnh",
         "other:bang-khen-cua-lien-doan-lao-dong-tinh", "union"),
    ],
)  # fmt: skip
def test_titles_as_people_write_them(read, written, code, issuer):
    result = awards_of(read, ["Nguyễn Văn An", written, 2023, "5/QĐ-X", None, None])
    assert [(a.award, a.issuer) for a in result.register.awards] == [(code, issuer)]
    assert errors(result) == []


def test_decision_number_and_date_in_one_cell(read):
    result = awards_of(
        read,
        ["Nguyễn Văn An", "CSTĐCS", 2024, "1234/QĐ-UBND ngày 05/01/2025", None, None],
        ["Trần Thị Bình", "CSTĐCS", 2024, "Số 12/QĐ-SCT ngày 5 tháng 1 năm 2025", None, None],
    )
    assert [(a.decision_no, a.decided) for a in result.register.awards] == [
        ("1234/QĐ-UBND", date(2025, 1, 5)),
        ("12/QĐ-SCT", date(2025, 1, 5)),
    ]


def test_an_award_without_decision_is_kept(read):
    result = awards_of(read, ["Nguyễn Văn An", "LĐTT", 2024, None, None, None])
    assert result.register.awards == [AwardHeld(AN, "advanced_worker", 2024)]
    assert result.problems == []


@pytest.mark.parametrize("parting", ["; ", ", ", "\n", " + "])
def test_several_awards_in_one_cell(read, parting):
    result = awards_of(
        read, ["Nguyễn Văn An", parting.join(["LĐTT", "CSTĐCS", "GK"]), 2024, None, None, None]
    )
    assert held(result) == [
        (AN, "advanced_worker", 2024),
        (AN, "emulation_fighter_grassroots", 2024),
        (AN, "commendation_certificate", 2024),
    ]


def test_dates_are_day_month_year(read):
    head = ["Họ và tên", "Loại nghỉ", "Từ ngày", "Đến ngày"]
    rows = [
        ["Trần Thị Bình", "Thai sản", "1/2/2025", "22/11/2025"],
        ["Nguyễn Văn An", "Đi học", date(2024, 3, 1), "31.8.2024"],
    ]
    result = read({"Nhân sự": PEOPLE, "Thời gian vắng": [head, *rows]})
    assert result.register.absences == [
        Absence(BINH, "maternity", date(2025, 2, 1), date(2025, 11, 23)),
        Absence(AN, "study", date(2024, 3, 1), date(2024, 9, 1)),
    ]


def test_a_month_first_date_is_refused_with_its_cell(read):
    head = ["Họ và tên", "Loại nghỉ", "Từ ngày", "Đến ngày"]
    rows = [
        ["Trần Thị Bình", "Thai sản", "2/13/2025", None],
        ["Nguyễn Văn An", "Ốm", "1/2/2025", None],
    ]
    result = read({"Nhân sự": PEOPLE, "Thời gian vắng": [head, *rows]})
    assert errors(result) == [("Thời gian vắng!C2", "unreadable")]
    assert "tháng 13" in result.errors[0].what.vi
    assert result.register.absences == [Absence(AN, "sick", date(2025, 2, 1))]


def test_an_unreadable_end_keeps_a_discipline_out(read):
    head = ["Họ và tên", "Hình thức kỷ luật", "Từ ngày", "Đến hết ngày"]
    rows = [
        ["Trần Thị Bình", "Khiển trách", "1/2/2023", "31/02/2024"],
        ["Nguyễn Văn An", "Cảnh cáo", "1/2/2023", "31/1/2024"],
    ]
    result = read({"Nhân sự": PEOPLE, "Kỷ luật": [head, *rows]})
    assert errors(result) == [("Kỷ luật!D2", "unreadable")]
    assert result.register.discipline == [
        Discipline(AN, "warning", date(2023, 2, 1), date(2024, 2, 1))
    ]


def test_an_unreadable_optional_date_is_only_noted(read):
    result = awards_of(read, ["Nguyễn Văn An", "LĐTT", 2024, "1/QĐ-SCT", "tháng giêng", None])
    assert held(result) == [(AN, "advanced_worker", 2024)]
    assert problems(result) == [("Khen thưởng!E2", "unreadable")]


def test_a_wide_list_with_several_awards_in_a_cell(read):
    rows = [
        ["TT", "Họ và tên", "Kết quả các năm", None, None],
        [None, None, 2022, "Năm 2023", "2024"],
        [
            1,
            "Nguyễn Văn An",
            "HTXSNV; CSTĐCS",
            "LĐTT, HTT",
            "BK UBND tỉnh (123/QĐ-UBND ngày 5/1/2025)",
        ],
        [2, "Trần Thị Bình", "HTT\nLĐTT", "không xếp loại", None],
    ]
    result = read({"Theo dõi": rows, "Nhân sự": PEOPLE}, ["A1:A2", "B1:B2", "C1:E1"])
    assert triples(result) == [(AN, 2022, "excellent"), (AN, 2023, "good"), (BINH, 2022, "good")]
    assert held(result) == [
        (AN, "emulation_fighter_grassroots", 2022),
        (AN, "advanced_worker", 2023),
        (AN, "ministry_province_merit_certificate", 2024),
        (BINH, "advanced_worker", 2022),
    ]
    assert result.register.awards[2].decision_no == "123/QĐ-UBND"
    assert result.problems == []


def test_a_wide_list_keeps_good_cells_beside_a_bad_one(read):
    rows = [["Họ và tên", 2022, 2023, 2024], ["Nguyễn Văn An", "HTT", "abc", "CSTĐ"]]
    result = read({"Theo dõi": rows, "Nhân sự": PEOPLE})
    assert triples(result) == [(AN, 2022, "good")]
    assert errors(result) == [("Theo dõi!C2", "unknown_word"), ("Theo dõi!D2", "unclear_award")]
    assert result.pending[0].candidates[0] == "emulation_fighter_grassroots"


def test_ticks_under_an_award_and_its_years(read):
    rows = [
        ["Họ và tên", "CSTĐ cơ sở", None],
        [None, 2023, 2024],
        ["Nguyễn Văn An", "x", "12/QĐ-SCT"],
    ]
    result = read({"Theo dõi": rows, "Nhân sự": PEOPLE}, ["A1:A2", "B1:C1"])
    assert held(result) == [
        (AN, "emulation_fighter_grassroots", 2023),
        (AN, "emulation_fighter_grassroots", 2024),
    ]
    assert result.register.awards[1].decision_no == "12/QĐ-SCT"


def test_a_period_of_years(read):
    result = awards_of(read, ["Nguyễn Văn An", "BK UBND tỉnh", "2019-2023", None, None, None])
    (award,) = result.register.awards
    assert (award.year, award.achievement_from, award.achievement_to) == (
        2023, date(2019, 1, 1), date(2023, 12, 31)
    )  # fmt: skip


def test_a_year_missing_makes_an_award_wait_not_fall(read):
    result = awards_of(read, ["Nguyễn Văn An", "LĐTT", None, "1/QĐ-SCT", "10/1/2025", None])
    assert result.register.awards == []
    assert errors(result) == [("Khen thưởng!B2", "unclear_year")]
    assert (result.pending[0].field, result.pending[0].candidates) == ("year", ("2024", "2025"))


def test_the_title_of_a_list_gives_award_year_and_decision(read):
    rows = [
        ["DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2024"],
        ["(Kèm theo Quyết định số 12/QĐ-SCT ngày 10/01/2025 của Giám đốc Sở)"],
        ["TT", "Họ và tên", "Đơn vị"],
        [1, "Nguyễn Văn An", "Phòng Quản lý công nghiệp"],
    ]
    result = read({"Khen thưởng": rows, "Nhân sự": PEOPLE}, ["A1:C1", "A2:C2"])
    assert result.register.awards == [
        AwardHeld(AN, "emulation_fighter_grassroots", 2024, date(2025, 1, 10), "department",
                  decision_no="12/QĐ-SCT")
    ]  # fmt: skip


def test_the_kind_is_suggested_from_the_abstract(read):
    result = awards_of(
        read,
        ["Nguyễn Văn An", "BK UBND tỉnh", 2024, None, None, "Có thành tích đột xuất cứu người"],
        [
            "Trần Thị Bình",
            "BK UBND tỉnh",
            2024,
            None,
            None,
            "Thành tích trong phong trào xây dựng nông thôn mới",
        ],
        ["Trần Thị Bình", "GK", 2024, None, None, "Hoàn thành xuất sắc nhiệm vụ công tác năm 2024"],
        ["Trần Thị Bình", "CSTĐCS", 2024, None, None, "Phong trào thi đua năm 2024"],
    )
    assert [a.method for a in result.register.awards] == ["sudden", "merit", "merit", "merit"]
    assert [(s.index, s.value, s.sure) for s in result.suggestions] == [
        (0, "sudden", True),
        (1, "thematic", False),
    ]


def test_the_lone_year_is_that_of_the_achievement(read):
    result = awards_of(read, ["Nguyễn Văn An", "LĐTT", 2024, "1/QĐ-SCT", "10/1/2025", None])
    assert (result.register.awards[0].year, result.register.awards[0].decided) == (
        2024,
        date(2025, 1, 10),
    )


def test_the_issuing_body_tells_the_level(read):
    head = ["Họ và tên", "Danh hiệu", "Năm", "Cơ quan khen"]
    rows = [
        ["Nguyễn Văn An", "Bằng khen", 2023, "Thủ tướng Chính phủ"],
        ["Trần Thị Bình", "BK", 2023, "Bộ Công Thương"],
    ]
    result = read({"Nhân sự": PEOPLE, "Khen thưởng": [head, *rows]})
    assert [(a.award, a.issuer) for a in result.register.awards] == [
        ("pm_merit_certificate", "government"),
        ("ministry_province_merit_certificate", "ministry"),
    ]


def test_advanced_worker_on_a_unit_is_the_collective_title(read):
    units = [["Tên đơn vị"], ["Văn phòng"]]
    rows = [["Tập thể", "Danh hiệu", "Năm"], ["Văn phòng", "LĐTT", 2024]]
    result = read({"Đơn vị": units, "Khen thưởng": rows})
    assert held(result) == [("dv:van-phong", "advanced_labour_collective", 2024)]


def test_repeats_are_taken_once_and_conflicts_refused(read):
    result = ratings_of(
        read,
        ["Nguyễn Văn An", 2024, "HTT"],
        ["Nguyễn Văn An", 2024, "HTT"],
        ["Nguyễn Văn An", 2024, "HTXS"],
    )
    assert triples(result) == [(AN, 2024, "good")]
    assert problems(result) == [("Xếp loại!A3", "repeated"), ("Xếp loại!A4", "conflict")]


def test_a_wide_and_a_long_list_of_one_award_become_one_row(read):
    rows = [["Họ và tên", 2023, 2024], ["Nguyễn Văn An", None, "CSTĐCS"]]
    long = [AWARD_HEAD, ["Nguyễn Văn An", "CSTĐCS", 2024, "12/QĐ-SCT", "10/1/2025", None]]
    result = read({"Nhân sự": PEOPLE, "Theo dõi": rows, "Khen thưởng": long})
    (award,) = result.register.awards
    assert (award.decision_no, award.decided) == ("12/QĐ-SCT", date(2025, 1, 10))


def test_unknown_words_name_the_choices(read):
    result = ratings_of(read, ["Nguyễn Văn An", 2024, "rất tốt"], ["Trần Thị Bình", 2024, "HTT"])
    assert errors(result) == [("Xếp loại!C2", "unreadable")]
    assert "Hoàn thành tốt nhiệm vụ" in result.errors[0].cure.vi
    assert triples(result) == [(BINH, 2024, "good")]


def test_a_missing_cell_is_named(read):
    result = ratings_of(read, ["Nguyễn Văn An", None, "HTT"], ["Trần Thị Bình", 2024, None])
    assert errors(result) == [("Xếp loại!B2", "missing"), ("Xếp loại!C3", "missing")]


def test_a_formula_without_stored_result_is_named(read):
    result = ratings_of(read, ["Nguyễn Văn An", "=2000+24", "HTT"], ["Trần Thị Bình", 2024, "HTT"])
    assert errors(result) == [("Xếp loại!B2", "formula")]
    assert triples(result) == [(BINH, 2024, "good")]


def test_shares_and_levels_of_initiatives(read):
    head = ["Tác giả", "Năm", "Tên sáng kiến", "Cấp công nhận", "Tỷ lệ đóng góp", "Đã dùng để xét"]
    rows = [
        ["Nguyễn Văn An", 2024, "Số hóa hồ sơ", "UBND tỉnh", 0.6, "CSTĐCS; BK tỉnh"],
        ["Trần Thị Bình", 2024, "Số hóa hồ sơ", "cấp cơ sở", "40%", None],
        ["Trần Thị Bình", 2023, "Kho lưu trữ", None, "8,75 phần", None],
    ]
    result = read({"Nhân sự": PEOPLE, "Sáng kiến": [head, *rows]})
    assert result.register.initiatives == [
        Initiative(AN, 2024, "ministry_province", share=60, title="Số hóa hồ sơ",
                   used_for=("emulation_fighter_grassroots",
                             "ministry_province_merit_certificate")),
        Initiative(BINH, 2024, "base", share=40, title="Số hóa hồ sơ"),
    ]  # fmt: skip
    assert errors(result) == [("Sáng kiến!E4", "unreadable")], "a blank share would be all of it"


def test_counts_refuse_decimals_with_either_mark(read):
    units = [["Tên đơn vị"], ["Văn phòng"], ["Thanh tra"], ["Phòng Kỹ thuật"]]
    rows = [
        ["Đơn vị", "Năm", "Tổng số"],
        ["Văn phòng", 2024, "8,75"],
        ["Thanh tra", 2024, "9.5"],
        ["Phòng Kỹ thuật", 2024, "1.234"],
    ]
    result = read({"Đơn vị": units, "Quân số": rows})
    assert errors(result) == [("Quân số!C2", "unreadable"), ("Quân số!C3", "unreadable")]
    assert result.register.members == [Members("dv:phong-ky-thuat", 2024, 1234)]


def test_unknown_columns_and_sheets_are_said_not_dropped_in_silence(read):
    rows = [["Họ và tên", "Năm", "Xếp loại", "Điểm rèn luyện"], ["Nguyễn Văn An", 2024, "HTT", 95]]
    result = read({"Nhân sự": PEOPLE, "Xếp loại": rows, "Linh tinh": [["abc"], ["xyz"]]})
    assert problems(result) == [
        ("Linh tinh!A1", "sheet_left_out"),
        ("Xếp loại!D1", "unknown_column"),
    ]
    assert triples(result) == [(AN, 2024, "good")]


def test_the_places_of_rows_are_kept(read):
    result = ratings_of(read, ["Nguyễn Văn An", 2023, "x?"], ["Nguyễn Văn An", 2024, "HTT"])
    assert [str(place) for place in result.provenance["ratings"]] == ["Xếp loại!A3"]
