"""Every worked case of the law data: a sentence, a history, the expected verdict."""

from __future__ import annotations

import pytest

from thidua_rules.loading import law_folder, load_law
from thidua_rules.sources.case import Case, read_cases
from thidua_rules.sources.expectations import differences

LAW = load_law()
CASES = [
    case
    for path in sorted((law_folder() / "cases").glob("*.yaml"))
    for case in read_cases(path, LAW.awards)
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.stem}: {case.name}")
def test_the_case_comes_out_as_the_law_says(case: Case) -> None:
    assert differences(case, LAW) == []


def test_there_are_enough_cases_and_each_expects_something() -> None:
    assert len(CASES) >= 60
    assert all(case.asks and len(case.asks) == len(case.expect) for case in CASES)
    assert len({case.name for case in CASES}) == len(CASES)
