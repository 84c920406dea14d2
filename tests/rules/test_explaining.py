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
from thidua_rules.explaining.principle_words import DECIDER, NOTICES, OPINION, PAPER, UNSURE
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
    NOTICES, PAPER, DECIDER, OPINION, UNSURE,
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
    for patterns in (PATTERNS, NOTICES):
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


@pytest.mark.parametrize(("word", "history", "vi", "en"), GOLDEN)
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
