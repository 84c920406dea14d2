"""Graph → LLVM assembly: the same steps as the numpy kernel, sixteen rows at a time.

Optional: where ``llvmlite`` is installed, sweeps of a country run in machine code made on the
spot; it compiles in a fraction of a second and gives the very answers of the numpy kernel. The
lanes are cut out of their words on the way, so that nothing is unpacked in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .graph import Graph, Ref
from .joint import Joint

ROWS = 16
"""Rows a step: two registers of 256 bits for a mask of 32 bits."""
_MASK, _TRUTH, _WORD, _BYTE = (f"<{ROWS} x {kind}>" for kind in ("i32", "i1", "i64", "i8"))
_TEMPLATES: Mapping[str, str] = {
    op: f"{op} {{0}} {{1}}"
    for op in (
        "and", "or", "xor", "and_k", "or_k", "shr_k", "shl_k", "add_k", "eq_k", "ne_k", "ge_k",
        "add", "mul_k", "ge", "gt", "sub", "const_minus",
    )
} | {op: f"{op} {{0}}" for op in ("not", "neg", "count", "bit")}  # fmt: skip
_BINARY = {"and": "and", "or": "or", "xor": "xor", "add": "add", "sub": "sub"}
_CONSTANT = {"and_k": "and", "or_k": "or", "add_k": "add", "mul_k": "mul"}
_COMPARE = {"eq_k": "eq", "ne_k": "ne", "ge_k": "sge", "ge": "sge", "gt": "sgt"}
_WIDTH = 32


@dataclass(frozen=True, slots=True)
class Cell:
    """Where an input stands: bits of a word (``keep`` of them from ``shift``; of none, nothing is
    ever marked), or a column.

    ``array``: the name of the array, ``kind``: word (i64) | truth (i8) | number (i32).
    """

    array: str
    kind: str
    shift: int = 0
    keep: int = 0


@dataclass(frozen=True, slots=True)
class Assembly:
    """The text, the arrays in the order it takes them, and how many bytes a row it writes."""

    text: str
    arrays: tuple[str, ...]
    outputs: int


@dataclass(slots=True)
class Writer:
    """Writes one kernel: ``cells`` says of each input (lane key, upper bound) where it stands."""

    graph: Graph
    cells: Mapping[tuple[str, bool], Cell]
    lines: list[str] = field(default_factory=list)
    types: dict[str, str] = field(default_factory=dict)
    arrays: dict[str, str] = field(default_factory=dict)  # array → element type
    words: dict[str, str] = field(default_factory=dict)  # array → its value in this step

    def write(self, outputs: Sequence[Ref], open_lanes: frozenset[str]) -> Assembly:
        """Outputs of the known world, then those of the possible one, as bytes."""
        joint = Joint(self.graph, open_lanes, narrow=True, templates=_TEMPLATES, marks=True)
        results, order = joint.steps(outputs)
        for (key, upper, now), name in joint.inputs.items():
            self._input(name, self.cells[key, upper], now=now)
        for name in order:
            self._step(name, joint.parts[name][0].replace("<", "").replace(">", "").split())
        stores = list(self._stores(results))
        text = "\n".join([*self._head(), *self.lines, *stores, *_TAIL])
        return Assembly(text, tuple(self.arrays), len(results))

    def _head(self) -> Iterator[str]:
        yield f"declare {_MASK} @llvm.ctpop.v{ROWS}i32({_MASK})"
        yield "define void @kernel(i64 %n, ptr %arrays, ptr %out, i64 %stride) {\nentry:"
        for place, array in enumerate(self.arrays):
            yield f"  %slot.{array} = getelementptr ptr, ptr %arrays, i64 {place}"
            yield f"  %base.{array} = load ptr, ptr %slot.{array}"
        yield "  br label %loop\nloop:"
        yield "  %row = phi i64 [ 0, %entry ], [ %next, %loop ]"

    def _load(self, array: str, element: str, vector: str) -> str:
        if array not in self.words:
            self.arrays[array] = element
            self._add(f"at.{array}", "ptr", f"getelementptr {element}, ptr %base.{array}, i64 %row")
            size = {"i64": 8, "i32": 4, "i8": 1}[element]
            self.words[array] = self._add(
                f"in.{array}", vector, f"load {vector}, ptr %at.{array}, align {size}"
            )
        return self.words[array]

    def _input(self, name: str, cell: Cell, *, now: bool) -> None:
        if cell.kind == "truth":
            value = self._load(cell.array, "i8", _BYTE)
            self._add(name, _TRUTH, f"icmp ne {_BYTE} {value}, zeroinitializer")
        elif cell.kind == "number":
            self._add(name, _MASK, f"or {_MASK} {self._load(cell.array, 'i32', _MASK)}, {_all(0)}")
        else:
            word = self._load(cell.array, "i64", _WORD)
            low = self._add(f"low.{name}", _WORD,
                            f"lshr {_WORD} {word}, {_all(cell.shift, 'i64')}")  # fmt: skip
            if now and not cell.keep:
                self._add(name, _TRUTH, f"icmp ne {_WORD} {low}, {low}")
            elif now:
                self._add(name, _TRUTH, f"trunc {_WORD} {low} to {_TRUTH}")
            else:
                cut = self._add(f"cut.{name}", _MASK, f"trunc {_WORD} {low} to {_MASK}")
                self._add(name, _MASK, f"and {_MASK} {cut}, {_all((1 << cell.keep) - 1)}")

    def _step(self, name: str, step: list[str]) -> None:
        op, first, *rest = step
        left = self._value(first)
        kind = self.types.get(first, _TRUTH)
        if op in _BINARY:
            self._add(name, kind, f"{_BINARY[op]} {kind} {left}, {self._value(rest[0])}")
        elif op in _CONSTANT:
            self._add(name, _MASK, f"{_CONSTANT[op]} {_MASK} {left}, {_all(int(rest[0]))}")
        elif op in _COMPARE:
            right = _all(int(rest[0])) if op.endswith("_k") else self._value(rest[0])
            self._add(name, _TRUTH, f"icmp {_COMPARE[op]} {_MASK} {left}, {right}")
        elif op in ("shr_k", "shl_k"):
            self._shift(name, op, left, int(rest[0]))
        else:
            self._add(name, *_unary(op, kind, left, rest))

    def _shift(self, name: str, op: str, left: str, by: int) -> None:
        """A shift beyond the width leaves nothing (or the sign), as in numpy."""
        if op == "shl_k" and by >= _WIDTH:
            self._add(name, _MASK, f"and {_MASK} {left}, {_all(0)}")
        else:
            verb = "shl" if op == "shl_k" else "ashr"
            self._add(name, _MASK, f"{verb} {_MASK} {left}, {_all(min(by, _WIDTH - 1))}")

    def _add(self, name: str, kind: str, expression: str) -> str:
        self.types[name] = kind
        self.lines.append(f"  %{name} = {expression}")
        return f"%{name}"

    def _value(self, name: str) -> str:
        return _all(int(name == "yes"), "i1") if name in ("yes", "no") else f"%{name}"

    def _stores(self, results: Sequence[str]) -> Iterator[str]:
        for place, name in enumerate(results):
            yield f"  %byte.{place} = zext {_TRUTH} {self._value(name)} to {_BYTE}"
            yield f"  %plane.{place} = mul i64 %stride, {place}"
            yield f"  %to.{place} = add i64 %plane.{place}, %row"
            yield f"  %at.{place} = getelementptr i8, ptr %out, i64 %to.{place}"
            yield f"  store {_BYTE} %byte.{place}, ptr %at.{place}, align 1"


def _unary(op: str, kind: str, left: str, rest: list[str]) -> tuple[str, str]:
    if op == "not":
        return kind, f"xor {kind} {left}, {_all(1, 'i1')}"
    if op == "neg":
        return _MASK, f"sub {_MASK} {_all(0)}, {left}"
    if op == "count":
        return _MASK, f"call {_MASK} @llvm.ctpop.v{ROWS}i32({_MASK} {left})"
    if op == "bit":
        return _MASK, f"zext {_TRUTH} {left} to {_MASK}"
    return _MASK, f"sub {_MASK} {_all(int(rest[0]))}, {left}"  # const_minus


def _all(value: int, kind: str = "i32") -> str:
    """The same constant for every row."""
    if kind == "i32" and value >= 1 << (_WIDTH - 1):
        value -= 1 << _WIDTH
    return "<" + ", ".join(f"{kind} {value}" for _ in range(ROWS)) + ">"


_TAIL = (
    f"  %next = add i64 %row, {ROWS}",
    "  %more = icmp slt i64 %next, %n",
    "  br i1 %more, label %loop, label %done",
    "done:",
    "  ret void",
    "}",
)
