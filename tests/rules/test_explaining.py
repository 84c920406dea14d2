"""Verdicts in words: every pattern in both languages, nothing of the other language in either."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from tests.rules.histories import careers, messy
from tests.rules.laws import law_asking, leaf, since, verdict_of
from thidua_rules.explaining import Explanation, Line, explain
from thidua_rules.explaining.left_out import ISSUER, METHOD, REASONS
from thidua_rules.explaining.principle_words import (
    DECIDER,
    NOTICES,
    OPINION,
    PAPER,
    UNSURE,
    principle_text,
)
from thidua_rules.explaining.values import percent
from thidua_rules.explaining.words import (
    HOLD,
    LABEL,
    LANGUAGES,
    OVERALL,
    PATTERNS,
    RATING,
    READING,
    STATUS,
    SURENESS,
    TABLE,
)
from thidua_rules.judging import Question, judge
from thidua_rules.loading import load_law
from thidua_rules.model.verdict import Overall, Status, Sureness

LAW = load_law(overlays=("demonstration",))
VOCABULARIES = (
    HOLD, OVERALL, PATTERNS, RATING, READING, STATUS, SURENESS, TABLE,
    NOTICES, PAPER, DECIDER, OPINION, UNSURE, ISSUER, METHOD, REASONS,
)  # fmt: skip
VIETNAMESE = re.compile(
    r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)
ENGLISH = re.compile(
    r"\b(?:the|and|of|is|not|met|years?|award|rated|counted|needs?|has|unknown|excellent|good|"
    r"initiative|science_work|movement|warning|reprimand|advanced_worker|merit|True|False|None)\b"
)


def texts(said: Explanation) -> Iterator[str]:
    yield said.headline
    for name in ("missing", "warnings", "assumptions", "scenarios", "presumptions", "holds"):
        yield from getattr(said, name)
    yield from (said.earliest,) if said.earliest else ()
    for line in (*said.lines, *said.procedures):
        yield from own_words(line)
    for other in said.provisional:
        yield other.headline
        for line in other.lines:
            yield from own_words(line)


def own_words(line: Line) -> Iterator[str]:
    yield line.value_text
    yield from line.evidence_texts
    yield line.text


def fields(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


def test_both_languages_have_the_same_words_and_the_same_places_for_values() -> None:
    for words in VOCABULARIES:
        assert words["vi"].keys() == words["en"].keys()
    for patterns in (PATTERNS, NOTICES, REASONS):
        for key, pattern in patterns["vi"].items():
            assert fields(pattern) == fields(patterns["en"][key]), key
    assert set(OVERALL["vi"]) == set(Overall)
    assert set(STATUS["vi"]) == set(Status)
    assert set(SURENESS["vi"]) == set(Sureness)


def test_no_word_of_one_language_stands_in_the_other() -> None:
    for words in (*VOCABULARIES, LABEL):
        for key, text in words["vi"].items():
            assert not ENGLISH.search(re.sub(r"\{\w+\}", "", text)), (key, text)
        for key, text in words["en"].items():
            assert not VIETNAMESE.search(text), (key, text)


NUMBER = re.compile(r"\d+/\d{4}/[\w-]+|\d+/[\w.-]+")  # of an instrument: Vietnamese in both


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("received", [date(2023, 3, 6), date(2025, 2, 3), date(2026, 11, 20)])
def test_every_award_of_any_history_is_said(received: date, lang: str) -> None:
    """Messy and rich histories, all awards: no pattern lacks a value, no code is left untranslated.

    The register's own words (titles of initiatives, names of blocs, posts) are left as they are.
    """
    foreign = ENGLISH if lang == "vi" else VIETNAMESE
    for register in (messy(Random(received.year), 4, 2), careers(seed=received.year, people=5)):
        sweep = judge(register, LAW, Question(received.year - 1, received))
        typed = re.compile("|".join(map(re.escape, {row.post for row in register.posts})) or "$^")
        for uid in sweep.subjects:
            for code in sweep.awards:
                said = list(texts(explain(sweep.verdict(uid, code), LAW, lang)))
                for text in (typed.sub("", each) for each in said):
                    assert not foreign.search(NUMBER.sub("", text)), (code, text)
                    assert "{" not in text, (code, text)
                    assert "[vi]" not in text, (code, text)


@pytest.mark.parametrize(
    ("part", "whole", "vi", "en"),
    [(2, 3, "66,7", "66.7"), (14, 20, "70", "70"), (1, 1, "100", "100"), (0, 9, "0", "0"),
     (1, 8, "12,5", "12.5"), (6999, 10000, "70", "70"), (0, 0, "0", "0")],
)  # fmt: skip
def test_shares_have_one_decimal_and_a_comma_in_vietnamese(
    part: int, whole: int, vi: str, en: str
) -> None:
    assert (percent(part, whole, "vi"), percent(part, whole, "en")) == (vi, en)


def test_a_language_nobody_wrote_is_refused() -> None:
    register = messy(Random(1), 1, 0)
    verdict = judge(register, LAW, Question(2024, date(2025, 3, 3))).verdict(
        "p0", "pm_merit_certificate"
    )
    with pytest.raises(KeyError):
        explain(verdict, LAW, "fr")


UNIT = "subject: {kind: collective, role: division, founded: 2014-06-15}\n"
AWARDED = "awards: [{award: certificate, year: 2022}]\n"
THREE = since("certificate", leaf("years_since: {min: 3}"))
GOLDEN = [
    (leaf("rating: {at_least: good}"), "ratings: [{year: 2024, rating: good}]",
     "năm 2024 xếp loại hoàn thành tốt nhiệm vụ", "2024: rated good"),
    (leaf("rating: {at_least: good}"), "", "năm 2024 chưa có xếp loại", "2024: not rated yet"),
    (leaf("initiatives: {level: base, min: 3, window: 2}"),
     "initiatives: [{year: 2024}, {year: 2023}]", "có 2, cần 3", "has 2, needs 3"),
    (leaf("chain: {award: certificate, length: 3, ending: either}"),
     "awards: [{award: certificate, year: 2022}, {award: certificate, year: 2023}]",
     "2 lần liên tục, cần 3 lần", "2 in a row, needs 3"),
    (THREE, f"{AWARDED}ratings: [{{year: 2023, rating: good}}, {{year: 2024, rating: good}}]",
     "từ lần khen năm 2022 tính được 2 năm, cần 3 năm",
     "2 years counted since the award of 2022, needs 3"),
    (leaf("service: {min_months: 6}"), "subject: {kind: individual, joined: 2024-07-02}",
     "làm việc 5 tháng trong năm 2024, cần 6 tháng", "worked 5 months of 2024, needs 6"),
    (leaf("share: {title: advanced_worker, percent: 70}"),
     UNIT + "members: {2024: {total: 3, advanced_worker: 2}}",
     "2/3 người (66,7%), cần ≥ 70%; còn thiếu 1 người", "2 of 3 (66.7%), needs ≥ 70%; 1 short"),
    (leaf("share: {title: advanced_worker, percent: 50, strictly: true}"),
     UNIT + "members: {2024: {total: 20, advanced_worker: 10}}",
     "10/20 người (50%), cần > 50%; còn thiếu 1 người", "10 of 20 (50%), needs > 50%; 1 short"),
    (leaf("share: {title: advanced_worker, percent: 70}"), UNIT,
     "chưa có quân số năm 2024", "the roll of 2024 is not recorded"),
    (leaf("no_discipline: {form: reprimand}"), "discipline: []",
     "không có trường hợp nào", "no case"),
    (leaf("collective_age: {min: 12}"), UNIT, "thành lập được 10 năm, cần 12 năm",
     "founded 10 years ago, needs 12"),
    (leaf("unread: {}"), "", "chưa đọc được văn bản", "text not read"),
]  # fmt: skip
RUN = leaf("years_with: {any: [{rating: good}], years: 3}")
ONE = leaf("years_with: {any: [{rating: good}], years: 1}")
CHAIN = leaf("chain: {award: certificate, length: 3, ending: reference}")
NONE_AND_ONE = [
    (RUN, "ratings: [{year: 2024, rating: completed}]",
     "năm 2024 chưa đạt, cần 3 năm liên tục", "not met in 2024, needs 3 years in a row"),
    (RUN, "ratings: [{year: 2023, rating: completed}, {year: 2024, rating: good}]",
     "mới được năm 2024, cần 3 năm liên tục", "only 2024 so far, needs 3 years in a row"),
    (RUN, "", "chưa có dữ liệu", "not recorded"),
    (ONE, "ratings: [{year: 2024, rating: good}]", "năm 2024 đạt", "met in 2024"),
    (ONE, "ratings: [{year: 2024, rating: completed}]", "năm 2024 chưa đạt", "not met in 2024"),
    (CHAIN, "awards: []", "chưa có lần nào, cần 3 lần liên tục", "has none, needs 3 in a row"),
    (CHAIN, "awards: [{award: certificate, year: 2024}]",
     "có 1 lần, cần 3 lần liên tục", "has 1, needs 3 in a row"),
    (leaf("initiatives: {level: base, min: 3, window: 2}"), "initiatives: []",
     "chưa có, cần 3", "has none, needs 3"),
    (THREE, f"{AWARDED}ratings: [{{year: 2023, rating: completed}}, {{year: 2024, rating: good}}]",
     ("từ lần khen năm 2022 chưa tính được năm nào, cần 3 năm; có certificate năm 2022 nhưng không"
     " tính, vì sau đó không liên tục đạt yêu cầu từng năm (năm 2023)"),
     ("no year counted since the award of 2022, needs 3; has certificate of 2022, not counted:"
     " the years after it are not unbroken (2023)")),
    (leaf("service: {min_months: 6}"), "subject: {kind: individual, joined: 2024-12-01}",
     "làm việc 1 tháng trong năm 2024, cần 6 tháng", "worked 1 month of 2024, needs 6"),
    (leaf("service: {min_months: 6}"), "subject: {kind: individual, joined: 2024-12-02}",
     "không làm việc tháng nào trong năm 2024, cần 6 tháng", "worked no month of 2024, needs 6"),
    (leaf("share: {title: advanced_worker, percent: 70}"), UNIT + "members: {2024: {total: 0}}",
     "danh sách năm 2024 không có ai", "the roll of 2024 has nobody"),
    (leaf("members: {title: advanced_worker, min: 2}"),
     UNIT + "members: {2024: {total: 3, advanced_worker: 1}}",
     "có 1 người, cần 2 người", "has 1 person, needs 2"),
    (leaf("members: {title: advanced_worker, min: 2}"),
     UNIT + "members: {2024: {total: 3, advanced_worker: 0}}",
     "chưa có người nào, cần 2 người", "has nobody, needs 2"),
    (leaf("no_discipline: {form: reprimand}"),
     "discipline: [{form: warning, from: 2024-02-01, to: 2025-02-01}]",
     "có 1 trường hợp", "1 case"),
    (leaf("collective_age: {min: 12}"),
     "subject: {kind: collective, role: division, founded: 2024-01-15}\n",
     "mới thành lập năm 2024, cần 12 năm", "founded in 2024, needs 12 years"),
    (leaf("collective_age: {min: 12}"),
     "subject: {kind: collective, role: division, founded: 2023-01-15}\n",
     "thành lập được 1 năm, cần 12 năm", "founded 1 year ago, needs 12"),
    (leaf("time_in_sector: {years: 20}"), "subject: {kind: individual, joined: 2023-12-01}",
     "có 1 năm 1 tháng, cần 20 năm", "has 1 year 1 month, needs 20 years"),
]  # fmt: skip
PRIOR = since("certificate", leaf("prior: {}"), more=", restart: [order]")
TITLES = leaf("titles: {award: certificate, min: 1, window: 3}")
COMPLETE = "coverage: {awards: {from: 2000, to: 2024}}\n"
LEFT_OUT = [
    (PRIOR, "awards: [{award: certificate, year: 2018}, {award: order, year: 2021}]",
     "có certificate năm 2018 nhưng không tính, vì từ order năm 2021 phải tính lại từ đầu",
     "has certificate of 2018, not counted: the count began anew with order of 2021"),
    (since("certificate", leaf("prior: {}"), more=", issuers: [province]"),
     "awards: [{award: certificate, year: 2018, issuer: ministry}]",
     ("có certificate năm 2018 nhưng không tính, vì do bộ, ban, ngành tặng,"
     " quy định cần do tỉnh, thành phố tặng"),
     "has certificate of 2018, not counted: issued by a ministry, the rule asks for a province"),
    (PRIOR, "awards: [{award: certificate, year: 2018, method: sudden}]",
     ("có certificate năm 2018 nhưng không tính, vì đó là khen đột xuất, không phải khen theo công"
     " trạng"),
     "has certificate of 2018, not counted: it was given for a sudden achievement, not for merit"),
    (PRIOR, "awards: [{award: certificate, year: 2024, decided: 2025-06-01}]",
     ("có certificate năm 2024 nhưng không tính, vì quyết định ngày 01/06/2025,"
     " sau ngày nhận hồ sơ"),
     "has certificate of 2024, not counted: decided on 01/06/2025, after the file was received"),
    (PRIOR, "awards: [{award: certificate, year: 2018, revoked: 2020-02-01}]",
     "có certificate năm 2018 nhưng không tính, vì đã bị thu hồi từ ngày 01/02/2020",
     "has certificate of 2018, not counted: revoked since 01/02/2020"),
    (TITLES, "awards: [{award: certificate, year: 2018}, {award: certificate, year: 2017}]",
     ("chưa có, cần 1; có certificate năm 2017, 2018 nhưng không tính, vì quá sớm,"
     " chỉ tính từ năm 2022"),
     ("has none, needs 1; has certificate of 2017, 2018, not counted: too early, only years from"
     " 2022 on count")),
    (CHAIN, "awards: [{award: certificate, year: 2021}, {award: certificate, year: 2024}]",
     ("có 1 lần, cần 3 lần liên tục; có certificate năm 2021 nhưng không tính, vì không liên tục"
      " đến năm xét"),
     ("has 1, needs 3 in a row; has certificate of 2021, not counted: not in an unbroken row up to"
      " the year under review")),
    (CHAIN, "awards: [{award: certificate, year: 2024, decided: 2025-06-01}]",
     "chưa có lần nào, cần 3 lần liên tục", "has none, needs 3 in a row"),
    (leaf("initiatives: {level: base, window: year, unused_for: any}"), "initiatives: []",
     "chưa có, cần 1", "has none, needs 1"),
    (leaf("initiatives: {level: base, window: year, unused_for: form}"),
     "initiatives: [{year: 2024, used_for: [advanced_worker]}]",
     ("chưa có, cần 1; có sáng kiến, đề tài năm 2024 nhưng không tính, vì đã dùng để xét"
     " advanced_worker"),
     ("has none, needs 1; has an initiative or topic of 2024, not counted: it already served"
     " advanced_worker")),
]  # fmt: skip


@pytest.mark.parametrize(("word", "history", "vi", "en"), GOLDEN + NONE_AND_ONE + LEFT_OUT)
def test_what_was_read_against_what_is_wanted(
    tmp_path: Path, word: str, history: str, vi: str, en: str
) -> None:
    law = law_asking(tmp_path, word)
    verdict = verdict_of(law, history)
    said = {}
    for lang in LANGUAGES:
        lines = explain(verdict, law, lang).lines
        said[lang] = next(line.value_text for line in lines if line.group is None)
    assert said == {"vi": vi, "en": en}


def test_evidence_names_the_decision_and_says_where_its_number_is_missing(tmp_path: Path) -> None:
    law = law_asking(tmp_path, leaf("titles: {award: certificate, min: 1, window: 2}"))
    history = (
        "awards: [{award: certificate, year: 2023, decided: 2024-01-09, decision_no: 12/QĐ-SCT},"
        " {award: certificate, year: 2024}]"
    )
    said = explain(verdict_of(law, history), law)
    assert said.lines[0].evidence_texts == (
        "certificate (2023) số 12/QĐ-SCT ngày 09/01/2024",
        "certificate (2024) (chưa có minh chứng)",
    )
    assert "Danh hiệu chưa có số quyết định: certificate." in said.warnings


def test_a_used_achievement_is_named_in_words(tmp_path: Path) -> None:
    asked = leaf("initiatives: {level: base, window: year, unused_for: any}")
    principle = (
        "code: one_reward\nname: {vi: Một lần khen}\nversions: [{from: 2020-01-01,"
        " cite: a_law Điều 5, sure: to_confirm, text: {vi: một lần},"
        " applies: {warn: [achievement_used]}}]\n"
    )
    law = law_asking(tmp_path, asked, principles__one_reward=principle)
    history = "initiatives: [{year: 2024, used_for: [certificate]}]"
    warnings = explain(verdict_of(law, history), law).warnings
    assert warnings[-1] == (
        "Thành tích đã dùng một lần: sáng kiến. Một thành tích chỉ khen một lần."
        " (Luật 01/2020 Điều 5; cần đối chiếu văn bản)"
    )


@pytest.mark.parametrize(
    ("years", "vi", "en"),
    [(0, "năm xét chưa hoàn thành xuất sắc", "the year under review is not excellent"),
     (1, "chỉ năm xét hoàn thành xuất sắc", "only the year under review is excellent"),
     (2, "mới 2 năm liên tục", "only 2 years in a row")],
)  # fmt: skip
def test_a_notice_of_none_or_one_year_is_said_naturally(years: int, vi: str, en: str) -> None:
    tokens = {"value": years, "required": 5, "sureness": "verified"}
    assert vi in principle_text("vi", "collective_years", tokens, "Luật thử")
    assert en in principle_text("en", "collective_years", tokens, "Test law")


def test_a_row_not_counted_stands_among_the_evidence_and_says_so(tmp_path: Path) -> None:
    law = law_asking(tmp_path, PRIOR)
    history = (
        "awards: [{award: order, year: 2021}, {award: certificate, year: 2018,"
        " decided: 2019-01-09, decision_no: 12/QĐ-SCT}]"
    )
    lines = explain(verdict_of(law, history), law).lines
    told = next(line for line in lines if line.criterion)
    assert told.evidence_texts == ("certificate (2018) số 12/QĐ-SCT ngày 09/01/2019 (không tính)",)
    assert told.criterion is not None
    assert [row.year for row in told.criterion.rows] == [2018]
    assert told.criterion.evidence == ()


def test_what_is_missing_is_told_short_where_there_is_a_number(tmp_path: Path) -> None:
    law = law_asking(tmp_path / "a", TITLES)
    numbered = explain(verdict_of(law, "awards: [{award: certificate, year: 2018}]"), law)
    assert numbered.missing == ("Điều kiện: chưa có, cần 1",)
    history = "awards: [{award: order, year: 2021}, {award: certificate, year: 2018}]"
    law = law_asking(tmp_path / "b", PRIOR)
    assert explain(verdict_of(law, history), law).missing == (
        (
            "Điều kiện: có certificate năm 2018 nhưng không tính, vì từ order năm 2021 phải tính"
            " lại từ đầu"
        ),
    )


def test_where_the_records_are_open_what_is_left_out_is_said_first(tmp_path: Path) -> None:
    law = law_asking(tmp_path, PRIOR)
    history = (
        "coverage: {awards: {from: 2018, to: 2022}}\n"
        "awards: [{award: order, year: 2021}, {award: certificate, year: 2018}]"
    )
    line = next(one for one in explain(verdict_of(law, history), law).lines if one.criterion)
    assert line.status is Status.UNKNOWN
    assert line.value_text == (
        "có certificate năm 2018 nhưng không tính, vì từ order năm 2021 phải tính lại từ đầu;"
        " ngoài ra chưa có dữ liệu"
    )


def test_a_branch_without_words_is_named_by_what_is_nearest_in_it(tmp_path: Path) -> None:
    far = "{id: far, achievement: {kinds: [prize]}, text: {vi: Có giải thưởng, en: Holds a prize}}"
    near = (
        "{id: near, rating: {at_least: excellent},"
        " text: {vi: Hoàn thành xuất sắc, en: Rated excellent}}"
    )
    body = f"any: [{{branch: d, any: [{far}, {{all: [{leaf('unread: {}', 'open')}, {near}]}}]}}]"
    law = law_asking(tmp_path, body)
    verdict = verdict_of(law, "ratings: [{year: 2024, rating: good}]")
    heads = [line for line in explain(verdict, law).lines if line.group]
    assert heads[0].branch == "d"
    assert heads[0].text == "Một trong các điều kiện"
    assert heads[0].inner == "Điều kiện"
    english = [line for line in explain(verdict, law, "en").lines if line.group]
    assert english[0].inner == "Condition"
