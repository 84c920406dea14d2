"""What every engine is asked, and the form in which every engine answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from thidua_rules.compiling.lanes import Lane
from thidua_rules.evaluating.many import lanes_of
from thidua_rules.evaluating.sweep import Judging, prepare
from thidua_rules.loading import load_law
from thidua_rules.model.law import Law
from thidua_rules.model.question import Question
from thidua_rules.model.verdict import Overall

YEAR, RECEIVED = 2025, date(2026, 1, 15)


@dataclass(frozen=True)
class Asked:
    """The law, the question, and the awards a person can take."""

    law: Law
    question: Question
    awards: tuple[str, ...]
    judging: Judging
    lanes: dict[str, Lane]


@cache
def asked() -> Asked:
    """The year 2025, received on 15 January 2026, for every award of the ladder."""
    law, question = load_law(), Question(YEAR, RECEIVED)
    people = tuple(code for code in law.ladder if "individual" in law.awards[code].recipients)
    judging = prepare(law, "individual", question.terms, law.ladder, None)
    return Asked(law, question, people, judging, lanes_of(law, question, ("individual",)))


def codes(
    known: NDArray[np.bool_], possible: NDArray[np.bool_], on_hold: NDArray[np.bool_],
    applies: NDArray[np.bool_],
) -> NDArray[np.int8]:  # fmt: skip
    """``Overall`` from both worlds, as every peer hands it back."""
    result = np.where(possible, Overall.UNDETERMINED, Overall.NOT_ELIGIBLE)
    result = np.where(known, Overall.ELIGIBLE, result)
    result = np.where(on_hold, Overall.ON_HOLD, result)
    return np.where(applies, result, Overall.NOT_APPLICABLE).astype(np.int8)
