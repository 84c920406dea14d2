"""Opening a file without trusting it: kind by its first bytes, size before unpacking.

Whatever cannot be read as a whole raises ``Unreadable`` with one clear message; nothing is taken.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import NamedTuple

from thidua_rules.sources.report import Say, Unreadable

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200  # packed text shrinks some 10–20 times; beyond this it is a bomb
MAX_ENTRIES = 2_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_XLSX = Say(
    "Mở tệp bằng Excel hoặc LibreOffice, chọn Lưu thành (Save As) kiểu .xlsx rồi nộp lại.",
    "Open the file in Excel or LibreOffice, save it as .xlsx and send it again.",
)
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "GZip"),
    (b"MZ", "EXE"),
    (b"PAR1", "Parquet"),
    (b"SQLite format 3", "SQLite"),
)


class Opened(NamedTuple):
    """``kind``: xlsx, xls, docx or csv."""

    kind: str
    data: bytes


def open_source(source: Path | bytes) -> Opened:
    """Read the bytes and tell what they are; raises ``Unreadable``."""
    data = source if isinstance(source, bytes) else _load(source)
    if not data:
        raise Unreadable(
            Say("Tệp rỗng.", "The file is empty."),
            Say("Kiểm tra lại tệp rồi nộp lại.", "Check the file and send it again."),
        )
    _refuse_huge(len(data))
    if data.startswith(b"PK"):
        return Opened(_zip_kind(data), data)
    if data.startswith(_OLE):
        return Opened(_ole_kind(data), data)
    return Opened(_text_kind(data), data)


def _load(path: Path) -> bytes:
    if path.is_file():
        _refuse_huge(path.stat().st_size)
        return path.read_bytes()
    raise Unreadable(
        Say(f"Không có tệp {path.name}.", f"There is no file {path.name}."),
        Say("Kiểm tra lại đường dẫn.", "Check the path."),
    )


def _refuse_huge(size: int) -> None:
    if size > MAX_BYTES:
        megabytes = f"{size / 1048576:.0f}"
        raise Unreadable(
            Say(
                f"Tệp quá lớn ({megabytes} MB, tối đa {MAX_BYTES // 1048576} MB).",
                f"The file is too large ({megabytes} MB, at most {MAX_BYTES // 1048576} MB).",
            ),
            Say(
                "Chia thành nhiều tệp, bỏ hình ảnh, rồi nộp lại.",
                "Split it into several files, remove pictures, and send again.",
            ),
        )


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise damaged() from None
    _refuse_bomb(entries, len(data))
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise _encrypted()
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    raise _other_kind("ZIP" if "mimetype" not in names else "OpenDocument")


def _refuse_bomb(entries: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    suspicious = unpacked > 10 * 1048576 and unpacked > packed * MAX_RATIO
    if unpacked > MAX_UNPACKED or suspicious or len(entries) > MAX_ENTRIES:
        raise Unreadable(
            Say(
                f"Tệp bung ra quá lớn ({unpacked // 1048576} MB), có thể gây hại.",
                f"The file unpacks to too much ({unpacked // 1048576} MB) and may be harmful.",
            ),
            Say(
                "Chép riêng phần dữ liệu cần nộp sang một tệp .xlsx mới.",
                "Copy only the data needed into a new .xlsx file.",
            ),
        )


def _ole_kind(data: bytes) -> str:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise _encrypted()
    if holds("WordDocument"):
        raise Unreadable(
            Say("Đây là tệp Word kiểu cũ (.doc).", "This is an old Word file (.doc)."),
            Say(
                "Mở bằng Word, lưu thành .docx rồi nộp lại.", "Save it as .docx and send it again."
            ),
        )
    if holds("Workbook") or holds("Book"):
        return "xls"
    raise _other_kind("OLE")


def _text_kind(data: bytes) -> str:
    for magic, name in _OTHERS:
        if data.startswith(magic):
            raise _other_kind(name)
    start = data[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<?xml")):
        raise Unreadable(
            Say(
                "Tệp mang đuôi Excel nhưng bên trong là trang web hoặc XML.",
                "The file is named like Excel but holds a web page or XML.",
            ),
            _SAVE_XLSX,
        )
    if b"\x00" in data[:2048] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _other_kind("?")
    return "csv"


def _other_kind(name: str) -> Unreadable:
    shown = "" if name == "?" else f" ({name})"
    return Unreadable(
        Say(
            f"Đây không phải tệp Excel, Word hay CSV{shown}.",
            f"This is not an Excel, Word or CSV file{shown}.",
        ),
        _SAVE_XLSX,
    )


def _encrypted() -> Unreadable:
    return Unreadable(
        Say("Tệp được đặt mật khẩu.", "The file is protected by a password."),
        Say(
            "Mở tệp, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ), lưu rồi nộp lại.",
            "Open the file, remove the password (File › Info › Protect), save and send it again.",
        ),
    )


def damaged() -> Unreadable:
    """A file that begins well and cannot be read to its end."""
    return Unreadable(
        Say("Tệp bị hỏng, không mở được.", "The file is damaged and cannot be opened."),
        Say(
            "Mở và lưu lại bằng Excel hoặc LibreOffice, hoặc lấy lại bản gốc, rồi nộp lại.",
            "Open and save it again in Excel or LibreOffice, or fetch the original.",
        ),
    )


def encrypted() -> Unreadable:
    """A workbook whose own reader asks for a password."""
    return _encrypted()
