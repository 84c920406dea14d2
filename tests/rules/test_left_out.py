"""Awards and works on record that did not help, and the reason that is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.rules.laws import law_asking, leaf, result_of, results, since, verdict_of
from thidua_rules.loading import load_law

TITLES = "titles: {award: certificate, min: 1, window: 3, issuers: [province]}"
PRIOR = since("certificate", leaf("prior: {}"), more=", restart: [order]")
WORK = "initiatives: {level: base, window: year, unused_for: form}"
TWO_YEARS = "initiatives: {level: base, window: 2, unused_for: form}"
USED = "initiatives: [{{year: {year}, used_for: [advanced_worker]{more}}}]"


def told(folder: Path, word: str, history: str) -> list[tuple[str, list[int | None]]]:
    result = result_of(law_asking(folder, word), history)
    return [(one.reason, [row.year for row in one.rows]) for one in result.left_out]


@pytest.mark.parametrize(
    ("word", "history", "wanted"),
    [
        # who must have given it is read from the criterion itself where there is no «since»
        (leaf(TITLES), "awards: [{award: certificate, year: 2023, issuer: ministry}]",
         [("issuer", [2023])]),
        (leaf(TITLES), "awards: [{award: certificate, year: 2023}]", [("issuer_unknown", [2023])]),
        # titles inside a «since» ask for their own award, not for the prior one
        (since("certificate", leaf("titles: {award: order, min: 1, window: 3}")),
         "awards: [{award: order, year: 2023, method: sudden}, {award: certificate, year: 2020}]",
         [("method", [2023])]),
        # an award of the very year the count restarts in is passed over with it
        (PRIOR, "awards: [{award: certificate, year: 2021}, {award: order, year: 2021}]",
         [("restart", [2021])]),
        # a work of the year just before the window would not count anyway
        (leaf(WORK), USED.format(year=2024, more=""), [("used", [2024])]),
        (leaf(WORK), USED.format(year=2023, more=""), []),
        (leaf(TWO_YEARS), USED.format(year=2023, more=""), [("used", [2023])]),
        (leaf(TWO_YEARS), USED.format(year=2022, more=""), []),
        # recognised after the file was received, it is not on record yet
        (leaf(WORK), USED.format(year=2024, more=", decided: 2025-06-01"), []),
        (leaf(WORK), USED.format(year=2024, more=", decided: 2025-01-05"), [("used", [2024])]),
    ],
)  # fmt: skip
def test_what_did_not_help_is_told_with_its_reason(
    tmp_path: Path, word: str, history: str, wanted: list[tuple[str, list[int]]]
) -> None:
    assert told(tmp_path, word, history) == wanted


def test_an_award_among_the_years_counted_may_still_be_the_wrong_one(tmp_path: Path) -> None:
    """Four good years since the province's certificate; the ministry's of 2022 restarts nothing."""
    years = leaf("years_since: {min: 5}")
    law = law_asking(tmp_path, since("certificate", years, more=", issuers: [province]"))
    rated = ", ".join(f"{{year: {year}, rating: good}}" for year in range(2020, 2025))
    history = (
        f"ratings: [{rated}]\nawards: [{{award: certificate, year: 2020, issuer: province}},"
        " {award: certificate, year: 2022, issuer: ministry}]"
    )
    found = result_of(law, history)
    assert [(one.reason, [row.year for row in one.rows]) for one in found.left_out] == [
        ("issuer", [2022])
    ]


def test_long_service_shows_its_posts_and_their_years() -> None:
    history = """
    subject: {kind: individual, group: official, sex: male, joined: 1985-09-01,
              retirement_decided: 2025-07-10}
    posts: [{post: department_director, from: 2021-07-01, to: 2025-07-01}]
    """
    asked = {"year": 2025, "received": date(2025, 8, 1)}
    verdict = verdict_of(load_law(), history, "labour_order_3", **asked)
    found = next(r for r in results(verdict.tree) if r.leaf == "long_service")
    assert found.years == (2021, 2022, 2023, 2024, 2025)
    assert [row.table for row in found.evidence] == ["posts"]
    assert set(found.label) == {"vi", "en"}
