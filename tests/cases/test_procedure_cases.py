"""Every worked case of quotas, votes and dossiers comes out as the law says."""

from __future__ import annotations

from collections import Counter

import pytest

from thidua_rules.loading import load_law
from thidua_rules.loading.worked import Worked
from thidua_rules.worked import worked_cases

CASES = list(worked_cases(load_law()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.stem}: {case.name}")
def test_the_case_comes_out_as_the_law_says(case: Worked) -> None:
    assert case.differences == ()


def test_there_are_cases_of_each_kind_and_none_stands_twice() -> None:
    kinds = Counter(case.file.parent.parent.name for case in CASES)
    assert min(kinds[name] for name in ("quotas", "ballots", "dossiers")) >= 35
    assert len({case.name for case in CASES}) == len(CASES)
