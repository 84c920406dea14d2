"""Which fields are wrong, in the caller's language, whoever found it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def fields_of(found: ValidationError | Sequence[dict[str, Any]]) -> list[dict[str, str]]:
    """``[{"field": …, "message": …}]``; an empty field for what concerns the whole."""
    if isinstance(found, ValidationError):
        return list(_from_rules(found))
    return [{"field": _name(error["loc"]), "message": _message(error)} for error in found]


def _from_rules(error: ValidationError) -> list[dict[str, str]]:
    if not hasattr(error, "error_dict"):
        return [{"field": "", "message": message} for message in error.messages]
    return [
        {"field": "" if name == "__all__" else name, "message": message}
        for name, messages in error.message_dict.items()
        for message in messages
    ]


def _name(loc: Sequence[Any]) -> str:
    """Where in the body, the query or the path; the names of our own functions left out."""
    ours = {"body", "query", "path", "given", "asked"}
    return ".".join(str(part) for part in loc if part not in ours)


def _message(error: dict[str, Any]) -> str:
    kind, about = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(about.get("error") or error["msg"])
    if kind in {"literal_error", "enum"}:
        return _("Chỉ nhận một trong: %(words)s.") % {"words": about.get("expected", "")}
    for start, told in _starts().items():
        if kind.startswith(start):
            return told
    if kind in _bounds():
        limit = next(iter(about.values()), "")
        return _bounds()[kind] % {"limit": limit}
    return _("Giá trị không hợp lệ.")


def _starts() -> dict[str, str]:
    return {
        "missing": _("Thiếu mục này."),
        "extra_forbidden": _("Không có mục nào tên như vậy."),
        "int_": _("Cần một số nguyên."),
        "bool_": _("Cần true hoặc false."),
        "date_": _("Cần một ngày kiểu 2026-11-22."),
        "uuid_": _("Cần một mã uid."),
        "string_type": _("Cần văn bản."),
        "string_pattern": _("Cần một mã gồm chữ thường, số và gạch dưới."),
    }


def _bounds() -> dict[str, str]:
    return {
        "greater_than_equal": _("Phải từ %(limit)s trở lên."),
        "less_than_equal": _("Phải từ %(limit)s trở xuống."),
        "string_too_long": _("Dài quá %(limit)s ký tự."),
        "string_too_short": _("Cần ít nhất %(limit)s ký tự."),
    }
