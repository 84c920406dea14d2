"""A council's own regulation (quy chế hoạt động) as it is kept: what it sets where the law is
silent, in one JSON object.

    {"title": "Quy chế hoạt động", "number": "12/QC-HĐ", "issued": "2025-01-10",
     "votes": [{"award": "", "percent": 80, "of": "all_members"}], "quorum": "2/3",
     "absent": "not_agreeing", "method": "any", "conflict_removed": false, "ties": ""}

A vote without an award holds for every other one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from thidua.bridge.votes import Absent, Denominator, Own, OwnVote, VoteMethod, fraction
from thidua.cycle.councils.words import INITIATIVE
from thidua.foundation.registry.catalogue import is_known

KEYS = ("title", "number", "issued", "votes", "quorum", "absent", "method", "conflict_removed",
        "ties")  # fmt: skip
EMPTY: dict[str, Any] = {
    "title": "", "number": "", "issued": "", "votes": [], "quorum": "", "absent": "not_agreeing",
    "method": "any", "conflict_removed": False, "ties": "",
}  # fmt: skip


def checked(content: Mapping[str, Any]) -> dict[str, Any]:
    """The regulation with every key, each value a word or a number it may be.

    Raises ValidationError: what was typed is not kept.
    """
    kept = EMPTY | {name: content[name] for name in KEYS if name in content}
    try:
        own_of(kept)
    except (ValueError, KeyError, TypeError) as error:
        raise ValidationError({"regulation": _("Quy chế ghi chưa đúng: %s.") % error}) from error
    if kept["quorum"] and fraction(kept["quorum"]) is None:
        raise ValidationError({"regulation": _("Số thành viên tối thiểu ghi như 2/3.")})
    for vote in kept["votes"]:
        _check(vote)
    return kept


def _check(vote: Mapping[str, Any]) -> None:
    award, percent = vote["award"], vote["percent"]
    if award and award != INITIATIVE and not is_known(award):
        raise ValidationError({"regulation": _("Không có danh hiệu, hình thức nào mã %s.") % award})
    if not isinstance(percent, int) or not 1 <= percent <= 100:
        raise ValidationError({"regulation": _("Tỷ lệ phiếu là số nguyên từ 1 đến 100.")})


def own_of(content: Mapping[str, Any]) -> Own | None:
    """What the rules read; None of a council without a regulation."""
    if not content:
        return None
    kept = EMPTY | dict(content)
    return Own(
        title=kept["title"], number=kept["number"], issued=parse_date(kept["issued"] or ""),
        votes=tuple(
            OwnVote(one["award"], one["percent"], Denominator(one["of"])) for one in kept["votes"]
        ),
        quorum=kept["quorum"], absent=Absent(kept["absent"]), method=VoteMethod(kept["method"]),
        conflict_removed=bool(kept["conflict_removed"]), ties=kept["ties"] or None,
    )  # fmt: skip
