"""The signed paper that came back, held against the frozen list: count and names."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from thidua.cycle.decisions.models import Decision
from thidua.foundation.documents.media import PDF, media_type_of
from thidua.foundation.documents.signing import check_pdf

NUMBERED = re.compile(r"^[ \t]*(\d{1,4})[.)]?[ \t]+\S", re.MULTILINE)
ALONE = re.compile(r"^[ \t]*(\d{1,4})[.)]?[ \t]*$", re.MULTILINE)
MOST_PAGES = 400


def text_of(content: bytes) -> str:
    """All words of a PDF. Raises ValidationError where it is none or cannot be read."""
    if media_type_of(content) != PDF:
        raise ValidationError(_("Tệp này không phải PDF. Chưa có gì được lưu; hãy chọn tệp khác."))
    try:
        pages = PdfReader(io.BytesIO(content)).pages
        return "\n".join(page.extract_text() for page in pages[:MOST_PAGES])
    except (PyPdfError, ValueError, KeyError) as error:
        raise ValidationError(
            _("Không đọc được tệp PDF này. Chưa có gì được lưu; hãy chọn tệp khác.")
        ) from error


def compared(decision: Decision, content: bytes, number: str) -> dict[str, Any]:
    """What the paper says beside the list: ``missing`` names, how many lines it counts, whether it
    bears the number, its signatures. ``readable`` False: a scan without words, nothing is known.
    """
    text = text_of(content)
    lines = (decision.list_snapshot or {}).get("lines", [])
    words = _plain(text)
    return {
        "readable": bool(words), "listed": len(lines), "counted": _counted(text, len(lines)),
        "missing": _missing([one["name"] for one in lines], words) if words else [],
        "number": bool(words) and _plain(f"{number}/{decision.symbol}") in words,
        "signatures": [{"by": one.by, "holds": one.holds, "intact": one.intact}
                       for one in check_pdf(content)],
    }  # fmt: skip


def differs(found: dict[str, Any]) -> bool:
    """Whether somebody has to look before the paper is taken."""
    return bool(
        not found["readable"] or found["missing"] or not found["number"]
        or found["counted"] != found["listed"]
    )  # fmt: skip


def told(found: dict[str, Any]) -> list[str]:
    """The differences in sentences; empty where there is none."""
    if not found:
        return []
    if not found["readable"]:
        return [_("Tệp là ảnh quét, không có chữ: chưa so được với danh sách đã chốt.")]
    said = []
    if found["counted"] != found["listed"]:
        said.append(
            _("Danh sách đã chốt có %(listed)s dòng, bản đã ký đếm được %(counted)s dòng.") % found
        )
    if found["missing"]:
        names = ", ".join(found["missing"])
        said.append(_("Không thấy trong bản đã ký: %(names)s.") % {"names": names})
    if not found["number"]:
        said.append(_("Không thấy số văn bản đã ghi trong bản đã ký."))
    return said


def _plain(text: str) -> str:
    """Letters with their accents and figures only: lines are broken anywhere in a table."""
    whole = unicodedata.normalize("NFC", text).casefold()
    return "".join(one for one in whole if one.isalnum())


def _missing(names: Sequence[str], words: str) -> list[str]:
    """Names that stand in the paper fewer times than in the list."""
    wanted = Counter(names)
    return [
        name for name, times in wanted.items() if words.count(_plain(name)) < times
    ]  # fmt: skip


def _counted(text: str, listed: int) -> int:
    """The length of the list by its running numbers, each before its name; in a table that comes
    apart into single cells a number may stand on a line of its own."""
    return max(_run(NUMBERED, text), min(_run(ALONE, text), listed))


def _run(shape: re.Pattern[str], text: str) -> int:
    """The last of the numbers that follow one another from 1."""
    found, count = {int(one) for one in shape.findall(text)}, 0
    while count + 1 in found:
        count += 1
    return count
