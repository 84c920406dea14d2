"""Rows that are taken and can hardly be so: told at their cell, with what becomes of them."""

from tests.sources.small_sheets import PEOPLE


def test_awards_of_the_other_kind_and_decisions_before_their_year(read):
    head = ["Cá nhân, tập thể", "Danh hiệu", "Năm", "Ngày quyết định"]
    rows = [
        ["Văn phòng", "CSTĐCS", 2020, "15/01/2021"],
        ["Nguyễn Văn An", "TTLĐTT", 2020, "15/01/2021"],
        ["Nguyễn Văn An", "LĐTT", 2020, "15/01/2019"],
        ["Nguyễn Văn An", "LĐTT", 2021, "31/02/2022"],
    ]
    units = [["Tên đơn vị"], ["Văn phòng"]]
    result = read({"Đơn vị": units, "Nhân sự": PEOPLE, "Khen thưởng": [head, *rows]})
    assert len(result.register.awards) == 4
    told = {(problem.cell, problem.code): problem for problem in result.problems}
    assert set(told) == {
        ("B2", "other_kind"), ("B3", "other_kind"), ("D4", "too_early"), ("D5", "unreadable"),
    }  # fmt: skip
    assert told["B2", "other_kind"].what.vi == "«Chiến sĩ thi đua cơ sở» không tặng cho tập thể."
    assert told["D5", "unreadable"].cure.vi.endswith("Dòng vẫn được nhận, ô này bỏ trống.")


def test_a_level_named_by_its_body_alone_is_told(read):
    head = ["Tác giả", "Năm", "Tên sáng kiến", "Cấp công nhận"]
    rows = [["Nguyễn Văn An", 2024, "Số hóa", "UBND tỉnh"],
            ["Nguyễn Văn An", 2023, "Kho", "Liên hành tinh"]]  # fmt: skip
    result = read({"Nhân sự": PEOPLE, "Sáng kiến": [head, *rows]})
    assert [problem.cell for problem in result.problems] == ["D3"]
