"""Dated versions that follow each other: no gap, no overlap, no end before the start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..model.law import Law
from .law import law_folder
from .nodes import Node, read_yaml


@dataclass(frozen=True, slots=True)
class Period:
    """One version's time, and the node it stands at."""

    id: str
    starts: date
    ends: date | None
    node: Node


def read_period(node: Node, *, named: bool = True) -> Period:
    """``id`` (of a version that is ``named``), ``from`` and ``to``.

    Raises:
        LawError: one is missing or no date, or it ends before it starts.
    """
    entries = node.entries()
    for key in ("id", "from") if named else ("from",):
        if key not in entries:
            node.fail(f"«{key}» is missing", f"Add «{key}:» here")
    starts = entries["from"].date()
    ends = entries["to"].date() if "to" in entries else None
    if ends is not None and ends <= starts:
        node.fail("the version ends before it starts", "Correct «from:» or «to:»")
    return Period(entries["id"].text() if named else "", starts, ends, node)


def read_periods(node: Node) -> tuple[Period, ...]:
    """The versions of a list, in order.

    Raises:
        LawError: none stands there, an id is repeated, or they leave a gap or overlap.
    """
    found: list[Period] = []
    for child in node.items():
        period = read_period(child)
        if any(period.id == other.id for other in found):
            child.fail(f"the version «{period.id}» stands twice", "Give each version its own id")
        if found:
            _check_follows(found[-1], period)
        found.append(period)
    if not found:
        node.fail("no version stands here", "Add one with «id:» and «from:»")
    return tuple(found)


def _check_follows(previous: Period, period: Period) -> None:
    if previous.ends is None or previous.ends > period.starts:
        period.node.fail(f"version «{period.id}» overlaps «{previous.id}»",
                         f"Let «{previous.id}» end on {period.starts} with «to:»")  # fmt: skip
    if previous.ends < period.starts:
        period.node.fail(
            f"a gap between «{previous.id}» ({previous.ends}) and «{period.id}»",
            f"Let «{period.id}» start on {previous.ends} or add a version",
        )


def named_files(folder: Path) -> Iterator[Node]:
    """The files of a folder, each with «code:» as it is named."""
    for path in sorted(folder.glob("*.yaml")):
        node = read_yaml(path)
        code = node.entries().get("code")
        if code is None or code.text() != path.stem:
            (code or node).fail("the code is not the file's name",
                                f"Write «code: {path.stem}» or rename the file")  # fmt: skip
        yield node


def folder_of(law: Law, root: Path | None) -> Path:
    """The folder a law was read from, or the one asked for."""
    read_from = law.places.root if law.places else law_folder()
    return root or read_from
