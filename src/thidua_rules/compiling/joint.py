"""Both worlds in one kernel: what does not differ between them is computed once.

A value differs only below a lane whose bounds differ, or a text that is left open. Where the
records of a block are complete the second world is therefore a few more steps, not a second run.
Values are emitted in depth-first order and their names are used again as soon as they are dead,
so that what a block needs stays in the processor's cache.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .emitting import (
    TEMPLATES,
    WORLDS,
    Input,
    Program,
    arguments_of,
    mark_of,
    needed,
    resolve,
    space,
)
from .graph import Graph, Ref

ONE_ROW: Mapping[str, str] = {
    **TEMPLATES, "not": "not {0}", "add": "{0} + {1}", "count": "{0}.bit_count()",
    "bit": "int({0})",
}  # fmt: skip
"""The same steps in plain integers: for one subject numpy's calls cost more than its sums."""
NARROW = (1 << 31) - 1
"""The largest value of a 32-bit column; masks of constants are cut to it."""
_HEADROOM = 30


@dataclass(slots=True)
class Joint:
    """Builds one program for the outputs of both worlds.

    ``open_lanes``: keys of year lanes whose bounds may differ; all others are read once.
    ``marks``: a lane of which only the reference year is asked comes in as a truth.
    """

    graph: Graph
    open_lanes: frozenset[str]
    narrow: bool = False
    templates: Mapping[str, str] = field(default_factory=lambda: TEMPLATES)
    marks: bool = False
    inputs: dict[Input, str] = field(default_factory=dict)
    names: dict[tuple[Ref, str], str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)  # expression → name
    parts: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)

    def program(self, outputs: Sequence[Ref]) -> Program:
        """Outputs of the known world, then those of the possible one."""
        lines = list(self.lines(outputs))
        unpack = f"    ({', '.join(self.inputs.values())},) = lanes" if self.inputs else "    pass"
        body = "\n".join([unpack, *lines])
        source = f"def kernel(lanes, yes, no, mask):\n{body}\n"
        scope = space()
        exec(compile(source, "<thidua joint kernel>", "exec"), scope)  # noqa: S102 - our own source
        kernel = scope["kernel"]
        return Program(tuple(self.inputs), kernel, source, len(self.parts))  # type: ignore[arg-type]

    def lines(self, outputs: Sequence[Ref]) -> Iterator[str]:
        """The kernel's steps, and the line that hands its results back."""
        results, order = self.steps(outputs)
        yield from _allocated(self.parts, order, results)

    def steps(self, outputs: Sequence[Ref]) -> tuple[list[str], list[str]]:
        """The names of the results (both worlds) and the steps to them, in order."""
        results = [name for world in WORLDS for name in self._world(outputs, world)]
        return results, _order(self.parts, results)

    def _world(self, outputs: Sequence[Ref], world: str) -> list[str]:
        """The names of the outputs in a world; equal expressions have one name."""
        refs = [resolve(self.graph, ref, world) for ref in outputs]
        for ref in needed(self.graph, refs, world, self.marks):
            self.names[ref, world] = self._name(ref, world)
        return [self.names[ref, world] for ref in refs]

    def _name(self, ref: Ref, world: str) -> str:
        op = self.graph.ops[ref]
        if op[0] == "truth":
            return "yes" if op[1] else "no"
        if op[0] == "lane":
            return self._lane(str(op[1]), against=bool(op[2]), world=world)
        if self.marks and (mark := mark_of(self.graph, ref, world)):
            return self._mark(*mark, world=world)
        names = [self.names[each, world] for each in arguments_of(self.graph, op, world)]
        return _folded(str(op[0]), names) or self._value(op, names)

    def _lane(self, key: str, *, against: bool, world: str, now: bool = False) -> str:
        upper = against != (world == "possible") and key in self.open_lanes
        return self.inputs.setdefault((key, upper, now), f"a{len(self.inputs)}")

    def _mark(self, lane: Ref, marked: bool, *, world: str) -> str:
        op = self.graph.ops[lane]
        name = self._lane(str(op[1]), against=bool(op[2]), world=world, now=True)
        return name if marked else self._value(("not", lane), [name])

    def _value(self, op: tuple[object, ...], names: list[str]) -> str:
        template = self.templates[str(op[0])]
        constants = [str(self._constant(op))] if "{1}" in template and len(names) == 1 else []
        text = template.format(*names, *constants)
        if text not in self.texts:
            name = self.texts[text] = f"x{len(self.parts)}"
            self.parts[name] = (template.format(*(f"<{n}>" for n in names), *constants),
                                tuple(names))  # fmt: skip
        return self.texts[text]

    def _constant(self, op: tuple[object, ...]) -> object:
        value = op[2]
        if self.narrow and op[0] == "and_k" and isinstance(value, int):
            return min(value, NARROW)
        return value


def _folded(op: str, names: list[str]) -> str | None:
    """Truths that are certain take no step."""
    if op == "not":
        return {"yes": "no", "no": "yes"}.get(names[0])
    if op not in ("and", "or") or not {"yes", "no"} & set(names):
        return None
    decisive = "no" if op == "and" else "yes"
    if decisive in names:
        return decisive
    left, right = names
    return right if left in ("yes", "no") else left


def fits_narrow(graph: Graph, depth: int) -> bool:
    """Whether 32-bit columns give the same results: no mark and no number is too far up."""
    numbers = (op[2] for op in graph.ops if op[0] in ("eq_k", "ge_k", "or_k", "mul_k"))
    return depth < _HEADROOM - 4 and all(
        isinstance(number, int) and number < 1 << _HEADROOM for number in numbers
    )


def _order(parts: dict[str, tuple[str, tuple[str, ...]]], results: list[str]) -> list[str]:
    """Depth-first: a value stands right before it is first needed."""
    order: dict[str, None] = {}

    stack = [name for name in reversed(results) if name in parts]
    while stack:
        waiting = [a for a in parts[stack[-1]][1] if a in parts and a not in order]
        if waiting:
            stack.extend(reversed(waiting))
        else:
            order[stack.pop()] = None
    return list(order)


def _allocated(
    parts: dict[str, tuple[str, tuple[str, ...]]], order: list[str], results: list[str]
) -> Iterator[str]:
    """Lines of the kernel; a name that is dead is given to the next value."""
    last = {argument: n for n, name in enumerate(order) for argument in parts[name][1]}
    at: dict[str, str] = {}
    kept, free, made = set(results), list[str](), 0
    for n, name in enumerate(order):
        text, arguments = parts[name]
        for argument in arguments:
            text = text.replace(f"<{argument}>", at.get(argument, argument))
        dead = {a for a in arguments if last[a] == n and a in at and a not in kept}
        free.extend(at[argument] for argument in sorted(dead))
        if not free:
            free.append(f"v{made}")
            made += 1
        at[name] = free.pop()
        yield f"    {at[name]} = {text}"
    yield f"    return [{', '.join(at.get(name, name) for name in results)}]"
