"""The blocks of a paper's body in Word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt, RGBColor

from thidua.foundation.documents.state_paper import (
    Article,
    Basis,
    Block,
    Enacting,
    Grid,
    Heading,
    Listed,
    Text,
)
from thidua.foundation.documents.word_parts import ALIGN, inner_margins, line, say

INDENT = Cm(1.27)
BLACK = RGBColor(0, 0, 0)


def write(made: Any, block: Block, *, width: float = 16.5) -> None:
    """Add a block; ``width`` of the text in cm."""
    _write(block, made, width)


@singledispatch
def _write(block: object, made: Any, width: float) -> None:  # noqa: ARG001 shape of every block
    raise TypeError(f"an unknown block: {type(block).__name__}")


def _paragraph(made: Any, *, align: str = "justify", indent: bool = True) -> Any:
    found = made.add_paragraph()
    found.alignment = ALIGN[align]
    if indent and align in ("justify", "left"):
        found.paragraph_format.first_line_indent = INDENT
    return found


@_write.register
def _(block: Basis, made: Any, _width: float) -> None:
    say(_paragraph(made), block.text, italic=True)


@_write.register
def _(block: Enacting, made: Any, _width: float) -> None:
    line(made, block.text, bold=True, before=6, after=8)


@_write.register
def _(block: Article, made: Any, _width: float) -> None:
    found = _paragraph(made)
    say(found, f"{block.number} ", bold=True)
    say(found, block.text)
    for more in block.more:
        say(_paragraph(made), more)


@_write.register
def _(block: Heading, made: Any, _width: float) -> None:
    """A heading of Word too, so that a long paper can be walked by its outline."""
    found = made.add_paragraph(style=f"Heading {block.level}")
    shape = found.paragraph_format
    shape.space_before, shape.space_after, shape.keep_with_next = Pt(8), Pt(6), True
    if block.level == 1:
        found.alignment = ALIGN["center"]
    else:
        shape.first_line_indent = INDENT
    say(found, block.text, bold=True)
    _plain_face(found)


def _plain_face(paragraph: Any) -> None:
    """Black and in the paper's own letters: Word's headings are blue and in another face."""
    for run in paragraph.runs:
        run.font.name = "Times New Roman"
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 no other door
        for name in list(fonts.attrib):
            if "Theme" in name:
                del fonts.attrib[name]
        run.font.color.rgb = BLACK


@_write.register
def _(block: Text, made: Any, _width: float) -> None:
    found = _paragraph(made, align=block.align, indent=block.indent)
    say(found, block.text, bold=block.bold, italic=block.italic)


@_write.register
def _(block: Listed, made: Any, _width: float) -> None:
    for at, item in enumerate(block.items, start=1):
        mark = f"{at}." if block.mark == "1." else block.mark
        say(_paragraph(made), f"{mark} {item}")


@_write.register
def _(block: Grid, made: Any, width: float) -> None:
    table = made.add_table(rows=1, cols=len(block.head))
    table.style, table.autofit = "Table Grid", False
    inner_margins(table, 80)
    _fill(table.rows[0], block.head, block, bold=True, head=True)
    _repeat(table.rows[0])
    for at, row in enumerate(block.rows):
        made_row = table.add_row()
        _whole(made_row)
        if len(row) == 1 and len(block.head) > 1:
            cells = made_row.cells
            _say(cells[0].merge(cells[-1]), row[0], block, "left", bold=at in block.bold_rows)
        else:
            _fill(made_row, row, block, bold=at in block.bold_rows)
    _widths(table, block, width)
    line(made, "", size=4)


def _fill(row: Any, texts: Sequence[str], block: Grid, *, bold: bool, head: bool = False) -> None:
    for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        side = "right" if column in block.numbers else "left"
        side = "center" if head or column in block.centred else side
        _say(cell, text, block, side, bold=bold)


def _say(cell: Any, text: str, block: Grid, side: str, *, bold: bool) -> None:
    line(cell, text, size=block.size, bold=bold, align=side, before=2, after=2)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _repeat(row: Any) -> None:
    _whole(row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 no other door


def _whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 no other door


def _widths(table: Any, block: Grid, width: float) -> None:
    count = len(block.head)
    shares = block.widths if len(block.widths) == count else [1.0] * count
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Cm(width * share / sum(shares))
    for row in table.rows:
        if len(set(map(id, row._tr.tc_lst))) == count:  # noqa: SLF001 not a row of one cell
            for cell, share in zip(row.cells, shares, strict=True):
                cell.width = Cm(width * share / sum(shares))
