"""What a file is, told by its own bytes and never by its name."""

from __future__ import annotations

import io
import zipfile

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STARTS = {b"%PDF-": PDF, b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
PARTS = {"word/document.xml": WORD, "xl/workbook.xml": EXCEL}


def media_type_of(content: bytes) -> str | None:
    """The media type of a file the office keeps, None for any other."""
    for start, found in STARTS.items():
        if content.startswith(start):
            return found
    return _of_package(content) if content.startswith(b"PK\x03\x04") else None


def _of_package(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
    except zipfile.BadZipFile:
        return None
    return next((found for part, found in PARTS.items() if part in names), None)
