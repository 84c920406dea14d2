"""Running a kernel in machine code, where ``llvmlite`` is installed."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..compiling.graph import Graph, Ref
from ..compiling.lanes import Flag, Lane, YearLane
from ..compiling.machine import ROWS, Assembly, Cell, Writer
from ..facts.packed import Cut, Packed

WORTH = 200_000
"""From so many rows on compiling pays."""


@cache
def available() -> bool:
    """Whether machine code can be made here."""
    return find_spec("llvmlite") is not None


@dataclass(frozen=True, slots=True)
class Source:
    """Where an array of the kernel is read from: a word, or a lane's own column."""

    word: str = ""
    lane: Lane | None = None
    upper: bool = False

    def read(self, cut: Cut) -> NDArray[Any]:
        return cut.word(self.word) if self.lane is None else cut.column(self.lane, self.upper)


@dataclass(slots=True)
class Native:
    """One kernel in machine code, over the packed words of a block of rows."""

    assembly: Assembly
    sources: Mapping[str, Source]
    run: Any
    keep: list[Any]  # what must live as long as the function does

    def __call__(self, cut: Cut) -> NDArray[np.bool_]:
        """Every output of the block's rows, one row an output."""
        whole = -(-cut.size // ROWS) * ROWS
        arrays = [_padded(self.sources[name].read(cut), whole) for name in self.assembly.arrays]
        out = np.empty((self.assembly.outputs, whole), np.uint8)
        pointers = (ctypes.c_void_p * max(len(arrays), 1))(*(a.ctypes.data for a in arrays))
        self.run(whole, pointers, out.ctypes.data, whole)
        return out[:, : cut.size].view(np.bool_)


def _padded(array: NDArray[Any], size: int) -> NDArray[Any]:
    """Contiguous and as long as whole steps are."""
    if len(array) == size:
        return np.ascontiguousarray(array)
    return np.concatenate([array, np.zeros(size - len(array), array.dtype)])


def native(
    graph: Graph, outputs: Sequence[Ref], open_lanes: frozenset[str], packed: Packed, year: int
) -> Native | None:
    """The kernel for facts laid out so, for rows without gaps; None where the reference year
    comes after a lane's last."""
    cells: dict[tuple[str, bool], Cell] = {}
    sources: dict[str, Source] = {}
    for number, (key, lane) in enumerate(graph.lanes.items()):
        if isinstance(lane, YearLane):
            slot = packed.slots[key]
            ahead = slot.top - year
            if ahead < 0:
                return None
            name = f"word{list(packed.words).index(slot.word)}"
            sources[name] = Source(slot.word)
            if ahead < slot.width:
                cells[key, False] = Cell(name, "word", slot.shift + ahead, slot.width - ahead)
            else:  # a table without rows, or with later ones alone
                cells[key, False] = Cell(name, "word")
            continue
        for upper in (False, True):
            name = f"lane{number}{'u' * upper}"
            sources[name] = Source("", lane, upper)
            cells[key, upper] = Cell(name, "truth" if isinstance(lane, Flag) else "number")
    assembly = Writer(graph, cells).write(outputs, open_lanes)
    return Native(assembly, sources, *_compiled(assembly.text))


def _compiled(text: str) -> tuple[Any, list[Any]]:
    """The function, and what must live as long as it does."""
    from llvmlite import binding

    if not _STARTED:
        binding.initialize_native_target()
        binding.initialize_native_asmprinter()
        _STARTED.append(True)
    target = binding.Target.from_default_triple().create_target_machine(
        cpu=binding.get_host_cpu_name(),
        features=binding.get_host_cpu_features().flatten(),
        opt=1,
    )
    module = binding.parse_assembly(text)
    engine = binding.create_mcjit_compiler(module, target)
    engine.finalize_object()
    shape = ctypes.CFUNCTYPE(None, ctypes.c_int64, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64)
    return shape(engine.get_function_address("kernel")), [engine, module, target]


_STARTED: list[bool] = []
