"""Votes at the edges: an older text, several standards, no article, cases that cannot be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.rules.laws import award, leaf, version, write_law
from thidua_rules.ballots import Entry, Source, Vote, rank, rule_sentences, vote_rule
from thidua_rules.ballots.cases import worked
from thidua_rules.loading import CaseError, load_law
from thidua_rules.loading.regulations import load_regulations

LAW = load_law()
DAY = date(2026, 3, 1)
ASKS = f"all: [{leaf('rating: {at_least: good}')}]"
VOTE = "procedures: [{{id: v, vote: {{percent: {}, of: all_members}}, text: {{vi: Phiếu}}}}]"
COUNCIL = """\
code: our_council
issuer: {vi: Hội đồng}
name: {vi: Quy chế của hội đồng}
from: 2020-01-01
cite: circular_20_2025_bnv Điều 1
sure: to_confirm
votes: [{percent: 70, cite: circular_20_2025_bnv Điều 2}]
"""


def case_in(root: Path, text: str) -> Path:
    folder = root / "ballots" / "cases"
    folder.mkdir(parents=True)
    (folder / "one.yaml").write_text(text, encoding="utf-8")
    return root


def test_a_file_sent_before_the_change_is_told_the_older_rule() -> None:
    day, award_ = date(2025, 7, 20), "emulation_fighter_national"
    older = rule_sentences(LAW, award_, "vi", received=day, sent=date(2025, 6, 30))
    newer = rule_sentences(LAW, award_, "vi", received=day)
    assert "98/2023/NĐ-CP" in older[0]
    assert "152/2025/NĐ-CP" in newer[0]


@pytest.mark.parametrize(("individual", "collective"), [(70, 85), (85, 70)])
def test_of_several_standards_the_one_that_asks_most_stands(
    individual: int, collective: int, tmp_path: Path
) -> None:
    one = award("tested", version(f"{ASKS}, {VOTE.format(individual)}"), kinds="individual")
    other = award("tested", version(f"{ASKS}, {VOTE.format(collective)}"), kinds="collective")
    text = one + other.split("standards:\n")[1]
    law = load_law(write_law(tmp_path, {"tested": text}))
    day = date(2024, 1, 1)
    rule = vote_rule(law, "tested", received=day)
    assert (rule.percent, rule.source) == (85, Source.LAW)
    assert vote_rule(law, "tested", received=day, kind="individual").percent == individual


def test_without_an_article_the_sentence_ends_there(tmp_path: Path) -> None:
    law = load_law(write_law(tmp_path, {"tested": award("tested", version(ASKS))}))
    said = rule_sentences(law, "tested", "en", received=date(2024, 1, 1))
    assert said == (
        (
            "The law sets no share of votes; the council's regulation or the rules of the "
            "ministry or province do."
        ),
    )


def test_of_two_quorums_the_stricter_one_stands() -> None:
    council = load_regulations(LAW)["central_council"]
    strict = Vote(("government_flag",), 80, council.citation, quorum=Fraction(4, 5))
    for own in (Fraction(1, 2), None):
        regulation = replace(council, quorum=own, votes=(strict,))
        rule = vote_rule(LAW, "government_flag", received=DAY, regulation=regulation)
        assert rule.quorum == Fraction(4, 5)


def test_a_share_that_cannot_be_taken_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match=r"\Aplaces and votes must be counts"):
        rank([Entry("a", 1, 0)], 1)


@pytest.mark.parametrize("votes", ["8-9", "8/x", "x/9", "8/9/10", "/9", "8/"])
def test_votes_that_cannot_be_read_say_where_they_stand_and_how_to_write_them(
    votes: str, tmp_path: Path
) -> None:
    case = f"- case: Thử\n  rank: {{an: {votes}}}\n  places: 1\n  expect: {{left: 0}}\n"
    with pytest.raises(CaseError) as failed:
        list(worked(LAW, case_in(tmp_path, case)))
    said = str(failed.value)
    assert f"«{votes}» is no count of votes" in said
    assert said.endswith("count of votes. Write it as 8/9.")
    assert "one.yaml:2" in said


def test_the_cases_of_another_folder_are_run_with_its_own_councils(tmp_path: Path) -> None:
    case = (
        "- case: Hội đồng riêng\n  vote: advanced_worker\n  received: 2026-03-01\n"
        "  members: 10\n  for: 7\n  regulation: our_council\n"
        "  expect: {percent: 70, outcome: passed, sure: to_confirm, says: đồng ý. Vừa đủ 7}\n"
        "- case: Không có quy định\n  vote: advanced_worker\n  received: 1990-01-01\n"
        "  members: 10\n  for: 7\n  expect: {outcome: unknown, sure: none}\n"
        "- case: Thứ tự\n  rank: {an: 8/9, binh: 7/9}\n  places: 1\n"
        "  expect: {chosen: [an], says: thấp. 1 trường hợp}\n"
    )
    (case_in(tmp_path, case) / "ballots" / "our_council.yaml").write_text(COUNCIL, encoding="utf-8")
    assert [(one.name, one.differences) for one in worked(LAW, tmp_path)] == [
        ("Hội đồng riêng", ()), ("Không có quy định", ()), ("Thứ tự", ()),
    ]  # fmt: skip
