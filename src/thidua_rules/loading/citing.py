"""Dated and cited values that follow each other in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from ..model.law import Text
from ..model.verdict import Citation, Sureness
from .criteria import Scope, read_citation
from .instruments import load_instruments, load_sources
from .nodes import Node

SURENESS = {sure.value: sure for sure in Sureness}
_DATED = ("from", "to", "cite", "sure", "seen")


def citable(root: Path) -> Scope:
    """The instruments and sources a citation of this law folder may name."""
    return Scope(load_instruments(root), load_sources(root), date.min, None)


def shorts_of(scope: Scope) -> dict[str, Text]:
    """The short name of every instrument that may be cited."""
    return {code: instrument.short for code, instrument in scope.instruments.items()}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A half-open stretch of days and where it is written."""

    starts: date
    ends: date | None
    node: Node


def stretch_of(entries: Mapping[str, Node], node: Node) -> Stretch:
    """``from`` and ``to`` of an entry.

    Raises:
        LawError: it ends before it begins.
    """
    starts = entries["from"].date()
    ends = entries["to"].date() if "to" in entries else None
    if ends is not None and ends <= starts:
        entries["to"].fail(f"it ends on {ends}, before it begins ({starts})",
                           "«to» is the first day after it")  # fmt: skip
    return Stretch(starts, ends, node)


def cited_stretch(
    node: Node, scope: Scope, more: Sequence[str] = (), required: Sequence[str] = ()
) -> tuple[dict[str, Node], Stretch, Citation]:
    """An entry with ``from``, ``to`` and a citation of its own, beside the keys in ``more``."""
    entries = node.map((*_DATED, *more), ("from", *required))
    stretch = stretch_of(entries, node)
    dated = replace(scope, starts=stretch.starts, ends=stretch.ends)
    return entries, stretch, read_citation(entries, node, dated)


def no_overlaps(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches in order of time.

    Raises:
        LawError: two of them hold the same day.
    """
    ordered = sorted(stretches, key=lambda stretch: stretch.starts)
    for earlier, later in pairwise(ordered):
        if earlier.ends is None or later.starts < earlier.ends:
            later.node.fail(
                f"it begins on {later.starts}, while line {earlier.node.line} of "
                f"{earlier.node.file.name} runs to {earlier.ends or 'no end'}",
                "Let the earlier one end on the day the later one begins",
            )
    return ordered


def no_gaps(stretches: Sequence[Stretch]) -> list[Stretch]:
    """As ``no_overlaps``, and each begins on the day the one before ends."""
    ordered = no_overlaps(stretches)
    for earlier, later in pairwise(ordered):
        if earlier.ends != later.starts:
            later.node.fail(f"nothing covers {earlier.ends} to {later.starts}",
                            "Add what applied then, if only as «unknown»")  # fmt: skip
    return ordered
