"""Principles, the rules of ministries and provinces, and how far all of it has been verified."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thidua.bridge.law import the_law, the_laws
from thidua.bridge.lawbook import SHELVES, Overlay, covered, every_overlay, value_words
from thidua.bridge.verdicts import in_language
from thidua.cycle.nominations.columns import language
from thidua.foundation.overlays.queries import Whom, whom_they_judge
from thidua.surfaces.lawbook import reading
from thidua.surfaces.lawbook.frame import as_of, framed
from thidua.surfaces.lawbook.naming import (
    FORCE_WORDS,
    SHELF_WORDS,
    standard_name,
)


def principles(request: HttpRequest) -> HttpResponse:
    on = as_of(request).on
    found = [_principle(one, on) for one in the_law().principles.values()]
    days = sorted({
        day for one in the_law().principles.values() for version in one.versions
        for day in (version.starts, version.ends) if day
    })  # fmt: skip
    context = framed(request, "principles", days, principles=found)
    return render(request, "lawbook/principles.html", context)


def _principle(one: Any, on: date) -> dict[str, Any]:
    lang = language()
    chosen = one.version_for(received=on, sent=None)
    return {
        "code": one.code, "name": in_language(one.name, lang) or one.code,
        "note": in_language(one.note, lang),
        "lines": [
            {"version": version, "text": in_language(version.text, lang),
             "cited": reading.cited(version.citation), "here": version is chosen}
            for version in one.versions
        ],
        "now": chosen is not None,
    }  # fmt: skip


def overlays(request: HttpRequest) -> HttpResponse:
    on = as_of(request).on
    had, reached = {one.code for one in the_laws().overlays}, whom_they_judge()
    found = [
        _overlay(one, on, reached.get((one.issuer, one.holder.code)), had=one.code in had)
        for one in every_overlay()
    ]
    days = sorted({day for one in every_overlay() for day in (one.starts, one.ends) if day})
    context = framed(request, "overlays", days, overlays=found)
    return render(request, "lawbook/overlays.html", context)


def _overlay(one: Overlay, on: date, whom: Whom | None, *, had: bool) -> dict[str, Any]:
    """``had``: the office has it; it judges whom the tree of organisations says."""
    lang, settings = language(), the_law().settings
    force = "in_force" if one.covers(on) else "not_yet" if on < one.starts else "ended"
    return {
        "one": one, "name": in_language(one.name, lang), "had": had,
        "whom": whom if had else None,
        "holder": in_language(one.holder.name, lang), "note": in_language(one.note, lang),
        "cited": reading.cited(one.citation), "force": force, "word": FORCE_WORDS[force],
        "fills": [
            {"text": in_language(settings[name].text, lang),
             "values": value_words(settings[name], fill.values, lang),
             "owner": settings[name].owner, "is_award": settings[name].owner in the_law().awards,
             "owner_name": _owner(settings[name].owner),
             "cited": reading.cited(fill.citation)}
            for name, fill in one.fills.items() if name in settings
        ],
        "adds": [_addition(part) for part in one.adds],
        "tightens": [_tightening(part) for part in one.tightens],
    }  # fmt: skip


def _owner(code: str) -> str:
    """The award or the principle that declares a parameter."""
    law = the_law()
    found = law.awards.get(code) or law.principles.get(code)
    return in_language(found.name, language()) if found else code


def _addition(part: Any) -> dict[str, Any]:
    lang = language()
    return {
        "award": part.award, "name": in_language(the_law().awards[part.award].name, lang),
        "standard": standard_name(part.kind, part.groups),
        "texts": [in_language(one.text, lang) for one in (*part.criteria, *part.procedures)],
    }  # fmt: skip


def _tightening(part: Any) -> dict[str, Any]:
    lang = language()
    return {
        "award": part.award, "name": in_language(the_law().awards[part.award].name, lang),
        "standard": standard_name(part.kind, part.groups), "criterion": part.criterion,
        "text": in_language(part.text, lang), "cited": reading.cited(part.citation),
        "numbers": ", ".join(str(value) for value in part.numbers.values()),
    }  # fmt: skip


def coverage(request: HttpRequest) -> HttpResponse:
    """Criteria counted by how sure their text is; of the day, or of all versions."""
    whole = request.GET.get("whole") == "1"
    found = covered(None if whole else as_of(request).on)
    law, lang = the_law(), language()
    shelves: dict[str, list[dict[str, Any]]] = {shelf: [] for shelf in SHELVES}
    for one in found.awards:
        if one.standards and one.criteria.total:
            award = law.awards[one.award]
            shelves[award.shelf].append({
                "code": one.award, "name": in_language(award.name, lang), "count": one.criteria,
                "unread": one.unread,
                "standards": [
                    {"name": standard_name(part.kind, part.groups), "lines": part.versions}
                    for part in one.standards if part.versions
                ],
            })  # fmt: skip
    context = framed(
        request, "coverage", found=found, whole=whole,
        shelves=[(SHELF_WORDS[shelf], lines) for shelf, lines in shelves.items() if lines],
        recorded=sum(not award.standards for award in law.awards.values()),
    )  # fmt: skip
    return render(request, "lawbook/coverage.html", context)
