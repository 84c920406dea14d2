"""Where each text stands on a sheet: millimetres from its upper left corner, letters in points."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.certificates.words import PARTS, Mode

ALIGNS = ("left", "center", "right")
SIDES = (60, 600)
"""Least and greatest side of a sheet, in mm."""
NUMBERS = {"x": (0, 600), "y": (0, 600), "w": (5, 600), "size": (6, 90)}


def _part(y: float, size: float, *, x: float = 30, w: float = 237, **more: Any) -> dict[str, Any]:
    return {"x": x, "y": y, "w": w, "size": size, "align": "center", "bold": False,
            "italic": False, "color": "black", "shown": True} | more  # fmt: skip


WHOLE: dict[str, Any] = {
    "width": 297, "height": 210, "shift_x": 0, "shift_y": 0,
    "qr": {"x": 30, "y": 161, "size": 21, "shown": True},
    "parts": {
        "authority": _part(43, 20, bold=True, color="red"),
        "verb": _part(54, 17),
        "award": _part(65, 42, bold=True, color="red"),
        "recipient": _part(90, 26, bold=True),
        "detail": _part(103, 16),
        "wording": _part(113, 17, x=40, w=217, italic=True),
        "dateline": _part(134, 14, x=160, w=110, italic=True),
        "capacity": _part(141, 15, x=160, w=110, bold=True),
        "signer": _part(178, 15, x=160, w=110, bold=True),
        "decision": _part(141, 12, x=30, w=115, align="left"),
        "book": _part(152, 12, x=30, w=115, align="left"),
        "code": _part(184, 9, x=30, w=80, align="left"),
    },
}  # fmt: skip
"""A landscape A4 drawn by ourselves."""

ON_BLANK = ("authority", "verb", "award")
"""What a pre-printed blank usually carries already."""


def standard_layout(mode: str) -> dict[str, Any]:
    """The layout a new design begins with."""
    made = deepcopy(WHOLE)
    if mode == Mode.BLANK:
        for name in ON_BLANK:
            made["parts"][name]["shown"] = False
    return made


def changed_mode(layout: Mapping[str, Any], mode: str) -> dict[str, Any]:
    """The layout for the other way of printing: places and letters stay; what a blank carries
    already is printed on a whole page only."""
    made = deepcopy(dict(layout))
    for name in ON_BLANK:
        made["parts"][name]["shown"] = mode == Mode.WHOLE
    return made


def checked_layout(layout: Mapping[str, Any]) -> dict[str, Any]:
    """The layout with every number within the sheet's reach. Raises ValidationError."""
    made = standard_layout(Mode.WHOLE)
    wrong: list[str] = []
    for side in ("width", "height"):
        made[side] = _number(layout.get(side, made[side]), SIDES, side, wrong)
    for side in ("shift_x", "shift_y"):
        made[side] = _number(layout.get(side, 0), (-50, 50), side, wrong)
    for name, part in made["parts"].items():
        given = layout.get("parts", {}).get(name, {})
        _take(part, given, str(PARTS[name]), wrong)
    _take(made["qr"], layout.get("qr", {}), "QR", wrong)
    if wrong:
        raise ValidationError(wrong)
    return made


def _take(part: dict[str, Any], given: Mapping[str, Any], label: str, wrong: list[str]) -> None:
    for key, value in given.items():
        if key in NUMBERS and key in part:
            part[key] = _number(value, NUMBERS[key], f"{label}: {key}", wrong)
        elif key == "align" and value in ALIGNS:
            part[key] = value
        elif key in ("bold", "italic", "shown"):
            part[key] = bool(value)


def _number(value: Any, within: tuple[float, float], label: str, wrong: list[str]) -> float:
    low, high = within
    if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
        return float(value)
    told = _("%(what)s: số phải từ %(low)s đến %(high)s.")
    wrong.append(told % {"what": label, "low": low, "high": high})
    return float(low)
