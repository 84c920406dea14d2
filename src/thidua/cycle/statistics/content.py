"""What a report says: sentences whose figures open to their rows, tables, the officer's texts.

The same content becomes the page, the Word file and the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thidua.cycle.statistics.tables import Parts, Table


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as told, and the rows behind it: the list (``book``) and how it is filtered."""

    text: str
    book: str = ""
    parts: Parts | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Sentence:
    parts: tuple[str | Figure, ...]

    def __str__(self) -> str:
        return "".join(str(one) for one in self.parts)


@dataclass(frozen=True, slots=True)
class Written:
    """A text the officer writes; ``field`` names it. Empty: left open on paper."""

    field: str
    label: Any
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A table of sentences and figures: indicators, movements."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | Figure, ...], ...]
    numbers: frozenset[int] = frozenset()
    widths: tuple[float, ...] = ()


Block = Sentence | Written | Figures | Table


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Content:
    title: str
    sections: tuple[Section, ...]
    annexes: tuple[tuple[str, Table], ...] = ()
