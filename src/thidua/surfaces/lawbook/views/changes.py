"""Two days side by side: one award, or the whole law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.bridge.award_rules import diff_one
from thidua.bridge.law import the_law
from thidua.bridge.lawbook import (
    AwardDiff,
    Line,
    Speaker,
    StandardDiff,
    around,
    award_days,
    compared,
    law_days,
    sureness_of,
)
from thidua.bridge.verdicts import Leaf, in_language
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.reviewing import day_of
from thidua.surfaces.lawbook.frame import as_of, framed
from thidua.surfaces.lawbook.naming import LINE_WORDS, standard_name
from thidua.surfaces.lawbook.reading import Cited, cited_as
from thidua.surfaces.lawbook.views.awards import award_or_404


@dataclass(frozen=True, slots=True)
class Side:
    """A criterion as it stands on one of the two days."""

    text: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Pair:
    """A criterion on both days, and what happened to it in words."""

    id: str
    state: str
    word: str
    old: Side | None
    new: Side | None
    says: tuple[str, ...]
    quiet: bool  # the outcome cannot differ: another article, wording or sureness


def changes(request: HttpRequest) -> HttpResponse:
    """The whole law on two days."""
    first, second = _days(request, law_days(the_law()))
    found, speaker = compared(first, second), Speaker(the_law(), language())
    context = framed(
        request, "changes", no_day=True, **_dates(first, second, law_days(the_law())),
        rules=[{"rule": rule, "says": speaker.rule(rule),
                "more": list(speaker.rule_details(rule))} for rule in found.rules],
        awards=[_award(one, speaker) for one in found.awards],
        beyond=[speaker.shift(shift) for shift in found.beyond],
        unchanged=len(the_law().awards) - len(found.awards),
    )  # fmt: skip
    return render(request, "lawbook/changes.html", context)


def award_changes(request: HttpRequest, code: str) -> HttpResponse:
    """One award on two days, side by side."""
    found = award_or_404(code)
    days = award_days(found) or law_days(the_law())
    first, second = _days(request, days)
    speaker, name = Speaker(the_law(), language()), in_language(found.name, language())
    context = framed(
        request, "changes", days, no_day=True, name=name, award=found,
        **_dates(first, second, days),
        one=_award(diff_one(the_law(), found, first, second), speaker),
    )  # fmt: skip
    context["crumbs"] = [
        *context["crumbs"],
        (name, f"{reverse('lawbook:award', args=[code])}?on={second.isoformat()}"),
    ]
    return render(request, "lawbook/award_changes.html", context)


def _days(request: HttpRequest, days: tuple[date, ...]) -> tuple[date, date]:
    """The days of the address; by default the page's day, and the eve of the last change."""
    shown = as_of(request).on
    second = day_of(request.GET.get("to", "")) or shown
    last = around(days, second).last
    first = day_of(request.GET.get("from", "")) or (last or second) - timedelta(days=1)
    return (first, second) if first <= second else (second, first)


def _dates(first: date, second: date, days: tuple[date, ...]) -> dict[str, Any]:
    """The two days, and a choice of comparisons: each change against the day before it."""
    return {
        "first": first, "second": second,
        "steps": [
            {"day": day, "before": day - timedelta(days=1),
             "here": (first, second) == (day - timedelta(days=1), day)}
            for day in reversed(days)
        ],
    }  # fmt: skip


# -- one award ------------------------------------------------------------------------------------
def _award(one: AwardDiff, speaker: Speaker) -> dict[str, Any]:
    award = the_law().awards[one.award]
    changed = [_standard(standard, speaker) for standard in one.standards if standard.changed]
    return {
        "code": one.award, "name": in_language(award.name, language()), "standards": changed,
        "same": [standard_name(s.kind, s.groups) for s in one.standards if not s.changed],
        "beyond": [speaker.shift(shift) for shift in one.beyond],
    }  # fmt: skip


def _standard(one: StandardDiff, speaker: Speaker) -> dict[str, Any]:
    pairs = [_pair(line, speaker) for line in one.lines]
    return {
        "name": standard_name(one.kind, one.groups), "standing": speaker.standing(one),
        "says": [speaker.change(change) for change in one.changes],
        "pairs": [pair for pair in pairs if pair.state != "same"],
        "same": [pair for pair in pairs if pair.state == "same"],
        "draft": [_pair(line, speaker) for line in one.draft],
        "tally": _tally(pairs),
    }  # fmt: skip


def _pair(line: Line, speaker: Speaker) -> Pair:
    both = line.old is not None and line.new is not None
    says = tuple(speaker.line(line)) if both else ()
    return Pair(
        line.id, line.state, str(LINE_WORDS[line.state]), _side(line.old), _side(line.new), says,
        quiet=both and not line.substantive,
    )  # fmt: skip


def _side(leaf: Leaf | None) -> Side | None:
    if leaf is None:
        return None
    cited = leaf.citation
    return Side(
        in_language(leaf.text, language()),
        cited_as(cited.instrument, cited.article, sureness_of(leaf).value, cited.source or "",
                 cited.label, cited.issuer or ""),
    )  # fmt: skip


def _tally(pairs: Iterable[Pair]) -> str:
    """«thêm 2, bỏ 1, đổi 3»."""
    counts: dict[str, int] = {}
    for pair in pairs:
        state = "quiet" if pair.quiet else pair.state
        counts[state] = counts.get(state, 0) + 1
    words = {
        "added": _("thêm %(n)s"), "dropped": _("bỏ %(n)s"), "changed": _("đổi %(n)s"),
        "quiet": _("chỉ đổi câu chữ hoặc căn cứ %(n)s"), "same": _("giữ nguyên %(n)s"),
    }  # fmt: skip
    return ", ".join(words[key] % {"n": counts[key]} for key in words if key in counts)
