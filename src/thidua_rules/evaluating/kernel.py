"""Running a kernel over the facts, block by block, in both worlds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import cast

import numpy as np
from numpy.typing import NDArray

from ..compiling.emitting import WORLDS, Column, Program, emit
from ..compiling.graph import Graph, Ref
from ..compiling.joint import ONE_ROW, Joint
from ..facts.columns import View

BLOCK = 16_384
"""Rows at a time: a block's columns stay in the processor's second-level cache."""

Both = tuple[list[Column], list[Column]]


@dataclass(slots=True)
class Kernel:
    """The programs of a set of outputs, one a world, emitted when first needed."""

    graph: Graph
    outputs: tuple[Ref, ...]
    programs: dict[str, Program] = field(default_factory=dict)
    single: Program | None = None

    def program(self, world: str) -> Program:
        if world not in self.programs:
            self.programs[world] = emit(self.graph, self.outputs, world)
        return self.programs[world]

    def run(self, view: View) -> Both:
        """All outputs in the known and in the possible world; one column an output."""
        if len(view.facts) == 1 and isinstance(view.year, int):
            return self._one(view)
        known, possible = (self._world(view, world) for world in WORLDS)
        return known, possible

    def _one(self, view: View) -> Both:
        """One subject: both worlds at once, in plain integers."""
        lanes = self.graph.lanes
        if self.single is None:
            joint = Joint(self.graph, frozenset(lanes), templates=ONE_ROW)
            self.single = joint.program(self.outputs)
        values = [view.value(lanes[key], upper) for key, upper, _ in self.single.inputs]
        kernel = cast("Callable[..., list[int]]", self.single.kernel)
        found: list[Column] = [np.array([value]) for value in kernel(values, True, False, int)]
        half = len(self.outputs)
        return found[:half], found[half:]

    def _world(self, view: View, world: str) -> list[Column]:
        program = self.program(world)
        lanes = self.graph.lanes
        columns = [view.column(lanes[key], upper) for key, upper, _ in program.inputs]
        return run_blocks(program, columns, len(view.facts))


def run_blocks(program: Program, columns: Sequence[Column], rows: int) -> list[Column]:
    """Run a program over whole columns in cache-sized blocks."""
    yes, no = np.ones(min(rows, BLOCK), bool), np.zeros(min(rows, BLOCK), bool)
    if rows <= BLOCK:
        return list(program.kernel(columns, yes, no, np.int64))
    parts = []
    for start in range(0, rows, BLOCK):
        block = [column[start : start + BLOCK] for column in columns]
        size = min(BLOCK, rows - start)
        parts.append(program.kernel(block, yes[:size], no[:size], np.int64))
    return [np.concatenate(pieces) for pieces in zip(*parts, strict=True)]


def status(known: NDArray[np.bool_], possible: NDArray[np.bool_]) -> NDArray[np.int8]:
    """Three-valued result of two runs: 0 met, 1 not met, 2 unknown (``Status``)."""
    return np.where(known, 0, np.where(possible, 2, 1)).astype(np.int8)
