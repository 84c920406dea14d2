"""Quotas at the edges: an older text, what a rule carries, cases of another folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from thidua_rules.loading import CaseError, load_law
from thidua_rules.loading.caps import load_caps
from thidua_rules.model.verdict import Sureness
from thidua_rules.quotas import Rated, measure_ratings, quota_rules, rule_sentences
from thidua_rules.quotas.cases import worked
from thidua_rules.quotas.ratings import _rule

LAW = load_law()
CAP = load_caps(LAW)["excellent_civil_servants"][-1]
OWN = """\
code: own
name: {vi: Tỷ lệ riêng, en: Its own}
kind: individual
subjects: civil_servants
versions:
  - {id: "2020", from: 2020-01-01, to: 2024-01-01, cite: decree_335_2025 Điều 1, sure: unknown,
     text: {vi: Chưa đọc, en: Not read}}
  - {id: "2024", from: 2024-01-01, cite: decree_335_2025 Điều 1, sure: to_confirm, percent: 50,
     text: {vi: Không quá 50%, en: At most 50%}}
"""


def cases_in(root: Path, *texts: str, cap: str = "") -> Path:
    folder = root / "quotas" / "cases"
    folder.mkdir(parents=True)
    lines = [f"- {{case: «{n}», {text}}}\n" for n, text in enumerate(texts)]
    (folder / "one.yaml").write_text("".join(lines), encoding="utf-8")
    if cap:
        (root / "quotas" / "own.yaml").write_text(cap, encoding="utf-8")
    return root


def test_a_file_sent_before_the_change_is_told_the_older_quota() -> None:
    day = date(2025, 7, 20)
    older = rule_sentences(LAW, "government_flag", "vi", received=day, sent=date(2025, 6, 30))
    newer = rule_sentences(LAW, "government_flag", "vi", received=day)
    assert "98/2023/NĐ-CP" in older[0]
    assert "152/2025/NĐ-CP" in newer[0]


def test_a_rule_says_whose_it_is_and_what_it_reads() -> None:
    (rule,) = quota_rules(LAW, "government_flag", received=date(2026, 3, 1))
    assert (rule.kind, rule.among) == ("collective", "bloc_leaders")
    assert "20%" in rule.text["vi"]
    capped = _rule(CAP, outstanding=False)
    assert (capped.code, capped.of, capped.among, capped.kind) == (
        "excellent_civil_servants", "good", "all", "individual",
    )  # fmt: skip
    assert (capped.text, capped.citation) == (CAP.text, CAP.citation)


@pytest.mark.parametrize(("percent", "allowed"), [(0, 0), (1, 2), (100, 200)])
def test_a_cap_of_nothing_allows_nobody(percent: int, allowed: int) -> None:
    people = [Rated(str(n), "good") for n in range(200)]
    (found,) = measure_ratings(replace(CAP, percent=percent, per=("agency",)), people)
    assert (found.allowed.low, found.percent) == (allowed, percent)


def test_the_cases_of_another_folder_are_held_against_its_own_caps(tmp_path: Path) -> None:
    root = cases_in(
        tmp_path,
        "cap: own, on: 2026-12-10, rated: {good: 4, excellent: 2, unknown: 1, not_rated: 3}, "
        "expect: {quota: set, allowed: 2, base: 4–5, used: 2–3, left_out: {not_rated: 3, "
        "other_rating: 2}, scopes: 1, says: '2, làm tròn xuống (Nghị định 335/2025/NĐ-CP Điều 1; "
        "chưa đối chiếu nguyên văn). Đã dùng 2–3'}",
        "cap: own, on: 2021-01-01, rated: {good: 4}, expect: {outcome: none, sure: unknown}",
        "cap: own, on: 2019-12-31, rated: {good: 4}, expect: {outcome: none, sure: none}",
        "share: advanced_worker, received: 2026-03-01, part: 1, of: 2, expect: {outcome: none}",
        "quota: government_flag, received: 2025-07-20, sent: 2025-06-30, base: 10, used: 2, "
        "expect: {of: ministry_province_flag, cites: 98/2023/NĐ-CP}",
        "quota: government_flag, received: 2025-07-20, base: 10, used: 2, lowered: 20, "
        "expect: {percent: 20, cites: 152/2025/NĐ-CP}",
        "quota: advanced_worker, received: 2026-03-01, base: 10, used: 2, expect: {quota: none}",
        "share: excellent_labour_collective, received: 2024-03-01, sent: 2023-12-01, part: 14, "
        "of: 20, expect: {outcome: met, percent: 70}",
        cap=OWN,
    )
    assert [case.differences for case in worked(LAW, root)] == [()] * 8


@pytest.mark.parametrize("lowered", ["101", "-1"])
def test_an_own_percentage_is_between_none_and_all(lowered: str, tmp_path: Path) -> None:
    text = (
        f"quota: government_flag, received: 2026-03-01, base: 10, used: 2, lowered: {lowered}, "
        "expect: {percent: 20}"
    )
    with pytest.raises(CaseError, match="100"):
        list(worked(LAW, cases_in(tmp_path, text)))


def test_the_unread_cap_is_not_as_sure_as_the_read_one() -> None:
    sure = [one.citation.sureness for one in load_caps(LAW)["excellent_civil_servants"]]
    assert sure[-1] is Sureness.VERIFIED
    assert Sureness.UNKNOWN in sure
