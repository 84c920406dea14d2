"""The small parts a Word paper is put together from: lines, rules, columns, page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from fontTools.ttLib import TTFont

FACE = "Times New Roman"
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT, "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER, "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}  # fmt: skip
CM_A_POINT = 2.54 / 72


def dress(made: Any) -> None:
    """The base style: Times New Roman 14, single lines, 6 points after a paragraph."""
    style = made.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(14)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FACE)
    _language(style.element.get_or_add_rPr())
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.line_spacing = 1.0
    style.paragraph_format.widow_control = True
    first = made.sections[0]
    first.header.is_linked_to_previous = False
    _page_number(first.header.paragraphs[0])


def _language(properties: Any) -> None:
    told = OxmlElement("w:lang")
    for kind in ("val", "eastAsia"):
        told.set(qn(f"w:{kind}"), "vi-VN")
    properties.append(told)


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = ALIGN["center"]
    run = paragraph.add_run()
    run.font.size = Pt(13)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run._r.append(part)  # noqa: SLF001 fields have no other door


def number_from_one(section: Any) -> None:
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    for old in section._sectPr.findall(qn("w:pgNumType")):  # noqa: SLF001 no other door
        section._sectPr.remove(old)  # noqa: SLF001 same
    section._sectPr.insert_element_before(  # noqa: SLF001 same
        numbering, "w:cols", "w:noEndnote", "w:titlePg", "w:textDirection", "w:docGrid"
    )


def line(
    place: Any, text: str, *, size: float = 14, bold: bool = False, italic: bool = False,
    align: str = "center", before: float = 0, after: float = 0,
) -> Any:  # fmt: skip
    """One paragraph without space of its own; lines of the text by newline."""
    found = _paragraph(place)
    found.alignment = ALIGN[align]
    shape = found.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    say(found, text, size=size, bold=bold, italic=italic)
    return found


def bound(paragraph: Any) -> None:
    """Never the last line of a page: what follows stands beside it."""
    paragraph.paragraph_format.keep_with_next = True


def _paragraph(place: Any) -> Any:
    """A new paragraph; the empty one that every cell begins with is used first."""
    begun = getattr(place, "_tc", None) is not None and len(place.paragraphs) == 1
    if begun and not place.paragraphs[0].runs:
        return place.paragraphs[0]
    return place.add_paragraph()


def say(
    paragraph: Any, text: str, *, size: float = 14, bold: bool = False, italic: bool = False
) -> None:
    """A run of text; control characters cannot stand in a Word file."""
    kept = "".join(one for one in text if one.isprintable() or one in "\n\t\u00a0")
    run = paragraph.add_run(kept)
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None


def rule(place: Any, text: str, share: float, *, size: float, room: float) -> None:
    """A thin rule, as wide as a share of the bold text above it; ``room`` in cm."""
    wide = min(max(width_of(one, size) for one in text.split("\n")), room - 0.4) * share
    found = line(place, "", size=2, before=3, after=4)
    found.paragraph_format.left_indent = found.paragraph_format.right_indent = Cm((room - wide) / 2)
    found.paragraph_format.line_spacing = Pt(3)
    edges = OxmlElement("w:pBdr")
    edge = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "5"), ("space", "1"), ("color", "000000")):
        edge.set(qn(f"w:{name}"), value)
    edges.append(edge)
    found._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 borders have no other door
        edges, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def columns(made: Any, widths: Sequence[float], *, above: bool = False) -> list[Any]:
    """Cells side by side without borders, kept on one page; widths in cm."""
    if above:
        bound(line(made, "", size=8))
    table = made.add_table(rows=1, cols=len(widths))
    table.autofit = False
    inner_margins(table, 0)
    whole = OxmlElement("w:cantSplit")
    table.rows[0]._tr.get_or_add_trPr().append(whole)  # noqa: SLF001 no other door
    for column, cell, wide in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = Cm(wide)
    return list(table.rows[0].cells)


def inner_margins(table: Any, wide: int) -> None:
    """Space at the sides of each cell, in twentieths of a point; the borders keep to the text."""
    shift = OxmlElement("w:tblInd")
    shift.set(qn("w:w"), str(wide))
    shift.set(qn("w:type"), "dxa")
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        part = OxmlElement(f"w:{side}")
        part.set(qn("w:w"), str(wide))
        part.set(qn("w:type"), "dxa")
        margins.append(part)
    shape = table._tbl.tblPr  # noqa: SLF001 no other door
    look = shape.find(qn("w:tblLook"))
    at = len(shape) if look is None else list(shape).index(look)
    shape.insert(at, margins)
    layout = shape.find(qn("w:tblLayout"))
    shape.insert(at if layout is None else list(shape).index(layout), shift)


@cache
def _advances() -> tuple[dict[int, float], float]:
    """Advance of each letter of the bold face, whose widths are those of Times New Roman."""
    with TTFont(Path(settings.PAPER_FONTS) / "Tinos-Bold.ttf") as face:
        names, widths = face.getBestCmap(), face["hmtx"].metrics
        return {code: widths[name][0] for code, name in names.items()}, face["head"].unitsPerEm


def width_of(text: str, size: float) -> float:
    """Width of a bold line in cm."""
    advances, em = _advances()
    return sum(advances.get(ord(one), em / 2) for one in text) / em * size * CM_A_POINT
