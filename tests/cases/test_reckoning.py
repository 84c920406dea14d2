"""Every worked case of money and deadlines, and that a wrong one would be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from thidua_rules.loading import CaseError, law_folder
from thidua_rules.loading.calendar import load_calendar
from thidua_rules.loading.money import load_money
from thidua_rules.sources.reckoning import Reckoning, differing, read_reckonings, reckoning_files

MONEY, CALENDAR = load_money(), load_calendar()
CASES = [case for path in reckoning_files(law_folder()) for case in read_reckonings(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.stem}: {case.name}")
def test_the_case_comes_out_as_the_law_says(case: Reckoning) -> None:
    assert differing(case, MONEY, CALENDAR) == []


def test_there_are_enough_cases_and_no_two_share_a_sentence() -> None:
    assert len(CASES) >= 70
    assert len({case.name for case in CASES}) == len(CASES)
    assert {case.word for case in CASES} == {
        "bonus", "together", "amounts", "share", "due", "left", "working",
    }  # fmt: skip


def read(tmp_path: Path, text: str) -> list[Reckoning]:
    path = tmp_path / "cases.yaml"
    path.write_text(text, encoding="utf-8")
    return list(read_reckonings(path))


def test_a_wrong_expectation_is_told(tmp_path: Path) -> None:
    (case,) = read(
        tmp_path,
        "- case: sai\n"
        "  bonus: {award: advanced_worker, kind: individual, on: 2026-07-01}\n"
        "  expect: {dong: 750000, sure: verified}\n",
    )
    assert differing(case, MONEY, CALENDAR) == ["dong: expected 750000, found 760000"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("- case: a\n  expect: {dong: 1}\n", "0 questions stand here"),
        ("- case: a\n  bonus: {}\n  due: {}\n  expect: {dong: 1}\n", "2 questions stand here"),
        ("- case: a\n  due: {code: x, from: 2026-01-01}\n  expect: {}\n", "nothing is expected"),
        ("- case: a\n  working: {day: 2026-01-01}\n", "«expect» is missing"),
    ],
)
def test_a_case_that_asks_nothing_or_too_much_is_refused(
    tmp_path: Path, text: str, what: str
) -> None:
    with pytest.raises(CaseError, match=what):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        ("working: {day: 2026-01-01}\n  expect: {dong: 1}", "does not answer «dong»"),
        ("due: {code: nothing, from: 2026-01-01}\n  expect: {day: none}", "unknown word «nothing»"),
        ("bonus: {award: a, kind: cat, on: 2026-01-01}\n  expect: {dong: 1}", "unknown word «cat»"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_line(
    tmp_path: Path, asked: str, what: str
) -> None:
    (case,) = read(tmp_path, f"- case: a\n  {asked}\n")
    with pytest.raises(CaseError, match=what):
        differing(case, MONEY, CALENDAR)
