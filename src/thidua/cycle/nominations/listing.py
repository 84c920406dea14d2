"""The selection as a list in Word, laid out as Decree 30/2020/NĐ-CP asks of an agency's papers.

A4, Times New Roman; national name and motto on the right, the agency on the left; the list; the
place of the signature. Number, day and signature stay open: the list is a draft until signed.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell

from thidua.cycle.nominations.abbreviations import abbreviations
from thidua.cycle.nominations.cells import Cell
from thidua.cycle.nominations.matrix import Matrix
from thidua.cycle.nominations.showing import showing
from thidua.cycle.nominations.tables import cell_text, lines
from thidua.foundation.access.models import Grant
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor

FONT = "Times New Roman"
COMPLETE = ("eligible", "forgotten")
MOTTO = Mm(93)  # the national name takes 85 mm in bold 12 points and is never broken


def word_document(actor: Actor, found: Matrix) -> bytes:
    """The list as a .docx file. Official papers are in Vietnamese whatever the screen speaks."""
    with override("vi"):
        document = Document()
        _page(document, wide=not found.filters.award)
        _letterhead(document, _agency(actor, found))
        _title(document, found)
        if found.filters.award:
            _list_of_award(document, found)
        else:
            _list_of_all(document, found)
        _note(document)
        _legend(document, found)
        _signature(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _agency(actor: Actor, found: Matrix) -> Organisation | None:
    """The unit filtered by, else the organisation of the reader's first grant."""
    rows = Organisation.objects.visible_to(actor).select_related("parent")
    if found.filters.unit:
        return rows.filter(pk=found.filters.unit).first()
    if actor.uid is None:
        return None
    grants = Grant.objects.filter(user__uid=actor.uid).order_by("pk")
    return rows.filter(pk__in=grants.values("organisation")[:1]).first()


def _page(document: Any, *, wide: bool) -> None:
    section = document.sections[0]
    width, height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)  # noqa: SLF001 the library has no field of its own


