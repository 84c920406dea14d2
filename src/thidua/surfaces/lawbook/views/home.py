"""The first page of the lawbook: every award by shelf, and what a search finds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thidua.bridge.law import the_law
from thidua.bridge.lawbook import SHELVES, Hit, covered, search
from thidua.bridge.verdicts import Award, in_language
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.words import LEVEL_WORDS
from thidua.surfaces.lawbook import reading
from thidua.surfaces.lawbook.frame import AsOf, as_of, framed
from thidua.surfaces.lawbook.naming import (
    FAMILY_WORDS,
    HIT_WORDS,
    KIND_WORDS,
    SHELF_WORDS,
    STATE_WORDS,
)

SHOWN = 40
"""Hits of one kind on the page; more are counted, and found by more words."""


def index(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:100]
    shown = as_of(request)
    found = search(the_law(), query) if query else ()
    context = framed(
        request, "index", search=query, crumbs=[], digest=the_law().digest, count=len(found),
        hits=_hits(found, shown), shelves=[] if query else _shelves(shown.on),
        cover=covered(shown.on), total=len(the_law().awards),
    )  # fmt: skip
    return render(request, "lawbook/index.html", context)


def _shelves(on: date) -> list[dict[str, Any]]:
    law = the_law()
    return [
        {"code": shelf, "word": SHELF_WORDS[shelf], "families": _families(found, on)}
        for shelf in SHELVES if (found := law.on_shelf(shelf))
    ]  # fmt: skip


def _families(awards: Iterable[Award], on: date) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for award in awards:
        groups.setdefault(award.family, []).append(_line(award, on))
    several = len(groups) > 1
    return [
        {"word": FAMILY_WORDS[family] if several else "", "lines": lines}
        for family, lines in groups.items()
    ]


def _line(award: Award, on: date) -> dict[str, Any]:
    lang = language()
    state, decider = award_state(award, on), award.decider_on(on)
    return {
        "code": award.code, "name": in_language(award.name, lang),
        "short": in_language(award.short, lang), "level": LEVEL_WORDS[award.level],
        "decides": in_language(decider.text, lang) if decider else "", "state": state,
        "word": STATE_WORDS[state],
        "kinds": [str(KIND_WORDS[kind]) for kind in award.recipients],
    }  # fmt: skip


def award_state(award: Award, on: date) -> str:
    """The best state of its standards on a day; ``recorded`` for what is never judged."""
    states = {reading.state_of(standard, on) for standard in award.standards}
    return next((s for s in ("read", "unread", "over", "before") if s in states), "recorded")


# -- search ---------------------------------------------------------------------------------------
def _hits(found: Iterable[Hit], shown: AsOf) -> list[dict[str, Any]]:
    groups: dict[str, list[Hit]] = {}
    for hit in found:
        groups.setdefault(hit.kind, []).append(hit)
    return [
        {"word": HIT_WORDS[kind], "lines": [_hit(hit, shown) for hit in hits[:SHOWN]],
         "more": max(0, len(hits) - SHOWN), "count": len(hits)}
        for kind, hits in groups.items()
    ]  # fmt: skip


def _hit(hit: Hit, shown: AsOf) -> dict[str, Any]:
    law, lang = the_law(), language()
    beside = ""
    if hit.kind in ("criterion", "procedure"):
        beside = in_language(law.awards[hit.code].name, lang)
    elif hit.kind == "award":
        beside = in_language(law.awards[hit.code].short, lang)
    elif hit.kind == "instrument":
        beside = law.instruments[hit.code].number
    return {"text": in_language(hit.text, lang), "beside": beside,
            "address": _address(hit, shown.query)}  # fmt: skip


def _address(hit: Hit, query: str) -> str:
    pages = {
        "award": ("award", [hit.code]), "instrument": ("instrument", [hit.code]),
        "article": ("article", [hit.code, hit.id]), "criterion": ("criterion", [hit.code, hit.id]),
        "procedure": ("criterion", [hit.code, hit.id]), "principle": ("principles", []),
        "overlay": ("overlays", []),
    }  # fmt: skip
    view, args = pages[hit.kind]
    anchor = "" if args else f"#{hit.code}"
    return f"{reverse(f'lawbook:{view}', args=args)}{query}{anchor}"
