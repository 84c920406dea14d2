"""What a file is, told by its own bytes and never by its name."""

from __future__ import annotations

import io
import zipfile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

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


def checked_type(content: bytes) -> str:
    """What the bytes themselves say they are. Raises ValidationError."""
    found = media_type_of(content)
    if found is None:
        raise ValidationError(
            _(
                "Tệp không phải PDF, Word (.docx), Excel (.xlsx) hay ảnh PNG, JPEG. Chưa có gì "
                "được lưu; hãy chọn lại tệp."
            )
        )
    return found
