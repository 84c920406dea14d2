"""The files of long service: a mistake names its file, line and cure; results in both tongues."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from thidua_rules import tables as t
from thidua_rules.explaining import explain
from thidua_rules.explaining.long_service import service_text
from thidua_rules.judging import Question, judge
from thidua_rules.loading import LawError, law_folder, load_law
from thidua_rules.loading.service import read_service
from thidua_rules.model.verdict import Status

LAW = load_law()
MISTAKES = {
    "an unknown post": ("posts: [deputy_minister, province_chair]", "posts: [deputy_ministr]",
                        "unknown word «deputy_ministr»", "Did you mean «deputy_minister»"),
    "a post in two groups": ("posts: [general_department_director, metropolis_vice_chair]",
                             "posts: [department_director]", "stands in two places", "one group"),
    "years that fall": ("needs: {labour_order_3: 3, labour_order_2: 5, labour_order_1: 8}",
                        "needs: {labour_order_3: 3, labour_order_2: 3}",
                        "«labour_order_2» asks no more years than «labour_order_3»", "Correct"),
    "years that are no number": ("labour_order_3: 3, labour_order_2: 5", "labour_order_3: three",
                                 "«three» is not a whole number", "from 1 to 60"),
    "an order not cited": ("          gold_star_order: Điều 11\n", "",
                           "the years of «gold_star_order» are not cited", "«articles:»"),
    "an unknown order": ("needs: {ho_chi_minh_order: 8}", "needs: {ho_chi_min_order: 8}",
                         "unknown word «ho_chi_min_order»", "ho_chi_minh_order"),
    "a gap in time": ("to: 2025-07-01", "to: 2025-06-01", "starts on 2025-07-01", "Let one begin"),
    "a table read and another's": (
        'reads: "2025-07"', 'periods: {}\n    reads: "2025-07"', "stand together",
        "Keep «periods:» where the text has been read"),
    "a table that is not there": ('reads: "2025-07"', "reads: elsewhere",
                                  "«reads: elsewhere» names no version", "2017, 2025-07"),
    "verified by another's table": ("sure: unknown\n    seen: C2,", "sure: verified\n    seen: C2,",
                                    "the table is another text's", "sure: unknown"),
    "no trigger": ("      trigger:", "      triger:", "unknown word «triger»", "trigger"),
    "an unknown form": ("bars_from: dismissal", "bars_from: dismisal", "unknown word", "dismissal"),
    "an unknown source": ("seen: C4", "seen: C99", "unknown source «C99»", "sources.yaml"),
    "an unknown instrument": ("cite: decree_178_2024 Điều 7.3", "cite: decree_9 Điều 7.3",
                              "unknown instrument «decree_9»", "instruments/"),
}  # fmt: skip


def copied(folder: Path, name: str, old: str, new: str) -> tuple[Path, int]:
    """The service files with one change, and the line of it."""
    shutil.copytree(law_folder() / "service", folder / "service")
    path = folder / "service" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path, text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_file_and_its_cure(mistake: str, tmp_path: Path) -> None:
    old, new, what, cure = MISTAKES[mistake]
    path, _ = copied(tmp_path, "tables.yaml", old, new)
    with pytest.raises(LawError) as caught:
        read_service(tmp_path, LAW.instruments, LAW.sources)
    assert caught.value.file == str(path)
    assert what in caught.value.what
    assert cure in caught.value.cure


@pytest.mark.parametrize(
    "mistake", ["an unknown post", "years that are no number", "an unknown source", "no trigger"]
)
def test_the_line_is_the_one_that_is_wrong(mistake: str, tmp_path: Path) -> None:
    _, line = copied(tmp_path, "tables.yaml", *MISTAKES[mistake][:2])
    with pytest.raises(LawError) as caught:
        read_service(tmp_path, LAW.instruments, LAW.sources)
    assert caught.value.line - line in (0, 1)


def test_one_title_names_one_post(tmp_path: Path) -> None:
    copied(tmp_path, "posts.yaml", "aliases: [thứ trưởng]", "aliases: [bộ trưởng]")
    with pytest.raises(LawError, match="«bộ trưởng» already names «minister»"):
        read_service(tmp_path, LAW.instruments, LAW.sources)


def test_a_law_without_these_files_has_no_tables(tmp_path: Path) -> None:
    assert read_service(tmp_path, LAW.instruments, LAW.sources) is None


# -- told in words ------------------------------------------------------------------------------
def line_of(
    lang: str, *posts: t.Post, notice: bool = True, sex: str = "male"
) -> tuple[str, Status]:
    register = t.Register(
        subjects=[t.Subject("p", sex=sex)], posts=list(posts),
        retirements=[t.Retirement("p", date(2025, 7, 1), False)] if notice else [],
    )  # fmt: skip
    question = Question(2024, date(2025, 9, 1), date(2025, 8, 5), ("labour_order_3",))
    sweep = judge(register, LAW, question)
    lines = explain(sweep.verdict("p", "labour_order_3", plan=False), LAW, lang).lines
    line = next(one for one in lines if one.criterion and one.criterion.leaf == "long_service")
    return line.value_text, line.status


def held(post: str, starts: str, ends: str = "2025-07-01") -> t.Post:
    return t.Post("p", post, date.fromisoformat(starts), date.fromisoformat(ends))


DEPUTY, DIRECTOR = "department_deputy_director", "department_director"
TOLD = [
    ((held(DEPUTY, "2014-03-01"),),
     ("Phó Giám đốc Sở 11 năm 4 tháng; tính theo Phó Vụ trưởng; Phó Giám đốc Sở và tương đương:"
     " 11 năm 4 tháng, cần 10 năm; dư 1 năm 4 tháng"),
     ("Deputy director of a provincial department 11 y 4 m; as Deputy director of a ministry's or a"
     " provincial department; equivalents: 11 y 4 m, needs 10 y; 1 y 4 m more")),
    ((held(DEPUTY, "2015-07-11"),),
     ("Phó Giám đốc Sở 9 năm 11 tháng 20 ngày; tính theo Phó Vụ trưởng; Phó Giám đốc Sở và tương"
     " đương: 9 năm 11 tháng 20 ngày, cần 10 năm; còn thiếu 10 ngày"),
     ("Deputy director of a provincial department 9 y 11 m 20 d; as Deputy director of a ministry's"
     " or a provincial department; equivalents: 9 y 11 m 20 d, needs 10 y; 10 d short")),
    ((held(DEPUTY, "2015-09-01"),),
     ("Phó Giám đốc Sở 9 năm 10 tháng; tính theo Phó Vụ trưởng; Phó Giám đốc Sở và tương đương:"
     " 9 năm 10 tháng, cần 10 năm; còn thiếu 2 tháng"),
     ("Deputy director of a provincial department 9 y 10 m; as Deputy director of a ministry's or a"
     " provincial department; equivalents: 9 y 10 m, needs 10 y; 2 m short")),
    ((held(DEPUTY, "2015-07-01", "2020-07-01"), held(DIRECTOR, "2020-07-01")),
     ("Giám đốc Sở 5 năm; Phó Giám đốc Sở 5 năm; cộng dồn, tính theo Phó Vụ trưởng; Phó Giám đốc Sở"
     " và tương đương: 10 năm, cần 10 năm; vừa đủ"),
     ("Director of a provincial department 5 y; Deputy director of a provincial department 5 y;"
     " added up, as Deputy director of a ministry's or a provincial department; equivalents: 10 y,"
     " needs 10 y; exactly enough")),
]  # fmt: skip


@pytest.mark.parametrize(("posts", "vi", "en"), TOLD)
def test_each_post_its_time_the_addition_and_the_margin(
    posts: tuple[t.Post, ...], vi: str, en: str
) -> None:
    assert line_of("vi", *posts)[0] == vi
    assert line_of("en", *posts)[0] == en


def test_why_nothing_is_looked_at() -> None:
    director = held(DIRECTOR, "2010-07-01")
    text, status = line_of("vi", director, notice=False)
    assert text == "chưa ghi nhận thông báo hoặc quyết định nghỉ hưu"
    assert status is Status.NOT_MET
    assert line_of("vi", held("Trưởng phòng", "2010-07-01"))[0] == (
        "không giữ chức vụ nào trong bảng"
    )


@pytest.mark.parametrize(("lang", "told"), [("vi", "chưa đạt mức nào"), ("en", "none")])
@pytest.mark.parametrize(("reason", "earned"), [("short", ""), ("short", "x"), ("met", "")])
def test_no_grade_is_told_where_nothing_was_counted(
    lang: str, told: str, reason: str, earned: str
) -> None:
    tokens = {"reason": reason, "posts": [], "earned": earned, "lowered": False}
    bare = reason == "short" and not earned
    assert service_text(tokens, None, lang, str) == (told if bare else "")


def test_a_higher_order_is_named() -> None:
    text, status = line_of("en", held(DIRECTOR, "2010-07-01"))
    assert "earns a higher order: " in text
    assert status is Status.NOT_MET


def test_what_leaves_the_order_open_is_said() -> None:
    text, status = line_of("vi", held("Phó Giám đốc", "2014-07-01"))
    assert text.endswith("chưa rõ chức vụ có thuộc bảng không; có thể từ chưa đạt mức nào đến"
                         " Huân chương Lao động hạng Ba")  # fmt: skip
    assert status is Status.UNKNOWN


def test_a_woman_is_told_of_the_shorter_time() -> None:
    text, status = line_of("vi", held(DEPUTY, "2018-11-01"), sex="female")
    assert "cần 6 năm 8 tháng (nữ, giảm 1/3); vừa đủ" in text
    assert status is Status.MET


def test_the_posts_are_the_evidence() -> None:
    register = t.Register(
        subjects=[t.Subject("p", sex="male")],
        posts=[held(DEPUTY, "2014-03-01"), held("Trưởng phòng", "2008-01-01", "2014-03-01")],
        retirements=[t.Retirement("p", date(2025, 7, 1))],
    )
    question = Question(2024, date(2025, 9, 1), date(2025, 8, 5), ("labour_order_3",))
    verdict = judge(register, LAW, question).verdict("p", "labour_order_3", plan=False)
    (found,) = [leaf for group in (verdict.tree,) if group for leaf in _leaves(group)]
    assert [(row.table, row.label, row.year) for row in found.evidence] == [("posts", DEPUTY, 2014)]
    assert found.years == tuple(range(2014, 2026))


def _leaves(group: object) -> list[object]:
    found: list[object] = []
    for child in getattr(group, "children", ()):
        found += _leaves(child) if hasattr(child, "children") else [child]
    return [leaf for leaf in found if getattr(leaf, "leaf", "") == "long_service"]
