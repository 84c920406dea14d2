"""A state paper as Word, laid out like the PDF, in Times New Roman."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Cm, Pt

from thidua.foundation.documents import word_parts as parts
from thidua.foundation.documents.state_paper import Annex, Signature, StatePaper, short_of
from thidua.foundation.documents.word_blocks import write

TOP_LEFT, TOP_RIGHT = 7.0, 9.5
"""Widths of the two columns of the head, in cm; together the width of the text."""
UPRIGHT, FLAT = 16.5, 25.7
"""Width of the text on an upright and on a landscape page, in cm."""
LINE = 16
"""Height of a line of a signature, in points."""


def word(paper: StatePaper) -> bytes:
    """A .docx with the same content as the PDF."""
    made = docx.Document()
    parts.dress(made)
    _properties(made, paper)
    _sheet(made.sections[0], landscape=False)
    _head(made, paper)
    for block in paper.body:
        write(made, block)
    _ending(made, paper)
    for annex in paper.annexes:
        _annex(made, annex, paper)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _properties(made: Any, paper: StatePaper) -> None:
    told = made.core_properties
    told.title, told.author, told.language = paper.title[:250], paper.agency[1][:250], "vi-VN"
    told.comments = told.keywords = ""
    if paper.day is not None:
        told.created = told.modified = datetime(paper.day.year, paper.day.month, paper.day.day)  # noqa: DTZ001 Word keeps no zone


def _sheet(section: Any, *, landscape: bool) -> None:
    """A4 with the margins of the decree; numbers from the second page on, each part for itself."""
    sides = (Cm(29.7), Cm(21)) if landscape else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = sides
    section.top_margin = Cm(3) if landscape else Cm(2)
    section.left_margin = Cm(2) if landscape else Cm(3)
    section.right_margin = Cm(2) if landscape else Cm(1.5)
    section.bottom_margin = Cm(2)
    section.header_distance = Cm(1)
    section.different_first_page_header_footer = True
    parts.number_from_one(section)


def _head(made: Any, paper: StatePaper) -> None:
    higher, issuer = paper.agency
    if not issuer:
        _state(made, UPRIGHT)
        parts.line(made, paper.dateline, size=13, italic=True, before=6, align="right")
        return _title(made, paper)
    left, right = parts.columns(made, (TOP_LEFT, TOP_RIGHT))
    if higher:
        parts.line(left, higher.upper(), size=12)
    parts.line(left, issuer.upper(), size=12, bold=True)
    parts.rule(left, issuer.upper(), 0.4, size=12, room=TOP_LEFT)
    if paper.numbered:
        parts.line(left, paper.full_number, size=13, before=6)
    if not paper.name and paper.about:
        parts.line(left, paper.about, size=12)
    _state(right, TOP_RIGHT)
    parts.line(right, paper.dateline, size=13, italic=True, before=6)
    return _title(made, paper)


def _state(place: Any, room: float) -> None:
    parts.line(place, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    parts.line(place, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True)
    parts.rule(place, "Độc lập - Tự do - Hạnh phúc", 1, size=13, room=room)


def _title(made: Any, paper: StatePaper) -> None:
    if paper.name:
        parts.line(made, paper.name.upper(), bold=True, before=12)
        if paper.about:
            shape = parts.line(made, paper.about, bold=True).paragraph_format
            shape.left_indent = shape.right_indent = Cm(1)
            parts.rule(made, paper.about, 0.4, size=14, room=UPRIGHT)
    _addressed(made, paper.addressed)
    if paper.authority:
        parts.line(made, paper.authority.upper(), bold=True, before=10, after=6)


def _addressed(made: Any, whom: Sequence[str]) -> None:
    if len(whom) == 1:
        parts.line(made, f"Kính gửi: {whom[0]}", before=6, after=6)
        return
    for at, one in enumerate(whom):
        found = parts.line(made, f"Kính gửi:\t- {one}" if at == 0 else f"\t- {one}", align="left")
        found.paragraph_format.left_indent = Cm(2.5)
        found.paragraph_format.tab_stops.add_tab_stop(Cm(4.7))
        found.paragraph_format.space_after = Pt(8 if at == len(whom) - 1 else 0)


def _ending(made: Any, paper: StatePaper) -> None:
    if paper.signatures and made.paragraphs:
        parts.bound(made.paragraphs[-1])
    if len(paper.signatures) > 1:
        _signatures(made, paper)
        _recipients(made, paper.recipients)
        return
    left, right = parts.columns(made, (UPRIGHT / 2, UPRIGHT / 2), above=True)
    _recipients(left, paper.recipients)
    for one in paper.signatures:
        _signed(right, one)


def _signatures(made: Any, paper: StatePaper) -> None:
    """Two or three abreast, as many rows as it takes."""
    abreast = min(len(paper.signatures), 3)
    for start in range(0, len(paper.signatures), abreast):
        cells = parts.columns(made, (UPRIGHT / abreast,) * abreast, above=True)
        group = paper.signatures[start : start + abreast]
        for cell, one, short in zip(cells, group, short_of(group), strict=False):
            _signed(cell, one, short)


def _signed(cell: Any, one: Signature, short: int = 0) -> None:
    parts.bound(parts.line(cell, one.capacity.upper(), bold=True))
    if one.note:
        parts.bound(parts.line(cell, one.note, size=13, italic=True))
    parts.line(cell, one.name, bold=True, before=62 + short * LINE)


def _recipients(place: Any, recipients: Sequence[str]) -> None:
    if not recipients:
        return
    parts.line(place, "Nơi nhận:", size=12, bold=True, italic=True, align="left")
    for one in recipients:
        parts.line(place, f"- {one}", size=11, align="left")


def _annex(made: Any, annex: Annex, paper: StatePaper) -> None:
    width = FLAT if annex.landscape else UPRIGHT
    section = made.add_section(WD_SECTION.NEW_PAGE)
    _sheet(section, landscape=annex.landscape)
    if annex.label:
        parts.line(made, annex.label, bold=True)
    parts.line(made, annex.name.upper(), bold=True)
    if annex.about:
        parts.line(made, annex.about, bold=True)
    parts.line(made, paper.belonging, italic=True)
    parts.rule(made, paper.belonging, 0.3, size=14, room=width)
    for block in annex.blocks:
        write(made, block, width=width)
