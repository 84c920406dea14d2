"""Where a row of the registry comes from, kept in the row and said in words.

``door`` is ``typed`` (a form), ``decision`` (a decision entered with its list), ``import``
(``batch``, ``file``, ``sheet``, ``row``), ``api``, ``carried`` (from last year), ``decided`` (a
decision of this office, by ``decision_uid`` in its own column), ``bundle`` (``sender``),
``reorganised`` (a post that follows its unit) or ``demonstration``; ``by`` and ``at`` say who
entered it and when, where that is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def door(row: Any) -> str:
    """The code of the door; empty where nothing is known of it."""
    if getattr(row, "decision_uid", None):
        return "decided"
    return str((row.provenance or {}).get("door", ""))


def origin(row: Any, *, by: bool = True) -> str:
    """How the row came, in words. ``by``: with the name of who entered it."""
    kept = row.provenance or {}
    return " ".join(filter(None, (_way(door(row), kept), _whom(kept) if by else "", _when(kept))))


def _way(code: str, kept: Mapping[str, Any]) -> str:
    if code == "import":
        return _("Nhập từ tệp “%(file)s”, trang “%(sheet)s”, dòng %(row)s.") % {
            "file": kept.get("file", "?"), "sheet": kept.get("sheet", "?"),
            "row": kept.get("row", "?"),
        }  # fmt: skip
    if code == "bundle":
        return _("Nhận từ gói dữ liệu của %(sender)s.") % {"sender": kept.get("sender", "?")}
    words = {
        "typed": _("Nhập bằng biểu mẫu."),
        "decision": _("Nhập cùng quyết định và danh sách."),
        "api": _("Nhập qua API."),
        "carried": _("Chuyển tiếp từ năm trước."),
        "decided": _("Theo quyết định lập tại hệ thống này."),
        "demonstration": _("Dữ liệu minh họa."),
        "reorganised": _("Lập khi sắp xếp tổ chức."),
    }
    return words.get(code, _("Chưa rõ nguồn."))


def _whom(kept: Mapping[str, Any]) -> str:
    return _("Người nhập: %(name)s.") % {"name": kept["by"]} if kept.get("by") else ""


def _when(kept: Mapping[str, Any]) -> str:
    at: datetime | None = parse_datetime(str(kept.get("at", "")))
    if at is None:
        return ""
    told = date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")
    return _("Lúc: %(at)s.") % {"at": told}
