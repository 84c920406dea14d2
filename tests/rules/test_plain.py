"""The engine and a slow, obvious interpreter agree on every subject, award and reading."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from tests.rules.histories import careers, messy
from tests.rules.plain import Plain
from thidua_rules.judging import Question, judge
from thidua_rules.loading import load_law
from thidua_rules.model.verdict import Overall
from thidua_rules.tables import Register

OVERLAYS = ((), ("demonstration",), ("bac_ninh_2025",), ("home_affairs_2025",))
DAYS = (
    date(2017, 9, 30), date(2022, 3, 1), date(2024, 3, 4), date(2025, 6, 30), date(2025, 7, 10),
    date(2026, 2, 2), date(2026, 9, 30), date(2026, 11, 22),
)  # fmt: skip


def question_by(chance: Random) -> Question:
    received = chance.choice(DAYS)
    year = received.year - chance.choice((0, 1, 1, 1, 2, 5))
    sent = chance.choice((None, None, date(2025, 6, 29), received))
    return Question(year, received, sent if sent and sent <= received else None)


def disagreements(register: Register, question: Question, overlays: tuple[str, ...]) -> list[str]:
    law = load_law(overlays=overlays)
    sweep = judge(register, law, question)
    found = []
    for reading in (None, *sweep.readings):
        plain = Plain(register, law, question, reading)
        grid = sweep.overall if reading is None else sweep.readings[reading]
        for row, subject in enumerate(register.subjects):
            if reading is not None and reading not in sweep.strata[subject.kind].readings:
                continue  # nothing of this kind is read otherwise
            for column, code in enumerate(sweep.awards):
                got, wanted = Overall(int(grid[row, column])), plain.overall(subject, code)
                if got is not wanted:
                    found.append(f"{subject.uid} {code} {reading}: {got.code}, not {wanted.code}")
    return found


@pytest.mark.parametrize("seed", range(14))
def test_the_engine_and_the_slow_interpreter_agree(seed: int) -> None:
    """Messy registers: gaps in the records, revoked awards, running discipline, unknown rolls."""
    chance = Random(seed)
    register = messy(chance, people=6, units=3)
    assert disagreements(register, question_by(chance), chance.choice(OVERLAYS)) == []


@pytest.mark.parametrize("received", DAYS)
def test_they_agree_on_rich_histories(received: date) -> None:
    """Long good careers, so that the upper rungs of the ladder are reached at all."""
    register = careers(seed=received.toordinal(), people=12)
    question = Question(received.year - 1, received)
    assert disagreements(register, question, ("demonstration",)) == []
    sweep = judge(register, load_law(overlays=("demonstration",)), question)
    said = {int(o) for grid in (sweep.overall, *sweep.readings.values()) for o in grid.ravel()}
    assert {Overall.ELIGIBLE, Overall.NOT_ELIGIBLE} <= said or received < date(2017, 10, 1)
