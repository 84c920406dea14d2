"""The pages of the lawbook."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.bridge.law import the_law
from thidua.bridge.verdicts import Award, Standard, in_language
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.reviewing import day_of, usual_receipt
from thidua.cycle.nominations.words import LEVEL_WORDS, READING_WORDS, SURENESS_WORDS
from thidua.foundation.people.words import GROUP_WORDS
from thidua.surfaces.desk.years import chosen_year
from thidua.surfaces.lawbook import reading


def index(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:100]
    lang = language()
    awards: list[dict[str, Any]] = [
        {"award": award, "name": in_language(award.name, lang),
         "short": in_language(award.short, lang), "level": LEVEL_WORDS[award.level],
         "decides": in_language(award.decides, lang)}
        for award in reading.matching(query)
    ]  # fmt: skip
    context = {
        "search": query, "day": usual_receipt(chosen_year(request)),
        "families": [
            (_("Danh hiệu thi đua"), [a for a in awards if a["award"].family == "title"]),
            (_("Hình thức khen thưởng"), [a for a in awards if a["award"].family == "form"]),
        ],
        "instruments": [_instrument_line(one) for one in reading.matching_instruments(query)],
        "digest": the_law().digest, "awards": awards,
    }  # fmt: skip
    return render(request, "lawbook/index.html", context)


def _instrument_line(one: Any) -> dict[str, Any]:
    return {
        "one": one, "name": in_language(one.name, language()), "sureness": one.sure.value,
        "word": SURENESS_WORDS[one.sure.value],
    }  # fmt: skip


def award(request: HttpRequest, code: str) -> HttpResponse:
    found = the_law().awards.get(code)
    if found is None:
        raise Http404
    on = day_of(request.GET.get("on", "")) or usual_receipt(chosen_year(request))
    lang = language()
    context = {
        "award": found, "name": in_language(found.name, lang), "on": on,
        "decides": in_language(found.decides, lang),
        "decides_cited": reading.cited(found.decides_citation),
        "level": LEVEL_WORDS[found.level],
        "settings": [_setting(found, name, on) for name in found.settings],
        "standards": [_standard(one, on) for one in found.standards],
        "crumbs": [(_("Pháp luật"), reverse("lawbook:index"))], "reading_words": READING_WORDS,
    }  # fmt: skip
    return render(request, "lawbook/award.html", context)


def _setting(found: Award, name: str, on: date) -> dict[str, Any]:
    setting = found.settings[name]
    return {
        "text": in_language(setting.text, language()), "cited": reading.cited(setting.citation),
        "filled": the_law().setting(name, on),
        "by": [in_language(o.name, language()) for o in the_law().overlays if name in o.sets],
    }  # fmt: skip


def _standard(one: Standard, on: date) -> dict[str, Any]:
    version = reading.chosen(one, on)
    kinds = {
        "individual": _("Cá nhân"), "collective": _("Tập thể"), "household": _("Hộ gia đình")
    }  # fmt: skip
    return {
        "kind": kinds[one.kind],
        "groups": [str(GROUP_WORDS[group]) for group in one.groups],
        "versions": [{"version": v, "here": v is version} for v in one.versions],
        "edition": reading.edition(version) if version else None,
        "readings": [
            {"word": READING_WORDS[code], "cited": cited, "items": items}
            for code, cited, items in (reading.edition(version).readings if version else ())
        ],
    }


def instrument(request: HttpRequest, code: str) -> HttpResponse:
    law, lang = the_law(), language()
    found = law.instruments.get(code)
    if found is None:
        raise Http404
    context = {
        "instrument": found, "name": in_language(found.name, lang),
        "note": in_language(found.note, lang), "sureness": found.sure.value,
        "word": SURENESS_WORDS[found.sure.value],
        "sources": [law.sources[key] for key in found.seen if key in law.sources],
        "transitions": [
            {"one": one, "text": in_language(one.text, lang)} for one in found.transitions
        ],
        "citing": [(one, in_language(one.name, lang), articles)
                   for one, articles in reading.citing(code)],
        "crumbs": [(_("Pháp luật"), reverse("lawbook:index"))],
    }  # fmt: skip
    return render(request, "lawbook/instrument.html", context)
