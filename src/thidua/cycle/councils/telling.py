"""A council's regulation and the words of its minutes, said as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.cycle.councils.words import INITIATIVE
from thidua.foundation.registry.catalogue import award_name

SHARES = [
    ("all_members", _("tổng số thành viên hội đồng")), ("present", _("số thành viên dự họp")),
    ("ballots_cast", _("số phiếu thu về")),
]  # fmt: skip
ABSENT = [("not_agreeing", _("tính là không đồng ý")),
          ("written", _("được cho ý kiến bằng văn bản"))]  # fmt: skip
METHODS = [("any", _("tùy phiên họp")), ("secret", _("bỏ phiếu kín")), ("hands", _("giơ tay"))]
TIES = [("", _("không quy định")), ("chair", _("chủ tịch hội đồng quyết định"))]
PARTS = {
    "begun": _("Bắt đầu lúc"), "ended": _("Kết thúc lúc"),
    "discussion": _("Nội dung, ý kiến thảo luận"), "conclusion": _("Kết luận"),
}  # fmt: skip


def votes_told(regulation: Mapping[str, Any]) -> str:
    """«ít nhất 80% tổng số thành viên hội đồng; Giấy khen: 90% …»."""
    votes = sorted(regulation.get("votes", []), key=lambda one: bool(one["award"]))
    return "; ".join(_vote_told(one) for one in votes)


def _vote_told(vote: Mapping[str, Any]) -> str:
    share = f"{vote['percent']}% {dict(SHARES).get(vote['of'], '')}"
    if not vote["award"]:
        return _now("ít nhất %s") % share
    name = _now("Sáng kiến") if vote["award"] == INITIATIVE else award_name(vote["award"])
    return f"{name}: {share}"


def regulation_told(regulation: Mapping[str, Any]) -> str:
    """What the trail says of a regulation that was kept; empty before there was one."""
    if not regulation:
        return ""
    issued = parse_date(regulation.get("issued") or "")
    named = [regulation.get("title", ""), regulation.get("number", ""),
             date_format(issued, "SHORT_DATE_FORMAT") if issued else ""]  # fmt: skip
    quorum = regulation.get("quorum")
    parts = [
        " ".join(filter(None, named)), votes_told(regulation),
        _now("họp khi có ít nhất %s số thành viên") % quorum if quorum else "",
        _now("vắng mặt %s") % dict(ABSENT).get(regulation.get("absent", ""), ""),
    ]  # fmt: skip
    return "; ".join(filter(None, parts))


def minutes_told(words: Mapping[str, Any]) -> str:
    return "; ".join(f"{PARTS.get(name, name)}: {text}" for name, text in words.items() if text)
