"""Instruments and their articles: what they replace, when they hold, and what cites them."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.bridge.law import the_law
from thidua.bridge.lawbook import article_label, articles_of, awards_in, citing, instrument_days
from thidua.bridge.verdicts import Instrument, in_language
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.words import SURENESS_WORDS
from thidua.surfaces.lawbook import reading
from thidua.surfaces.lawbook.frame import as_of, framed
from thidua.surfaces.lawbook.naming import FORCE_WORDS, INSTRUMENT_WORDS, RELATION_WORDS
from thidua.surfaces.lawbook.uses import groups


def instruments(request: HttpRequest) -> HttpResponse:
    """Every instrument by kind, the latest first, with its state on the day."""
    on = as_of(request).on
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for one in sorted(the_law().instruments.values(), key=_latest, reverse=True):
        by_kind.setdefault(one.kind, []).append(_line(one, on))
    kinds = [
        (INSTRUMENT_WORDS[kind], by_kind[kind]) for kind in INSTRUMENT_WORDS if kind in by_kind
    ]
    context = framed(request, "instruments", kinds=kinds, total=len(the_law().instruments))
    return render(request, "lawbook/instruments.html", context)


def _latest(one: Instrument) -> str:
    return str(one.starts or one.issued or "")


def _line(one: Instrument, on: date) -> dict[str, Any]:
    force = force_of(one, on)
    return {
        "one": one, "name": in_language(one.name, language()), "sureness": one.sure.value,
        "word": SURENESS_WORDS[one.sure.value], "force": force, "force_word": FORCE_WORDS[force],
        "uses": len(citing(the_law(), one.code)),
    }  # fmt: skip


def force_of(one: Instrument, on: date) -> str:
    """in_force | not_yet | ended | draft | undated, on a day."""
    if one.kind == "draft":
        return "draft"
    if one.ends is not None and one.ends <= on:
        return "ended"
    if one.starts is None:
        return "undated"
    return "in_force" if one.starts <= on else "not_yet"


def instrument_or_404(code: str) -> Instrument:
    found = the_law().instruments.get(code)
    if found is None:
        raise Http404
    return found


def instrument(request: HttpRequest, code: str) -> HttpResponse:
    found, shown, lang = instrument_or_404(code), as_of(request), language()
    uses = citing(the_law(), code)
    force = force_of(found, shown.on)
    context = framed(
        request, "instruments", instrument_days(found), instrument=found,
        name=in_language(found.name, lang), note=in_language(found.note, lang),
        sureness=found.sure.value, word=SURENESS_WORDS[found.sure.value],
        force=force, force_word=FORCE_WORDS[force], sources=reading.sources(found.seen),
        relations=[(RELATION_WORDS[word], [_named(other) for other in others])
                   for word, others in found.relations.items()],
        transitions=[_transition(one, lang) for one in found.transitions],
        articles=[{"key": key, "label": article_label(key, lang), "count": count}
                  for key, count in articles_of(the_law(), code).items()],
        awards=_awards(awards_in(uses)), groups=groups(uses, shown.on, shown.query),
        people=any(use.kind == "criterion" for use in uses),
        people_query=urlencode({"instrument": code}),
    )  # fmt: skip
    context["crumbs"].append((context["parts"][1]["label"], context["parts"][1]["address"]))
    return render(request, "lawbook/instrument.html", context)


def article(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Everything that cites one article."""
    found, shown, lang = instrument_or_404(code), as_of(request), language()
    uses = citing(the_law(), code, key)
    if not uses:
        raise Http404
    keys = list(articles_of(the_law(), code))
    place = keys.index(key)
    days = sorted({day for use in uses for day in (use.starts, use.ends) if day})
    force = force_of(found, shown.on)
    context = framed(
        request, "instruments", days, instrument=found, key=key, label=article_label(key, lang),
        name=in_language(found.short, lang), force=force, force_word=FORCE_WORDS[force],
        awards=_awards(awards_in(uses)), groups=groups(uses, shown.on, shown.query),
        before=keys[place - 1] if place else "", after="".join(keys[place + 1 : place + 2]),
        people=any(use.kind == "criterion" for use in uses), count=len(uses),
        people_query=urlencode({"instrument": code, "article": key}),
    )  # fmt: skip
    context["crumbs"] += [
        (context["parts"][1]["label"], context["parts"][1]["address"]),
        (context["name"], reverse("lawbook:instrument", args=[code]) + shown.query),
    ]
    return render(request, "lawbook/article.html", context)


def short_address(request: HttpRequest, code: str, key: str = "") -> HttpResponse:
    """``/luat/<instrument>/<article>``: an address short enough for a footnote."""
    name, args = ("article", [code, key]) if key else ("instrument", [code])
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse(f"lawbook:{name}", args=args) + query, permanent=True)


def _named(code: str) -> dict[str, str]:
    one = the_law().instruments[code]
    return {"code": code, "name": in_language(one.short, language())}


def _awards(codes: tuple[str, ...]) -> list[dict[str, str]]:
    law, lang = the_law(), language()
    return [{"code": code, "name": in_language(law.awards[code].name, lang)} for code in codes]


def _transition(one: Any, lang: str) -> dict[str, Any]:
    code, _, where = one.cite.partition(" ")
    return {"one": one, "text": in_language(one.text, lang),
            "cited": reading.cited_as(code, where, one.sure.value)}  # fmt: skip
