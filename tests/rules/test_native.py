"""Machine code and the numpy kernel: the same answers, byte for byte."""

from __future__ import annotations

import ctypes
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.parity.generated import collectives, registers
from tests.rules.test_many_fold import packed_of
from thidua_rules.compiling.graph import Graph
from thidua_rules.compiling.machine import ROWS, Cell, Writer
from thidua_rules.evaluating import many, native
from thidua_rules.evaluating.many import ManySweep, Wanted, lanes_of, sweep_many
from thidua_rules.loading import load_law
from thidua_rules.model.question import Question
from thidua_rules.tables import Discipline, Rating, Register, Subject

pytestmark = pytest.mark.skipif(not native.available(), reason="llvmlite is not installed")
LAW = load_law(overlays=("home_affairs_2025",))  # one that asks how long people were away
QUESTIONS = [Question(2025, date(2026, 1, 15)), Question(2022, date(2023, 2, 1))]
FEW = settings(
    max_examples=6, deadline=None, suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate), derandomize=True,
)  # fmt: skip


def both(register: Register, question: Question, kind: str) -> list[ManySweep]:
    packed = packed_of(register, lanes_of(LAW, question, (kind,)), question.received, question.year)
    wanted = Wanted(noted=True, held=True, criteria=True)
    found = []
    for worth in (0, 1 << 60):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(many, "WORTH", worth)
            found.append(sweep_many(packed, LAW, question, wanted=wanted))
    return found


@FEW
@given(registers(), st.sampled_from(QUESTIONS))
def test_people_are_judged_alike(register: Register, question: Question) -> None:
    machine, numpy = both(register, question, "individual")
    assert (machine.overall == numpy.overall).all()
    assert (machine.noted == numpy.noted).all()
    assert (machine.held == numpy.held).all()
    assert machine.criteria.keys() == numpy.criteria.keys()
    assert all((machine.criteria[leaf] == numpy.criteria[leaf]).all() for leaf in machine.criteria)


@FEW
@given(collectives(), st.sampled_from(QUESTIONS))
def test_collectives_are_judged_alike(register: Register, question: Question) -> None:
    kinds = ("individual", "collective")
    packed = packed_of(register, lanes_of(LAW, question, kinds), question.received, question.year)
    found = []
    for worth in (0, 1 << 60):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(many, "WORTH", worth)
            found.append(sweep_many(packed, LAW, question).overall)
    assert (found[0] == found[1]).all()


def run(step: tuple[object, ...], *columns: list[int]) -> list[bool]:
    """Whether the step's result is not zero, for every row, in machine code."""
    graph = Graph()
    cells = {}
    for n, _ in enumerate(columns):
        graph.lanes[f"n{n}"] = None  # type: ignore[assignment]
        graph.add("lane", f"n{n}", False)
        cells[f"n{n}", False] = Cell(f"n{n}", "number")
    output = graph.add("ne_k", graph.add(*step), 0)
    text = Writer(graph, cells).write((output,), frozenset())
    function, _keep = native._compiled(text.text)
    arrays = [np.resize(np.array(column, np.int32), ROWS) for column in columns]
    order = [arrays[int(name[1:])] for name in text.arrays]
    pointers = (ctypes.c_void_p * len(order))(*(a.ctypes.data for a in order))
    out = np.zeros((2, ROWS), np.uint8)
    function(ROWS, pointers, out.ctypes.data, ROWS)
    return [bool(v) for v in out[0, : len(columns[0])]]


@pytest.mark.parametrize(
    ("step", "columns", "expected"),
    [
        (("shr_k", 0, 40), [[7, 1 << 30]], [False, False]),
        (("shl_k", 0, 40), [[7, 1]], [False, False]),
        (("shl_k", 0, 1), [[1, 0]], [True, False]),
        (("const_minus", 0, 5), [[5, 4]], [False, True]),
        (("sub", 0, 1), [[5, 4], [5, 5]], [False, True]),
        (("neg", 0), [[0, 3]], [False, True]),
        (("mul_k", 0, 3), [[0, 3]], [False, True]),
        (("xor", 0, 1), [[5, 4], [5, 5]], [False, True]),
        (("and_k", 0, (1 << 31) - 1), [[-1, 0]], [True, False]),
    ],
)
def test_a_step_beyond_the_width_leaves_what_numpy_leaves(step, columns, expected):
    assert run(step, *columns) == expected


@settings(FEW, max_examples=1)
@given(registers())
def test_a_year_after_the_facts_is_left_to_numpy(register):
    lanes = lanes_of(LAW, QUESTIONS[0], ("individual",))
    packed = packed_of(register, lanes, date(2026, 1, 15), 2025)
    graph = many._judging(LAW, QUESTIONS[0], "individual").plan.graph
    assert native.native(graph, (0,), frozenset(), packed, packed.top + 1) is None


def test_tables_without_rows_are_no_reason_to_leave_machine_code():
    register = Register(
        subjects=[Subject("an", joined=date(2000, 1, 1)), Subject("bình", joined=date(2025, 9, 1))],
        ratings=[Rating("an", 2025, "excellent"), Rating("bình", 2025, "good")],
        discipline=[Discipline("bình", "reprimand", date(2026, 1, 5))],
    )
    lanes = lanes_of(LAW, QUESTIONS[0], ("individual",))
    packed = packed_of(register, lanes, date(2026, 1, 15), 2025)
    judging = many._judging(LAW, QUESTIONS[0], "individual")
    stratum = many.Stratum(packed, judging, 2025)
    outputs = tuple(judging.plan.held.values())
    assert native.native(judging.plan.graph, outputs, stratum._numbers(), packed, 2025) is not None
    machine, numpy = both(register, QUESTIONS[0], "individual")
    assert (machine.overall == numpy.overall).all()
    assert all((machine.criteria[leaf] == numpy.criteria[leaf]).all() for leaf in machine.criteria)
