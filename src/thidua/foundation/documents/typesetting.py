"""PDF/A-2b set by typst from our own templates, in Tinos alone.

Data reach a template as JSON and are text there, never markup. A letter the font does not have
stops the work (a plain PDF would leave it out without a word), and so does every warning.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.documents.letters import Unprintable
from thidua.foundation.records.rows import ENCODER

STANDARD = "a-2b"
SHARED = Path(__file__).with_name("typst")
"""Every template begins with the text of ``letters_and_codes.typ``; none reads another file."""
MISSING = re.compile(r'text `?"(?P<text>.+?)"`? could not be displayed', re.DOTALL)


class FontsMissing(ValidationError):
    """The files of Tinos are not where the settings say; setting up the pages brings them."""


@cache
def paper_fonts() -> typst.Fonts:
    """Tinos and nothing else, whatever the machine has. Raises FontsMissing."""
    folder = Path(settings.PAPER_FONTS)
    if not (folder / "Tinos-Regular.ttf").is_file():
        told = _(
            "Chưa có phông chữ Tinos để lập giấy tờ. Dữ liệu không thay đổi; hãy nhờ người quản lý "
            "máy chủ chạy lại lệnh cài đặt để lấy phông."
        )
        raise FontsMissing(told)
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )


def set_pdf(template: Path, data: Mapping[str, Any]) -> bytes:
    """The template over the data. Raises Unprintable, FontsMissing, typst.TypstError."""
    return _set(template, data, format="pdf", pdf_standards=STANDARD)


def ask(template: Path, data: Mapping[str, Any], label: str) -> list[Any]:
    """The values a template notes under a label, such as where something stands."""
    with _heard():
        found = json.loads(_compiler(template, data).query(label, field="value", format="json"))
    assert isinstance(found, list), "a query answers with a list"
    return found


def _set(template: Path, data: Mapping[str, Any], **how: Any) -> bytes:
    with _heard():
        made, warnings = _compiler(template, data).compile_with_warnings(**how)
    if warnings:
        raise warnings[0]
    assert isinstance(made, bytes), "a PDF is one file"
    return made


def _compiler(template: Path, data: Mapping[str, Any]) -> typst.Compiler:
    source = (SHARED / "letters_and_codes.typ").read_text(encoding="utf-8") + template.read_text(
        "utf-8"
    )
    told = {"made": _day(timezone.localdate()), **data}
    return typst.Compiler(
        source.encode(), root=str(SHARED), font_paths=paper_fonts(),
        sys_inputs={"data": json.dumps(_plain(told), cls=ENCODER, ensure_ascii=False)},
    )  # fmt: skip


@contextmanager
def _heard() -> Iterator[None]:
    try:
        yield
    except typst.TypstError as error:
        raise _cause(error) from error


def _day(day: Any) -> list[int]:
    return [day.year, day.month, day.day]


def _plain(value: Any) -> Any:
    """Texts in NFC without control characters; sets as lists."""
    if isinstance(value, str):
        kept = (one for one in value if one == "\n" or unicodedata.category(one) != "Cc")
        return unicodedata.normalize("NFC", "".join(kept))
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in value]
    return value


def _cause(error: typst.TypstError) -> Exception:
    found = MISSING.search(f"{error.message} {error.diagnostic}")
    return error if found is None else Unprintable(found["text"])
