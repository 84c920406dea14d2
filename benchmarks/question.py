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
AWARDS = (
    "advanced_worker", "emulation_fighter_grassroots", "emulation_fighter_ministry_province",
    "emulation_fighter_national", "commendation_certificate",
    "ministry_province_merit_certificate", "pm_merit_certificate", "labour_order_3",
    "labour_order_2", "labour_order_1", "independence_order_3", "independence_order_2",
)  # fmt: skip
"""Twelve awards a person can take: the ladder's ten, and two orders for long service above it."""


@dataclass(frozen=True)
class Asked:
    """The law, the question, and its awards."""

    law: Law
    question: Question
    awards: tuple[str, ...]
    judging: Judging
    lanes: dict[str, Lane]


@cache
def asked() -> Asked:
    """The year 2025, received on 15 January 2026, for the twelve awards."""
    law, question = load_law(), Question(YEAR, RECEIVED, awards=AWARDS)
    judging = prepare(law, "individual", question.terms, AWARDS, None)
    return Asked(law, question, AWARDS, judging, lanes_of(law, question, ("individual",)))


def codes(
    known: NDArray[np.bool_], possible: NDArray[np.bool_], on_hold: NDArray[np.bool_],
    applies: NDArray[np.bool_],
) -> NDArray[np.int8]:  # fmt: skip
    """``Overall`` from both worlds, as every peer hands it back."""
    result = np.where(possible, Overall.UNDETERMINED, Overall.NOT_ELIGIBLE)
    result = np.where(known, Overall.ELIGIBLE, result)
    result = np.where(on_hold, Overall.ON_HOLD, result)
    return np.where(applies, result, Overall.NOT_APPLICABLE).astype(np.int8)
