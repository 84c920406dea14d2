"""Tables of a .docx → grids; the paragraphs before a table are its caption."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from thidua_rules.sources.folding import clean
from thidua_rules.sources.grid import Area, Grid
from thidua_rules.sources.opening import damaged
from thidua_rules.sources.report import Say, Unreadable

_FAULTS = (
    PackageNotFoundError,
    XMLSyntaxError,
    KeyError,
    ValueError,
    OSError,
    zipfile.BadZipFile,
    zlib.error,
)


def read_docx(data: bytes) -> list[Grid]:
    """One grid a table, named «Bảng 1», «Bảng 2» …; raises ``Unreadable``."""
    try:
        body = Document(io.BytesIO(data)).element.body
        grids = list(_tables(body))
    except _FAULTS:
        raise damaged() from None
    if not grids:
        raise Unreadable(
            Say("Tệp Word không có bảng nào.", "The Word file holds no table."),
            Say(
                "Đưa danh sách vào bảng, hoặc dùng mẫu Excel.",
                "Put the list into a table, or use the Excel template.",
            ),
        )
    return grids


def _tables(body: Any) -> Iterator[Grid]:
    captions: list[str] = []
    count = 0
    for child in body.iterchildren():
        if child.tag == qn("w:p"):
            captions.append(_text(child))
        elif child.tag == qn("w:tbl"):
            count += 1
            yield _grid(child, f"Bảng {count}", " ".join(filter(None, captions)))
            captions = []


def _grid(table: Any, name: str, caption: str) -> Grid:
    rows: list[list[object]] = []
    merged: list[Area] = []
    open_areas: dict[int, Area] = {}
    for tr in table.tr_lst:
        index = len(rows)
        cells: list[object] = [""] * int(getattr(tr, "grid_before", 0) or 0)
        for tc in tr.tc_lst:
            start, span = len(cells), int(tc.grid_span)
            above = open_areas.get(start)
            continues = tc.vMerge == "continue" and above is not None
            first = above[0] if continues and above else index
            open_areas[start] = (first, start, index, start + span - 1)
            cells.extend(["" if continues else _text(tc), *[""] * (span - 1)])
            if not continues and above:
                merged.append(above)
        rows.append(cells)
    merged.extend(open_areas.values())
    return Grid(name, rows, [a for a in merged if a[2] > a[0] or a[3] > a[1]], caption)


def _text(element: Any) -> str:
    paragraphs = [element] if element.tag == qn("w:p") else element.iter(qn("w:p"))
    lines = ("".join(node.text or "" for node in p.iter(qn("w:t"))) for p in paragraphs)
    return "\n".join(clean(line) for line in lines).strip()
