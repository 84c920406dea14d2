"""Two-valued logic run in two worlds is three-valued logic: on random trees, node by node."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from thidua_rules.compiling.emitting import WORLDS, emit
from thidua_rules.compiling.graph import Graph, Ref

Truth = bool | None


@dataclass(frozen=True)
class Tree:
    op: str  # all | any
    children: tuple[Tree | Truth, ...]


LEAVES = st.sampled_from((True, False, None))
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        Tree, st.sampled_from(("all", "any")), st.lists(inner, min_size=1, max_size=4).map(tuple)
    ),
    max_leaves=25,
)


def kleene(tree: Tree | Truth) -> Truth:
    """The textbook: false wins an ALL, true wins an ANY, else what is unknown stays unknown."""
    if not isinstance(tree, Tree):
        return tree
    values = [kleene(child) for child in tree.children]
    wins = tree.op == "any"
    if wins in values:
        return wins
    return None if None in values else not wins


def compiled(graph: Graph, tree: Tree | Truth) -> Ref:
    if tree is None:
        return graph.uncertain()
    if isinstance(tree, bool):
        return graph.truth(tree)
    join = graph.all_of if tree.op == "all" else graph.any_of
    return join(*(compiled(graph, child) for child in tree.children))


def run(graph: Graph, ref: Ref) -> Truth:
    yes, no = np.ones(1, bool), np.zeros(1, bool)
    known, possible = (
        bool(emit(graph, [ref], world).kernel([], yes, no, np.int64)[0][0]) for world in WORLDS
    )
    assert possible or not known, "what is known is possible"
    return True if known else None if possible else False


@given(TREES)
def test_a_tree_of_any_shape(tree: Tree | Truth) -> None:
    graph = Graph()
    assert run(graph, compiled(graph, tree)) is kleene(tree)


@given(TREES, TREES)
def test_equal_parts_are_compiled_once(one: Tree | Truth, other: Tree | Truth) -> None:
    graph = Graph()
    first = compiled(graph, one)
    size = len(graph.ops)
    assert compiled(graph, one) == first
    assert len(graph.ops) == size
    compiled(graph, other)
    assert run(graph, first) is kleene(one)


MASKS = st.integers(0, 2**62 - 1)


def years(mask: int) -> set[int]:
    return {k for k in range(64) if mask >> k & 1}


def column(graph: Graph, ref: Ref, mask: int) -> int:
    """A mask operation on one value: the graph's lane 0 holds ``mask``."""
    yes, no = np.ones(1, bool), np.zeros(1, bool)
    program = emit(graph, [ref], "known")
    return int(program.kernel([np.array([mask], np.int64)], yes, no, np.int64)[0][0])


def masked(build) -> object:
    graph = Graph()
    return graph, build(graph, graph.add("lane", "mask", False))


@given(MASKS)
def test_a_run_ends_with_the_reference_year(mask: int) -> None:
    graph, ref = masked(lambda g, m: g.run(m))
    expected, year = set(), 0
    while year in years(mask):
        expected.add(year)
        year += 1
    assert years(column(graph, ref, mask)) == expected


@given(MASKS, st.booleans())
def test_the_years_after_the_latest(mask: int, inclusive: bool) -> None:
    graph, ref = masked(lambda g, m: g.both(g.later_than_latest(m, inclusive=inclusive), m))
    found = years(column(graph, ref, mask))
    assert found == (years(mask & -mask) if inclusive else set())


@given(MASKS)
def test_the_years_after_the_earliest(mask: int) -> None:
    graph, ref = masked(lambda g, m: g.later_than_earliest(m))
    assert years(column(graph, ref, mask)) == set(range(max(years(mask), default=0)))


@given(MASKS, st.integers(1, 61), st.integers(0, 12))
def test_windows_and_counts(mask: int, length: int, least: int) -> None:
    window = {k for k in years(mask) if k < length}
    graph, ref = masked(lambda g, m: g.within(m, length))
    assert years(column(graph, ref, mask)) == window
    graph, ref = masked(lambda g, m: g.this_year(g.marked(g.within(m, length), least)))
    assert column(graph, ref, mask) == (len(window) >= least)
    graph, ref = masked(lambda g, m: g.this_year(g.covers(m, length)))
    assert column(graph, ref, mask) == (len(window) == length)
