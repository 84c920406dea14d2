"""Graph → a straight-line Python function over numpy columns: the one kernel.

Only what the asked outputs need is emitted. The source is plain and can be read
(``Program.source``); the same function serves one person, a block of a department or of a
country, and a partition on a Spark worker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .graph import Graph, Ref
from .lanes import YearLane

Column = NDArray[np.generic]
Input = tuple[str, bool, bool]
"""Lane key, upper bound wanted, only the reference year's mark wanted (a truth)."""
Kernel = Callable[[Sequence[Column], Column, Column, type], tuple[Column, ...]]

TEMPLATES: Mapping[str, str] = {
    "and": "{0} & {1}", "or": "{0} | {1}", "xor": "{0} ^ {1}", "not": "~{0}", "neg": "-{0}",
    "and_k": "{0} & {1}", "or_k": "{0} | {1}", "shr_k": "{0} >> {1}", "shl_k": "{0} << {1}",
    "add_k": "{0} + {1}", "eq_k": "{0} == {1}",
    "ne_k": "{0} != {1}", "ge_k": "{0} >= {1}", "add": "total({0}, {1})", "mul_k": "{0} * {1}",
    "ge": "{0} >= {1}", "gt": "{0} > {1}", "count": "popcount({0})", "bit": "{0}.astype(mask)",
    "const_minus": "{1} - {0}", "sub": "{0} - {1}",
}  # fmt: skip
_CONSTANT_LAST = frozenset(
    {"and_k", "or_k", "shr_k", "shl_k", "add_k", "eq_k", "ne_k", "ge_k", "mul_k", "const_minus"}
)
WORLDS = ("known", "possible")


def _total(left: Column, right: Column) -> Column:
    """Counts of bits are 8 bits wide; their sums must not wrap."""
    return np.add(left, right, dtype=np.int32)


def space() -> dict[str, object]:
    """The names an emitted kernel may use."""
    return {"popcount": np.bitwise_count, "total": _total}


@dataclass(frozen=True, slots=True)
class Program:
    """A compiled set of outputs; ``inputs`` in the order the kernel takes them."""

    inputs: tuple[Input, ...]
    kernel: Kernel
    source: str
    size: int


def emit(graph: Graph, outputs: Sequence[Ref], world: str) -> Program:
    """Emit the kernel that computes ``outputs`` in ``world`` (known | possible)."""
    outputs = [resolve(graph, ref, world) for ref in outputs]
    order = needed(graph, outputs, world)
    inputs: dict[Input, str] = {}
    names: dict[Ref, str] = {}
    lines = []
    for ref in order:
        op = graph.ops[ref]
        if op[0] == "lane":
            upper = bool(op[2]) != (world == "possible")
            names[ref] = inputs.setdefault((str(op[1]), upper, False), f"a{len(inputs)}")
        elif op[0] == "truth":
            names[ref] = "yes" if op[1] else "no"
        else:
            names[ref] = f"v{ref}"
            lines.append(f"    v{ref} = {_expression(graph, op, names, world)}")
    return _assemble(inputs, lines, [names[ref] for ref in outputs], len(order))


def resolve(graph: Graph, ref: Ref, world: str) -> Ref:
    """See through ``pick`` to the value of this world."""
    while graph.ops[ref][0] == "pick":
        ref = graph.ops[ref][1 + WORLDS.index(world)]  # type: ignore[assignment]
    return ref


def arguments_of(graph: Graph, op: tuple[object, ...], world: str) -> list[Ref]:
    if op[0] in ("lane", "truth"):
        return []
    refs = op[1:2] if op[0] in _CONSTANT_LAST else op[1:]
    return [resolve(graph, ref, world) for ref in refs]  # type: ignore[arg-type]


def needed(graph: Graph, outputs: Sequence[Ref], world: str, marks: bool = False) -> list[Ref]:
    """What the outputs need, arguments first; a mark (``marks``) needs nothing."""
    seen: set[Ref] = set()
    stack = list(outputs)
    while stack:
        ref = stack.pop()
        if ref not in seen:
            seen.add(ref)
            if not (marks and mark_of(graph, ref, world)):
                stack.extend(arguments_of(graph, graph.ops[ref], world))
    return sorted(seen)


def mark_of(graph: Graph, ref: Ref, world: str) -> tuple[Ref, bool] | None:
    """The lane whose reference year a truth asks for, and whether it must be marked."""
    op = graph.ops[ref]
    if op[0] not in ("eq_k", "ne_k") or op[2] not in (0, 1):
        return None
    inner = graph.ops[resolve(graph, op[1], world)]  # type: ignore[arg-type]
    if inner[0] != "and_k" or inner[2] != 1:
        return None
    lane = resolve(graph, inner[1], world)  # type: ignore[arg-type]
    if graph.ops[lane][0] != "lane" or not is_year_lane(graph, lane):
        return None
    return lane, (op[0] == "eq_k") == (op[2] == 1)


def is_year_lane(graph: Graph, ref: Ref) -> bool:
    return isinstance(graph.lanes[str(graph.ops[ref][1])], YearLane)


def _expression(graph: Graph, op: tuple[object, ...], names: Mapping[Ref, str], world: str) -> str:
    parts = [names[ref] for ref in arguments_of(graph, op, world)]
    if op[0] in _CONSTANT_LAST:
        parts.append(str(op[2]))
    return TEMPLATES[str(op[0])].format(*parts)


def _assemble(
    inputs: Mapping[Input, str], lines: list[str], results: list[str], size: int
) -> Program:
    unpack = f"    ({', '.join(inputs.values())},) = lanes" if inputs else "    pass"
    body = "\n".join([unpack, *lines])
    source = f"def kernel(lanes, yes, no, mask):\n{body}\n    return [{', '.join(results)}]\n"
    scope = space()
    exec(compile(source, "<thidua kernel>", "exec"), scope)  # noqa: S102 - our own source
    return Program(tuple(inputs), scope["kernel"], source, size)  # type: ignore[arg-type]
