"""What people do type, told with its file, its line and a cure, in Vietnamese and English."""

from __future__ import annotations

import pytest

from tests.rules.overlay_sample import GOOD, read
from thidua_rules.loading import LawError
from thidua_rules.loading.vietnamese import SAYINGS, in_vietnamese

# -- mistakes: (what stands there, what is typed instead, line, English, Vietnamese) --------------
SHARE = GOOD[GOOD.index("  - award: excellent") : GOOD.index("    percent: 80")]
MISTAKES = {
    "a date as it is written": ("2026-03-01", "01/03/2026", 8, "Write it as 2026-03-01",
                                "Viết là 2026-03-01"),
    "a day that is none": ("from: 2026-03-01", "from: 2026-02-30", 8, "«2026-02-30» is not a date",
                           "không phải là ngày"),
    "an unknown key": ("issuer_name:", "issuername:", 3, "Did you mean «issuer_name»",
                       "Có phải «issuer_name» không"),
    "an unknown issuer": ("issuer: province", "issuer: tinh", 2, "unknown word «tinh»",
                          "không có từ «tinh»"),
    "a missing citation": ("cite: ha_tinh_2026 Điều 5\n", "", 1, "«cite» is missing",
                           "thiếu «cite»"),
    "a citation of nothing": ("cite: ha_tinh_2026", "cite: quyet_dinh_12", 9,
                              "unknown instrument «quyet_dinh_12»", "không có văn bản nào mang mã"),
    "no source": ("seen: HT1\n", "", 1, "verified, but no source", "mà không nêu nguồn"),
    "an unknown source": ("seen: HT1", "seen: HT2", 11, "unknown source «HT2»",
                          "không có nguồn «HT2»"),
    "a tab": ("  vote_efg", "\tvote_efg", 13, "a tab stands in this line", "dấu Tab"),
    "curly quotes": ("{vi: Quy định của tỉnh Hà Tĩnh,", "{vi: “Quy định: tỉnh”,", 4,
                     "curly quotes", "dấu nháy cong"),
    "no space": ("sure: verified", "sure:verified", 10, "no space after the colon",
                 "sau dấu hai chấm thiếu dấu cách"),
    "a colon in a value": ("name: {vi: Quy định của tỉnh Hà Tĩnh, en: Rules of Hà Tĩnh province}",
                           "name:\n  vi: Quy định: tỉnh Hà Tĩnh", 5, "has no quotes",
                           "mà không có dấu nháy"),
    "a quote left open": ("name: {vi: Quy định", "name: {vi: 'Quy định", 4,
                          "the quote that opens here is not closed", "dấu nháy mở ở đây chưa đóng"),
    "a bracket left open": ("{vi: Ban hành Quy chế}}", "{vi: Ban hành Quy chế}", 6,
                            "the bracket that opens here", "dấu ngoặc mở ở đây chưa đóng"),
    "a line out of line": ("  alc_roles", "   alc_roles", 14, "under the lines of its group",
                           "không thẳng hàng"),
    "an article alone": ("cite: ha_tinh_2026 Điều 5", "cite: Điều 5", 9,
                         "no instrument stands before the article", "chưa ghi mã văn bản"),
    "dashes of a word processor": ("2026-03-01", "2026–03–01", 8, "Write it as 2026-03-01",
                                   "Viết là 2026-03-01"),
    "a key twice": ("sure: verified", "sure: verified\nsure: verified", 11, "is repeated",
                    "viết hai lần"),
    "a setting nobody knows": ("vote_efg: 80", "vote_egf: 80", 13, "Did you mean «vote_efg»",
                               "Có phải «vote_efg» không"),
    "a percent sign": ("vote_efg: 80", "vote_efg: 80%", 13, "«80%» is not a whole number",
                       "không phải là số nguyên"),
    "more than the law lets": ("vote_efg: 80", "vote_efg: 120", 13, "the law lets «vote_efg» be 50",
                               "luật chỉ cho «vote_efg» từ 50 đến 100"),
    "two values": ("vote_efg: 80", "vote_efg: [80, 90]", 13, "takes one value, 2 stand here",
                   "chỉ nhận một giá trị"),
    "a day of no month": ("12-15", "31-12", 15, "is not a day of the year",
                          "không phải là một ngày trong năm"),
    "an unknown award": ("award: commendation_certificate", "award: giay_khen", 17,
                         "unknown word «giay_khen»", "không có từ «giay_khen»"),
    "an award of others": ("award: commendation_certificate", "award: pm_merit_certificate", 17,
                           "above ministries and provinces", "luật không giao cho bộ, tỉnh"),
    "no such recipients": ("kind: collective", "kind: household", 24, "has no standard for",
                           "không có tiêu chuẩn cho"),
    "an unknown leaf word": ("rating: {at_least: good}", "xep_loai: good", 21,
                             "unknown word «xep_loai»", "không có từ «xep_loai»"),
    "an unknown rating": ("at_least: good", "at_least: tot", 21, "unknown word «tot»",
                          "không có từ «tot»"),
    "no text": ("        text: {vi: Hoàn thành tốt nhiệm vụ}\n", "", 20,
                "the criterion has no «text»", "điều kiện thiếu «text»"),
    "an id that is taken": ("id: good_year", "id: exemplary", 20, "stands twice", "đã có trong"),
    "an id of the addition above": (
        "tightens:\n", GOOD[GOOD.index("  - award: comm") : GOOD.index("tightens:")]
        + "tightens:\n", 26, "stands twice", "đã có trong"),
    "nothing added": (GOOD[GOOD.index("    all:") : GOOD.index("tightens:")], "", 17,
                      "nothing is added here", "không thêm gì"),
    "a branch that is not there": ("    kind: individual\n    all:",
                                   "    kind: individual\n    branch: x\n    all:", 19,
                                   "no branch «x»", "không có điểm «x»"),
    "an unknown criterion": ("criterion: share", "criterion: shar", 26, "Did you mean «share»",
                             "Có phải «share» không"),
    "loosening a share": ("percent: 80", "percent: 60", 27, "asks percent 70, the overlay 60",
                          "nới lỏng luật"),
    "no number": ("    percent: 80\n", "", 24, "no stricter number",
                  "không có con số nào chặt hơn"),
    "another number": ("    percent: 80", "    min: 80", 27, "unknown word «min»",
                       "không có từ «min»"),
    "a doubt": (SHARE, SHARE.replace("excellent_labour_collective", "ministry_province_flag")
                .replace("share", "party_organisations"), 26, "a doubt of the law",
                "chỗ luật chưa rõ"),
    "the end before the start": ("cite: ha", "to: 2026-01-01\ncite: ha", 9,
                                 "ends before it starts", "trước ngày có hiệu lực"),
    "empty, and yet not": ("issuer: province", "empty: true\nissuer: province", 14,
                           "says «empty: true» and has «set:»", "mà lại có «set:»"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_names_its_line_and_the_cure_in_both_languages(name: str) -> None:
    old, new, line, english, vietnamese = MISTAKES[name]
    assert GOOD.count(old) >= 1
    with pytest.raises(LawError) as refused:
        read(GOOD.replace(old, new, 1))
    problem = refused.value
    assert problem.line == line, problem
    assert english in str(problem)
    told = problem.told("vi")
    assert vietnamese in told.split("\n")[0]
    assert told.startswith(f"ha_tinh_2026.yaml:{line}: ")
    assert problem.told("en") == str(problem)


def test_a_decree_in_force_bounds_what_a_province_sets() -> None:
    """Decree 98/2023 asks 80 % of all members until 30/06/2025; Decree 152 leaves it open."""
    early = GOOD.replace("from: 2026-03-01", "from: 2024-06-01")
    with pytest.raises(LawError, match="asks 80, the overlay 70"):
        read(early.replace("vote_efg: 80", "vote_efg: 70"))
    with pytest.raises(LawError, match="asks all_members, the overlay present"):
        read(early.replace("vote_efg: 80", "vote_of: present"))
    assert read(early.replace("vote_efg: 80", "vote_efg: 90")).sets["vote_efg"] == ("90",)
    assert read(GOOD.replace("vote_efg: 80", "vote_efg: 70")).sets["vote_efg"] == ("70",)


def test_a_cap_under_the_old_law_is_at_most_fifteen_percent() -> None:
    old = GOOD.replace("from: 2026-03-01", "from: 2018-01-01\nto: 2023-01-01")
    old = old[: old.index("adds:")]
    with pytest.raises(LawError, match="asks 15, the overlay 20"):
        read(old.replace("vote_efg: 80", "efg_cap: 20"))
    assert read(old.replace("vote_efg: 80", "efg_cap: 10")).sets["efg_cap"] == ("10",)


def test_every_saying_keeps_its_gaps() -> None:
    assert [s for s in SAYINGS if s.count("{}") != SAYINGS[s].count("{}")] == []
    assert in_vietnamese("Write 70 or more, or delete this entry") == \
        "Viết 70 hoặc lớn hơn, hoặc xóa mục này"  # fmt: skip
    assert in_vietnamese("nobody wrote this") is None
