"""The list as it is frozen, and whether the lines still say the same."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thidua.cycle.decisions.models import Decision
from thidua.foundation.keeping import digest


def frozen_list(decision: Decision) -> tuple[dict[str, Any], str]:
    """(content, digest): plain values, in the order of the list."""
    content = {
        "kind": decision.kind, "year": decision.year, "organisation": str(decision.place.uid),
        "lines": [one.listed() for one in decision.lines.order_by("number")],
    }  # fmt: skip
    return content, digest(content)


def is_whole(decision: Decision) -> bool:
    """Whether the frozen list still has its digest, and the lines still say what it says."""
    if decision.list_snapshot is None:
        return True
    return decision.digest == digest(decision.list_snapshot) == frozen_list(decision)[1]


def unfinished(decision: Decision) -> list[str]:
    """What is missing before the list can be frozen, in sentences."""
    found = []
    if not decision.lines.exists():
        found.append(_("Danh sách chưa có dòng nào."))
    if twice := _twice(decision):
        found.append(_("Đứng hai lần trong danh sách: %s.") % ", ".join(twice))
    if not decision.bases.strip():
        found.append(_("Chưa có căn cứ ban hành."))
    if "…" in decision.bases or "..." in decision.bases:
        found.append(_("Phần căn cứ còn chỗ để trống (dấu …)."))
    if not decision.signer_name or not decision.signer_post:
        found.append(_("Chưa ghi họ tên, chức vụ người ký."))
    if decision.is_proposal and not decision.addressee:
        found.append(_("Tờ trình chưa ghi nơi kính gửi."))
    return found


def _twice(decision: Decision) -> list[str]:
    """Names of people listed twice for one award: two records that have become one since."""
    people = decision.lines.filter(person__isnull=False).order_by("number")
    seen: set[tuple[str, int | None]] = set()
    found = []
    for award, person, name in people.values_list("award", "person_id", "name"):
        if (award, person) in seen:
            found.append(name)
        seen.add((award, person))
    return found
