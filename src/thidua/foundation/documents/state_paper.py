"""What a state document says, apart from any file format (Decree 30/2020/NĐ-CP, Annex I).

A room fills these; ``rendering`` turns the same content into Word and into PDF. All texts are
plain: nothing in them is ever read as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Basis:
    """A ground («Căn cứ …», «Xét đề nghị …»): italic, a paragraph of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class Enacting:
    """The enacting word on a line of its own, centred and bold: «QUYẾT ĐỊNH:»."""

    text: str = "QUYẾT ĐỊNH:"


@dataclass(frozen=True, slots=True)
class Article:
    """An article: ``number`` in bold («Điều 1.»), then its text; ``more`` are further
    paragraphs, such as its clauses."""

    number: str
    text: str
    more: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in bold; level 1 is centred (part, chapter), 2 and 3 stand at the indent."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``align``: justify, left, center or right."""

    text: str
    bold: bool = False
    italic: bool = False
    align: str = "justify"
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """Items one under the other, each after the mark: «-» as the decree has it, or «1.» to
    number them."""

    items: Sequence[str]
    mark: str = "-"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its head is repeated on each page.

    ``numbers``: columns set to the right; ``centred``: columns set in the middle; ``widths``:
    shares of the page's width, one a column, empty for equal ones; ``bold_rows``: rows such as
    groups and totals. A row of one cell spans the whole table.
    """

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: frozenset[int] | set[int] = frozenset()
    centred: frozenset[int] | set[int] = frozenset()
    widths: Sequence[float] = ()
    bold_rows: frozenset[int] | set[int] = frozenset()
    size: float = 12


Block = Basis | Enacting | Article | Heading | Text | Listed | Grid


@dataclass(frozen=True, slots=True)
class Signature:
    """``capacity``: lines by newline («KT. GIÁM ĐỐC» over «PHÓ GIÁM ĐỐC»); ``note``: what is
    expected above the name, in italics, such as «(Ký, ghi rõ họ tên)»."""

    capacity: str
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on pages of its own, numbered for themselves; ``label``: «Phụ lục I», empty for a
    list that stands alone. The line that says to which paper it belongs is added by itself."""

    name: str
    about: str
    blocks: Sequence[Block]
    landscape: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class StatePaper:
    """One paper. ``agency``: the higher body (may be empty) and the body that issues it.

    Without a ``number`` or a ``day`` their places stay open to be filled by hand or by the
    document system; ``year`` then says the year, if known. Without a ``name`` the paper is an
    official letter: ``about`` stands under its number. ``authority``: who decides, above the
    bases («GIÁM ĐỐC SỞ CÔNG THƯƠNG»); ``addressed``: to whom it is addressed («Kính gửi»).
    One signature stands beside the recipients; two or more stand side by side above them, the
    first one at the left. A paper that is not ``numbered`` (an application, a score sheet, an
    achievement report) has no place for a number; without an issuer in ``agency``, as where
    people write for themselves, the name of the State stands alone in the middle.
    """

    agency: tuple[str, str]
    name: str
    about: str
    body: Sequence[Block]
    number: str = ""
    symbol: str = ""
    place: str = ""
    day: date | None = None
    year: int | None = None
    authority: str = ""
    addressed: Sequence[str] = ()
    signatures: Sequence[Signature] = ()
    recipients: Sequence[str] = ()
    annexes: Sequence[Annex] = ()
    numbered: bool = True

    @property
    def full_number(self) -> str:
        """«Số: 123/QĐ-SCT», with room for the number where it is not given yet; empty on a paper
        that bears none."""
        if not self.numbered:
            return ""
        number = self.number or "\u00a0" * 6
        return f"Số: {number}/{self.symbol}" if self.symbol else f"Số: {number}"

    @property
    def dateline(self) -> str:
        """«Hà Tĩnh, ngày 05 tháng 02 năm 2026»; days under ten and months 1 and 2 with a nought
        (Decree 30/2020, Annex I, Part I, II.4)."""
        return f"{self.place}, {spelled(self.day, self.year)}" if self.place else ""

    @property
    def belonging(self) -> str:
        """What an annex says of the paper it goes with."""
        number = self.full_number.removeprefix("Số: ")
        kind = self.name.capitalize() if self.name else "Văn bản"
        body = " ".join(self.agency[1].split())
        number = f" số {number}" if number else ""
        return f"(Kèm theo {kind}{number} {spelled(self.day, self.year)} của {body})"

    @property
    def title(self) -> str:
        """One line that names the paper: for a file's properties and for lists."""
        parts = (self.name.capitalize(), self.number and f"số {self.number}/{self.symbol}",
                 self.about)  # fmt: skip
        return " ".join(part for part in parts if part) or self.agency[1]


def short_of(signatures: Sequence[Signature]) -> list[int]:
    """Lines that each lacks above the name, so that names side by side stand on one line."""
    lines = [one.capacity.count("\n") + bool(one.note) for one in signatures]
    return [max(lines, default=0) - one for one in lines]


def spelled(day: date | None, year: int | None = None) -> str:
    """A date in words of a paper, with open places where it is not known."""
    if day is None:
        gap = "\u00a0" * 3
        return f"ngày {gap} tháng {gap} năm {year or gap * 2}"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
