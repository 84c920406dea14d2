"""An award: its standards on a day, what changed last and next, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.bridge.law import the_law
from thidua.bridge.lawbook import (
    Fixed,
    Speaker,
    around,
    award_days,
    bonuses,
    deadlines_of,
    diff_award,
    papers,
    value_words,
    votes_and_quotas,
)
from thidua.bridge.verdicts import Award, Standard, in_language
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.words import LEVEL_WORDS, READING_WORDS
from thidua.surfaces.lawbook import reading
from thidua.surfaces.lawbook.frame import as_of, framed
from thidua.surfaces.lawbook.naming import (
    KIND_WORDS,
    OBJECT_WORDS,
    SHELF_WORDS,
    STATE_WORDS,
    name_of,
)


def award_or_404(code: str) -> Award:
    found = the_law().awards.get(code)
    if found is None:
        raise Http404
    return found


def award(request: HttpRequest, code: str) -> HttpResponse:
    found, shown = award_or_404(code), as_of(request)
    on, lang, reader = shown.on, language(), reading.Reader()
    standards = [_standard(one, on, reader) for one in found.standards]
    facts, settings = (
        list(_facts(found, on)),
        [_setting(found, name, on) for name in found.settings],
    )
    unsure = [reading.Unsure(f"{one.get('label', '')} {one['text']}".strip(), one["cited"])
              for one in (*facts, *settings)
              if one["cited"] and one["cited"].sureness != "verified"]  # fmt: skip
    days = award_days(found)
    context = framed(
        request, "index", days, award=found, name=in_language(found.name, lang),
        lead=_lead(found), note=in_language(found.note, lang), facts=facts,
        settings=settings, standards=standards,
        unsure=[*(one for part in standards for one in part["unsure"]), *unsure],
        reading_words=READING_WORDS, changes=_changes(found, on),
        money=bonuses(code, on, lang), terms=[_term(one, lang) for one in deadlines_of(code, on)],
        votes=_of_round(found, on, lang),
        papers=[(KIND_WORDS[kind], said) for kind in found.recipients
                if (said := papers(found, kind, on, lang))],
    )  # fmt: skip
    return render(request, "lawbook/award.html", context)


def _lead(found: Award) -> str:
    kinds = ", ".join(str(KIND_WORDS[kind]).lower() for kind in found.recipients)
    return f"{SHELF_WORDS[found.shelf]} · {LEVEL_WORDS[found.level]} · {kinds}"


def _facts(found: Award, on: date) -> Iterable[dict[str, Any]]:
    lang = language()
    if found.article is not None:
        yield {"label": _("Được quy định tại"), "text": "", "cited": reading.cited(found.article)}
    decider = found.decider_on(on)
    if decider is not None:
        yield {"label": _("Thẩm quyền quyết định"), "text": in_language(decider.text, lang),
               "cited": reading.cited(decider.citation)}  # fmt: skip
    else:
        yield {"label": _("Thẩm quyền quyết định"), "text": _undecided(found), "cited": None}
    if found.posthumous is not None:
        text = _("được truy tặng") if found.posthumous.allowed else _("không truy tặng")
        yield {"label": _("Truy tặng"), "text": text,
               "cited": reading.cited(found.posthumous.citation)}  # fmt: skip
    for given in found.gives:
        text = ", ".join(str(OBJECT_WORDS[word]) for word in given.objects)
        yield {"label": _("Hiện vật"), "text": text, "cited": reading.cited(given.citation)}


def _undecided(found: Award) -> str:
    """That nothing is recorded for the day, and what is recorded nearest to it."""
    first = found.deciders[0]
    text = in_language(first.text, language())
    return _("chưa ghi trong dữ liệu cho ngày này; từ %(day)s: %(text)s") % {
        "day": f"{first.starts:%d/%m/%Y}", "text": text,
    }  # fmt: skip


def _setting(found: Award, name: str, on: date) -> dict[str, Any]:
    setting, lang = found.settings[name], language()
    filled = [
        {"values": value_words(setting, one.fills[name].values, lang),
         "by": in_language(one.holder.name, lang), "code": one.code,
         "cited": reading.cited(one.fills[name].citation)}
        for one in the_law().overlays if name in one.fills and one.covers(on)
    ]  # fmt: skip
    return {
        "text": in_language(setting.text, lang), "cited": reading.cited(setting.citation),
        "filled": filled,
    }  # fmt: skip


def _standard(one: Standard, on: date, reader: reading.Reader) -> dict[str, Any]:
    version = reading.chosen(one, on)
    edition = reader.edition(version) if version else None
    return {
        "name": name_of(one), "kind": one.kind, "state": reading.state_of(one, on),
        "word": STATE_WORDS[reading.state_of(one, on)],
        "versions": [{"version": v, "here": v is version} for v in one.versions],
        "edition": edition, "unsure": edition.unsure() if edition else [],
        "readings": [
            {"word": READING_WORDS[code], "cited": cited, "items": items}
            for code, cited, items in (edition.readings if edition else ())
        ],
    }  # fmt: skip


# -- what changed ---------------------------------------------------------------------------------
def _changes(found: Award, on: date) -> list[dict[str, Any]]:
    """The last change and the next one, in words."""
    near = around(award_days(found), on)
    labels = ((_("Lần thay đổi gần nhất"), near.last), (_("Lần thay đổi sắp tới"), near.next))
    return [_change(found, label, day) for label, day in labels if day is not None]


def _change(found: Award, label: str, day: date) -> dict[str, Any]:
    before, speaker = day - timedelta(days=1), Speaker(the_law(), language())
    diff = diff_award(found, before, day)
    said = [
        {"name": speaker.standard(one.kind, one.groups), "says": list(speaker.standard_diff(one))}
        for one in diff.standards if one.changed
    ]  # fmt: skip
    address = reverse("lawbook:award-changes", args=[found.code])
    return {"label": label, "day": day, "said": said,
            "address": f"{address}?from={before.isoformat()}&to={day.isoformat()}"}  # fmt: skip


# -- what stands beside the standards -------------------------------------------------------------
def _of_round(found: Award, on: date, lang: str) -> tuple[str, ...]:
    """Vote and quota, where the award has a standard that is judged in a round."""
    return votes_and_quotas(found.code, on, lang) if found.standards else ()


def _term(one: Any, lang: str) -> dict[str, Any]:
    rule, version = one.version.rule, one.version
    return {
        "name": in_language(one.term.name, lang), "event": in_language(one.term.event, lang),
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
