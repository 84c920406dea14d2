"""Everyone judged over packed facts, by the plain engine and by the plain reference: one answer."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.parity.generated import collectives, registers
from tests.parity.reference import judge_people
from tests.rules.test_many_fold import packed_of
from thidua_rules.evaluating.many import Wanted, lanes_of, sweep_many
from thidua_rules.facts.many.writing import write_folder
from thidua_rules.judging import judge
from thidua_rules.loading import load_law
from thidua_rules.model.question import Question
from thidua_rules.model.verdict import Overall
from thidua_rules.sweeping import judge_folder, open_folder

LAW = load_law(overlays=("home_affairs_2025",))  # one that asks how long people were away
PEOPLE = [code for code in LAW.ladder if "individual" in LAW.awards[code].recipients]
QUESTIONS = [
    Question(2025, date(2026, 1, 15)),
    Question(2025, date(2025, 12, 20)),
    Question(2023, date(2024, 3, 1)),
    Question(2022, date(2023, 2, 1)),
    Question(2024, date(2026, 3, 1)),
]


def folder_sweep(register, question):
    with tempfile.TemporaryDirectory() as folder:
        write_folder(register, Path(folder))
        return judge_folder(open_folder(Path(folder)), LAW, question)


PLAIN = settings(
    max_examples=10, deadline=None, suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)  # fmt: skip


@PLAIN
@given(registers(), st.sampled_from(QUESTIONS))
def test_many_engine_and_reference_agree_on_people(register, question):
    plain = judge(register, LAW, question)
    packed = packed_of(register, lanes_of(LAW, question, ("individual",)),
                       question.received, question.year)  # fmt: skip
    many = sweep_many(packed, LAW, question, wanted=Wanted(noted=True, held=True, criteria=True))
    assert (plain.overall == many.overall.T).all()
    assert (plain.noted == many.noted.T).all()
    assert (plain.held == many.held.T).all()
    for mode, grid in (("strict", plain.overall), ("noted", plain.noted)):
        for uid, wanted in judge_people(register, LAW, question, mode).items():
            row = plain.row(uid)
            for code in PEOPLE:
                found = Overall(int(grid[row, plain.awards.index(code)])).code
                assert found == wanted[code], (uid, mode, code, question)


@settings(PLAIN, max_examples=6)
@given(collectives(), st.sampled_from(QUESTIONS))
def test_many_and_the_engine_agree_on_collectives_and_their_rolls(register, question):
    plain = judge(register, LAW, question)
    many = folder_sweep(register, question)
    assert (plain.overall == many.overall.T).all()
