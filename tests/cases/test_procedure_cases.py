"""Every worked case of quotas, votes and dossiers comes out as the law says."""

from __future__ import annotations

import pytest

from thidua_rules.ballots.cases import worked as votes
from thidua_rules.dossiers.cases import worked as dossiers
from thidua_rules.loading import load_law
from thidua_rules.quotas.cases import worked as quotas
from thidua_rules.worked import worked_cases

LAW = load_law()
KINDS = {"quotas": quotas, "ballots": votes, "dossiers": dossiers}


# The cases are run inside the test, so that a change in what runs them is noticed here too.
@pytest.mark.parametrize("kind", KINDS)
def test_the_cases_come_out_as_the_law_says(kind: str) -> None:
    cases = list(KINDS[kind](LAW))
    wrong = [
        f"{case.file.name}:{case.line} {case.differences}" for case in cases if case.differences
    ]
    assert wrong == []
    assert len(cases) >= 35
    assert {case.file.parent.parent.name for case in cases} == {kind}


def test_no_case_stands_twice() -> None:
    names = [case.name for case in worked_cases(LAW)]
    assert len(set(names)) == len(names) >= 105
