"""What a cell of a table counts: one condition, by which the list behind it is filtered too.

A condition has a name and a value that travel in an address; whoever reads the list asks
``condition`` for the same rows. Discipline and holds are in no condition.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.bridge.levels import BY_ISSUER, LEVELS, awards_of, awards_of_shelf
from thidua.foundation.registry.words import STANDING_STATUSES

LEVEL_WORDS = {
    "state": _("Cấp Nhà nước (Chủ tịch nước)"),
    "government": _("Thủ tướng Chính phủ, Chính phủ"),
    "ministry_province": _("Cấp bộ, ban, ngành, tỉnh"),
    "base": _("Cấp cơ sở"),
    "outside": _("Tổ chức đảng, đoàn thể, hội (theo quy định riêng)"),
}
LEADERS = ("leader_ministry_province", "leader_department", "leader_other")
OBJECTS: dict[str, tuple[Any, Q]] = {
    "collective": (_("Tập thể"), Q(organisation__isnull=False)),
    "enterprise": (_("Trong đó doanh nghiệp"), Q(object_class="enterprise")),
    "household": (_("Trong đó hộ gia đình"), Q(object_class="household")),
    "individual": (_("Cá nhân"), Q(person__isnull=False)),
    "leader": (_("Trong đó lãnh đạo, quản lý"), Q(object_class__in=LEADERS)),
    "business": (_("Trong đó doanh nhân"), Q(object_class="businessperson")),
    "direct": (_("Trong đó người trực tiếp"), Q(object_class="direct")),
    "woman": (_("Trong đó nữ"), Q(person__sex="female")),
    "unclassed": (_("Chưa phân loại"), Q(object_class="")),
}
"""The columns of the yearly numbers."""

SHELVES = {
    "honour": _("Danh hiệu vinh dự Nhà nước"),
    "prize": _("Giải thưởng Hồ Chí Minh, Giải thưởng Nhà nước"),
    "commemorative": _("Kỷ niệm chương, huy hiệu"),
}
STANDING = Q(status__in=STANDING_STATUSES)


def level_condition(level: str) -> Q:
    """Awards of the level by the catalogue; one with a name of its own by its issuer."""
    issuers = [issuer for issuer, at in BY_ISSUER.items() if at == level]
    free = Q(award="", issuer__in=issuers)
    if level == "base":
        free = Q(award="") & ~Q(issuer__in=tuple(BY_ISSUER))
    return Q(award__in=awards_of(level)) | free


def years_condition(value: str) -> Q | None:
    """«2021-2025», or one year; None where it is neither."""
    first, _mark, last = value.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()):
        return None
    return Q(year__range=(int(first), int(last or first)))


def day_of(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def condition(name: str, value: str) -> Q:
    """The rows that a part of a cell's address stands for. Raises KeyError for another name."""
    return {
        "years": lambda: years_condition(value) or Q(pk__in=[]),
        "since": lambda: Q(decided__gte=value),
        "until": lambda: Q(decided__lte=value),
        "counted": lambda: STANDING & (Q(decided__isnull=True) if value == "undated" else Q()),
        "level": lambda: level_condition(value),
        "object": lambda: OBJECTS[value][1],
        "award": lambda: Q(award=value),
        "free": lambda: Q(award=""),
        "shelf": lambda: Q(award__in=awards_of_shelf(value)),
        "class": lambda: Q(object_class=value),
        "method": lambda: Q(method=value),
        "subject": lambda: Q(person__isnull=value != "person"),
    }[name]()


def every(parts: dict[str, str]) -> Q:
    found = Q()
    for name, value in parts.items():
        found &= condition(name, value)
    return found


__all__ = [
    "LEVELS", "LEVEL_WORDS", "OBJECTS", "SHELVES", "STANDING", "condition", "day_of", "every",
    "level_condition", "years_condition",
]  # fmt: skip
