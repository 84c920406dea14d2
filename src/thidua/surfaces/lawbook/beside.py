"""What an officer asks of an award beside its standards, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from thidua.bridge.award_rules import left_open
from thidua.bridge.law import the_law
from thidua.bridge.lawbook import Fixed, papers, value_words
from thidua.bridge.verdicts import Award, Citation, in_language
from thidua.cycle.nominations.columns import language
from thidua.surfaces.lawbook import reading
from thidua.surfaces.lawbook.naming import KIND_WORDS, OBJECT_WORDS

ALIKE = 2 / 3
"""From this share of common papers on a list is told by what it has more and less than another."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The file of one or more kinds of recipient: its papers, or what differs from ``like``."""

    kinds: str
    said: tuple[str, ...]
    like: str = ""
    less: tuple[str, ...] = ()


def dossiers(found: Award, on: date, lang: str) -> list[Papers]:
    """A list a kind of recipient; equal lists as one, lists alike by their difference."""
    by_list: dict[tuple[str, ...], list[str]] = {}
    for kind in found.recipients:
        said = papers(found, kind, on, lang)
        if said:
            by_list.setdefault(said, []).append(str(KIND_WORDS[kind]))
    lists = [Papers(", ".join(kinds), said) for said, kinds in by_list.items()]
    return [lists[0], *(_beside(one, lists[0]) for one in lists[1:])] if lists else []


def _beside(one: Papers, first: Papers) -> Papers:
    more = tuple(text for text in one.said if text not in first.said)
    less = tuple(text for text in first.said if text not in one.said)
    common = len(one.said) - len(more)
    if common < ALIKE * max(len(one.said), len(first.said)):
        return one
    return Papers(one.kinds, more, first.kinds, less)


def facts(found: Award, on: date) -> Iterator[dict[str, Any]]:
    """Who decides on the day, whom it is for, where it stands, what is handed over."""
    lang = language()
    decider = found.decider_on(on)
    yield {
        "label": _("Thẩm quyền quyết định"),
        "text": in_language(decider.text, lang) if decider else _not_recorded(found, on),
        "cited": reading.cited(decider.citation) if decider else None,
    }
    whom = ", ".join(str(KIND_WORDS[kind]).lower() for kind in found.recipients)
    yield {"label": _("Xét tặng cho"), "text": whom, "cited": None}
    if found.article is not None:
        yield _fact(_("Được quy định tại"), "", found.article, on)
    if found.posthumous is not None:
        text = _("được truy tặng") if found.posthumous.allowed else _("không truy tặng")
        yield _fact(_("Truy tặng"), text, found.posthumous.citation, on)
    for given in found.gives:
        text = ", ".join(str(OBJECT_WORDS[word]) for word in given.objects)
        yield _fact(_("Hiện vật"), text, given.citation, on)


def _fact(label: str, text: str, citation: Citation, on: date) -> dict[str, Any]:
    """``later``: the text it rests on was not in force yet on the day."""
    starts = the_law().instruments[citation.instrument].starts
    later = ""
    if starts is not None and on < starts:
        later = _("theo văn bản có hiệu lực từ %(day)s; của ngày này chưa ghi") % {
            "day": f"{starts:%d/%m/%Y}"
        }
    return {"label": label, "text": text, "cited": reading.cited(citation), "later": later}


def _not_recorded(found: Award, on: date) -> str:
    """That nothing is recorded for the day, and what is recorded nearest to it."""
    after = [one for one in found.deciders if one.starts > on]
    near = after[0] if after else found.deciders[-1]
    day, text = f"{near.starts:%d/%m/%Y}", in_language(near.text, language())
    return _("dữ liệu chưa ghi ai quyết định vào ngày này; bản ghi từ %(day)s: %(text)s") % {
        "day": day, "text": text,
    }  # fmt: skip


def left(found: Award, on: date) -> list[dict[str, Any]]:
    """What the texts of the day leave to a ministry or a province, and who has filled it in."""
    lang = language()
    return [
        {
            "text": in_language(one.setting.text, lang), "cited": reading.cited(one.citation),
            "filled": [
                {"values": value_words(one.setting, laid.fills[one.setting.name].values, lang),
                 "by": in_language(laid.holder.name, lang), "code": laid.code}
                for laid in the_law().overlays
                if one.setting.name in laid.fills and laid.covers(on)
            ],
        }
        for one in left_open(found.code, on)
    ]  # fmt: skip


# -- deadlines and money --------------------------------------------------------------------------
def term(one: Any, lang: str) -> dict[str, Any]:
    rule, version = one.version.rule, one.version
    return {
        "name": in_language(one.term.name, lang), "text": in_language(one.term.name, lang),
        "event": in_language(one.term.event, lang),
        "duty": in_language(one.term.duty, lang), "rule": _rule(rule),
        "note": in_language(version.text, lang), "cited": reading.cited(version.citation),
    }  # fmt: skip


def _rule(rule: Any) -> str:
    """«10 ngày làm việc», «trước 31/12 của năm sau», as the law counts it."""
    if rule is None:
        return ""
    if isinstance(rule, Fixed):
        day = f"{rule.day:02d}/{rule.month:02d}"
        if rule.years_after is None:
            return _("ngày %(day)s gần nhất") % {"day": day}
        if rule.years_after == 0:
            return _("ngày %(day)s cùng năm") % {"day": day}
        return _("ngày %(day)s của năm thứ %(n)s sau đó") % {"day": day, "n": rule.years_after}
    units = {"working_days": _("ngày làm việc"), "days": _("ngày"), "months": _("tháng")}
    pattern = _("%(n)s %(unit)s trước đó") if rule.back else _("%(n)s %(unit)s")
    return pattern % {"n": rule.count, "unit": units[rule.unit]}


def said_of_all(rows: Iterable[Any]) -> tuple[str, ...]:
    """Notes that stand under every bonus of an award: told once, below them."""
    texts = [(row.text.paid_by, *row.text.notes) for row in rows]
    if len(texts) < 2:
        return ()
    return tuple(text for text in texts[0] if text and all(text in one for one in texts[1:]))