def _letterhead(document: Any, agency: Organisation | None) -> None:
    table = document.add_table(rows=2, cols=2)
    section = document.sections[0]
    usable = section.page_width - section.left_margin - section.right_margin
    _set_widths(table, [usable - MOTTO, MOTTO])
    left, right = table.rows[0].cells
    _unbroken(right)
    above = agency.parent.name if agency and agency.parent else ""
    _said(left.paragraphs[0], above.upper(), size=12)
    _said(left.add_paragraph(), (agency.name if agency else "").upper(), size=12, bold=True)
    _rule(left.add_paragraph(), "________")
    _said(right.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    _said(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", size=13, bold=True)
    _rule(right.add_paragraph(), "_______________________")
    number, day = table.rows[1].cells
    _said(number.paragraphs[0], "Số:        /DS", size=13)
    _said(day.paragraphs[0], "…………, ngày …… tháng …… năm ……", size=13, italic=True)


def _unbroken(cell: Any) -> None:
    """No line of the cell is broken, and no margin takes room from it."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 the library has no such switch
    properties.append(OxmlElement("w:noWrap"))
    margins = OxmlElement("w:tcMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(margins)


def _rule(paragraph: Any, strokes: str) -> None:
    _said(paragraph, strokes, size=8)
    paragraph.paragraph_format.space_after = Pt(4)


def _said(
    paragraph: Any, text: str, *, size: float, bold: bool = False, italic: bool = False,
    centred: bool = True,
) -> None:  # fmt: skip
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


_WHO = {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}
_NAMED = {"individual": "Họ và tên", "collective": "Tên tập thể", "household": "Tên hộ gia đình"}


def _title(document: Any, found: Matrix) -> None:
    review = found.board.review
    _said(document.add_paragraph(), "", size=6)
    _said(document.add_paragraph(), "DANH SÁCH", size=14, bold=True)
    who = _WHO[found.kind]
    name = next((c.name for c in found.columns if c.code == found.filters.award), "")
    about = f"Đối chiếu tiêu chuẩn {name or 'danh hiệu, hình thức'} năm {review.year} đối với {who}"
    _said(document.add_paragraph(), about, size=14, bold=True)
    day = f"(Hồ sơ nhận ngày {review.received:%d/%m/%Y}; {len(found.rows)} {who})"
    _said(document.add_paragraph(), day, size=13, italic=True)
    _said(document.add_paragraph(), "", size=6)


def _list_of_all(document: Any, found: Matrix) -> None:
    named = _NAMED[found.kind]
    heads = ["STT", named, "Đơn vị", *(column.short for column in found.columns)]
    widths = [Mm(12), Mm(42), Mm(35), *[Mm(158 / len(found.columns))] * len(found.columns)]
    table = _table(document, heads, widths)
    for number, (entry, row) in enumerate(lines(found), 1):
        texts = [str(number), entry.name, entry.unit, *(_brief(cell) for cell in row)]
        _row(table, texts, widths, size=11)


def _brief(cell: Cell) -> str:
    text = cell.word
    if cell.provisional:
        text = _("%s (tạm tính)") % text
    return _("%s (giả định)") % text if cell.assumed else text


def _list_of_award(document: Any, found: Matrix) -> None:
    named = _NAMED[found.kind]
    heads = ["STT", named, "Đơn vị", "Kết quả đối chiếu", "Còn thiếu"]
    widths = [Mm(12), Mm(38), Mm(35), Mm(26), Mm(49)]
    bare = found.filters.verdict in COMPLETE
    if bare:  # nothing is missing: the room goes to the name and the unit
        heads, widths = heads[:4], [Mm(12), Mm(50), Mm(63), Mm(35)]
    table = _table(document, heads, widths)
    column = next(n for n, c in enumerate(found.columns) if c.code == found.filters.award)
    for number, (place, (entry, row)) in enumerate(zip(found.rows, lines(found), strict=True), 1):
        texts = [str(number), entry.name, entry.unit_in_full,
                 cell_text(row[column]).capitalize()]  # fmt: skip
        if not bare:
            shown = showing(found.board, int(place), found.filters.award)
            texts.append("; ".join(shown.missing))
        _row(table, texts, widths, size=12)


def _table(document: Any, heads: list[str], widths: list[Any]) -> Any:
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    _set_widths(table, widths)
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        _said(cell.paragraphs[0], text, size=11 if len(heads) < 8 else 10, bold=True)
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001 the library has no such switch
    return table


def _set_widths(table: Any, widths: list[Any]) -> None:
    """On the columns and on the cells: Word reads the one, other office suites the other."""
    table.autofit = False
    for place, width in enumerate(widths):
        table.columns[place].width = width
        for row in table.rows:
            row.cells[place].width = width


def _row(table: Any, texts: list[str], widths: list[Any], *, size: float) -> None:
    row = table.add_row()
    for place, text in enumerate(texts):
        # row.cells lays out the whole table each time: a long list asks each cell by itself
        cell = _Cell(row._tr.tc_at_grid_offset(place), table)  # noqa: SLF001
        cell.width = widths[place]
        _said(cell.paragraphs[0], text, size=size, centred=place == 0)


def _note(document: Any) -> None:
    text = (
        "Kết quả đối chiếu dữ liệu trong sổ đăng ký với tiêu chuẩn; việc bình xét, bỏ phiếu và "
        "quyết định thuộc người có thẩm quyền. Điều kiện về kỷ luật và các trường hợp tạm dừng "
        "xét do bộ phận thường trực xác nhận."
    )
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    _said(paragraph, text, size=11, italic=True, centred=False)


def _legend(document: Any, found: Matrix) -> None:
    """What the short names in the list stand for."""
    entries = [found.board.entries[place] for place in found.rows]
    whole = not found.filters.award
    short = abbreviations(entries if whole else [], found.columns if whole else [])
    if short:
        text = "Chú thích: " + "; ".join(f"{one}: {full}" for one, full in short) + "."
        _said(document.add_paragraph(), text, size=11, italic=True, centred=False)


def _signature(document: Any) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, text in zip(
        table.rows[0].cells, ("NGƯỜI LẬP DANH SÁCH", "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ"), strict=True
    ):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = Pt(12)
        _said(paragraph, text, size=13, bold=True)
        note = _("(Ký, ghi rõ họ tên)")
        _said(cell.add_paragraph(), note, size=12, italic=True)
