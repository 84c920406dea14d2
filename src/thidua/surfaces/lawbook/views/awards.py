"""An award: who decides, its standards, quota, vote, dossier, deadlines, money, what changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.bridge.award_rules import (
    Reading,
    diff_one,
    quotas_of,
    transition_of,
    votes_of,
    why_no_bonus,
)
from thidua.bridge.law import the_law
from thidua.bridge.lawbook import Speaker, around, award_days, bonuses, deadlines_of
from thidua.bridge.verdicts import Award, Standard, Version, in_language
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.words import LEVEL_WORDS, READING_WORDS
from thidua.surfaces.lawbook import beside, reading
from thidua.surfaces.lawbook.frame import as_of, framed
from thidua.surfaces.lawbook.naming import KIND_WORDS, SHELF_WORDS, STATE_WORDS, name_of

CONTENTS = (
    "ai", "tieu-chuan", "ty-le", "bieu-quyet", "ho-so", "thoi-han", "tien-thuong", "do-bo-tinh",
    "thay-doi",
)  # fmt: skip
"""Anchors of the page, in the order in which an officer asks."""


def award_or_404(code: str) -> Award:
    found = the_law().awards.get(code)
    if found is None:
        raise Http404
    return found


def award(request: HttpRequest, code: str) -> HttpResponse:
    found, shown = award_or_404(code), as_of(request)
    on, lang, reader = shown.on, language(), reading.Reader()
    standards = [_standard(one, on, reader, n) for n, one in enumerate(found.standards, 1)]
    _told_once(standards)
    facts, left = list(beside.facts(found, on)), beside.left(found, on)
    terms = [beside.term(one, lang) for one in deadlines_of(code, on)]
    parts = {
        "facts": facts, "standards": standards, "left": left,
        "waiting": sum(not one["filled"] for one in left), "changes": _changes(found, on),
        "terms": terms, "papers": beside.dossiers(found, on, lang), **_of_round(found, on, lang),
        **_money(found, on, lang),
    }  # fmt: skip
    context = framed(
        request, "index", award_days(found), award=found, name=in_language(found.name, lang),
        lead=_lead(found), note=in_language(found.note, lang),
        unsure=_unsure(standards, [*facts, *terms, *left]), contents=_contents(parts), **parts,
    )  # fmt: skip
    return render(request, "lawbook/award.html", context)


def _lead(found: Award) -> str:
    kinds = ", ".join(str(KIND_WORDS[kind]).lower() for kind in found.recipients)
    return f"{SHELF_WORDS[found.shelf]} · {LEVEL_WORDS[found.level]} · {kinds}"


def _unsure(standards: list[dict[str, Any]], others: list[dict[str, Any]]) -> list[reading.Unsure]:
    """What on the page is not verified, in the order of the page."""
    said = [
        reading.Unsure(f"{one.get('label', '')} {one['text']}".strip(), one["cited"])
        for one in others if one["cited"] and one["cited"].sureness != "verified"
    ]  # fmt: skip
    return [*(one for part in standards for one in part["unsure"]), *said]


def _contents(parts: dict[str, Any]) -> list[dict[str, Any]]:
    """The list of contents: what the page has of ``CONTENTS``; several standards one by one."""
    words = {
        "ai": _("Ai quyết định, ai được xét"), "tieu-chuan": _("Tiêu chuẩn"),
        "ty-le": _("Tỷ lệ tối đa"), "bieu-quyet": _("Biểu quyết"), "ho-so": _("Hồ sơ"),
        "thoi-han": _("Thời hạn"), "tien-thuong": _("Tiền thưởng"),
        "do-bo-tinh": _("Do bộ, tỉnh quy định"), "thay-doi": _("Thay đổi theo thời gian"),
    }  # fmt: skip
    judged = bool(parts["standards"])
    there = {
        "ai": True, "tieu-chuan": judged, "ty-le": judged, "bieu-quyet": judged,
        "ho-so": bool(parts["papers"]) or judged, "thoi-han": bool(parts["terms"]),
        "tien-thuong": True, "do-bo-tinh": bool(parts["left"]), "thay-doi": bool(parts["changes"]),
    }  # fmt: skip
    several = parts["standards"] if len(parts["standards"]) > 1 else []
    inner = [{"id": one["id"], "word": one["name"]} for one in several]
    return [
        {"id": id_, "word": words[id_], "inner": inner if id_ == "tieu-chuan" else []}
        for id_ in CONTENTS if there[id_]
    ]  # fmt: skip


# -- the standards --------------------------------------------------------------------------------
def _standard(one: Standard, on: date, reader: reading.Reader, number: int) -> dict[str, Any]:
    version = reading.chosen(one, on)
    edition = reader.edition(version) if version else None
    readings = zip(edition.readings, version.readings, strict=True) if edition and version else ()
    return {
        "id": f"tieu-chuan-{number}", "name": name_of(one), "kind": one.kind,
        "state": reading.state_of(one, on), "word": STATE_WORDS[reading.state_of(one, on)],
        "versions": [{"version": v, "here": v is version} for v in one.versions],
        "edition": edition, "unsure": edition.unsure() if edition else [],
        "entering": _entering(version) if version else None,
        "readings": [
            {"word": READING_WORDS[code], "cited": cited, "items": items,
             "when": _when(one, which)}
            for (code, cited, items), which in readings
        ],
    }  # fmt: skip


def _told_once(standards: list[dict[str, Any]]) -> None:
    """A standard that asks the same as one above it points there (``same``)."""
    seen: dict[Any, dict[str, Any]] = {}
    for one in standards:
        edition = one["edition"]
        if edition is None or not edition.items:
            continue
        asks = reading.shape((*edition.items, *edition.procedures))
        first = seen.setdefault((edition.text, edition.note, asks), one)
        if first is not one:
            one["same"], one["unsure"] = first, []


def _when(one: Standard, other: Reading) -> str:
    """The time of the text another reading is taken from; the day of a draft."""
    version = next((v for v in one.versions if v.id == other.version), None)
    if version is not None and version.ends is not None:
        last = version.ends - timedelta(days=1)
        return _("bản áp dụng từ %(a)s đến hết %(b)s") % {
            "a": f"{version.starts:%d/%m/%Y}", "b": f"{last:%d/%m/%Y}",
        }  # fmt: skip
    text = the_law().instruments[other.citation.instrument]
    day = text.issued or text.starts
    if day is not None:
        return _("văn bản ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"}
    return _("văn bản chưa rõ ngày")


def _entering(version: Version) -> dict[str, Any]:
    """Which day of a file decides whether this version judges it, and why, in one sentence."""
    found, day = transition_of(the_law(), version), f"{version.starts:%d/%m/%Y}"
    if found is None:
        text = (
            _("Ngày gửi hồ sơ quyết định: bản này cho hồ sơ gửi từ %(day)s; dữ liệu không ghi"
              " điều khoản chuyển tiếp nào của ngày đó.")
            if version.enters == "sent" else
            _("Ngày nhận hồ sơ quyết định: bản này cho hồ sơ nhận từ %(day)s; dữ liệu không ghi"
              " điều khoản chuyển tiếp nào của ngày đó.")
        )  # fmt: skip
        return {"text": text % {"day": day}, "cited": None}
    _instrument, rule = found
    text = (
        _("Ngày gửi hồ sơ quyết định: bản này cho hồ sơ gửi từ %(day)s; gửi trước ngày đó thì theo"
          " bản trước, dù nhận sau; trang này coi hồ sơ gửi và nhận cùng ngày.")
        if version.enters == "sent" else
        _("Ngày nhận hồ sơ quyết định: bản này cho hồ sơ nhận từ %(day)s; nhận trước ngày đó thì"
          " theo bản trước, trừ khi quy định mới có lợi hơn.")
        if rule.favourable else
        _("Ngày nhận hồ sơ quyết định: bản này cho hồ sơ nhận từ %(day)s; nhận trước ngày đó thì"
          " theo bản trước.")
    )  # fmt: skip
    code, _space, where = rule.cite.partition(" ")
    return {"text": text % {"day": day}, "cited": reading.cited_as(code, where, rule.sure.value)}


# -- what stands beside them ----------------------------------------------------------------------
def _of_round(found: Award, on: date, lang: str) -> dict[str, Any]:
    """Vote and quota, where the award has a standard that is judged in a round."""
    if not found.standards:
        return {"votes": (), "quotas": ()}
    return {"votes": votes_of(found.code, on, lang), "quotas": quotas_of(found.code, on, lang)}


def _money(found: Award, on: date, lang: str) -> dict[str, Any]:
    """The bonuses of a decision of that day; where there is none, the reason."""
    rows = bonuses(found.code, on, lang)
    none = None if rows else why_no_bonus(found.code, on, lang)
    return {"money": rows, "no_money": none, "money_notes": beside.said_of_all(rows)}


# -- what changed ---------------------------------------------------------------------------------
def _changes(found: Award, on: date) -> list[dict[str, Any]]:
    """The last change and the next one, in words."""
    near = around(award_days(found), on)
    labels = ((_("Lần thay đổi gần nhất"), near.last), (_("Lần thay đổi sắp tới"), near.next))
    return [_change(found, label, day) for label, day in labels if day is not None]


def _change(found: Award, label: str, day: date) -> dict[str, Any]:
    before, speaker = day - timedelta(days=1), Speaker(the_law(), language())
    diff = diff_one(the_law(), found, before, day)
    alike: dict[tuple[str, ...], list[str]] = {}  # what is said → of whom
    for one in diff.standards:
        if one.changed:
            says = tuple(speaker.standard_diff(one))
            alike.setdefault(says, []).append(speaker.standard(one.kind, one.groups))
    if diff.beyond:
        shifts = tuple(speaker.shift(shift) for shift in diff.beyond)
        alike[shifts] = [_("Tiền thưởng, thời hạn, hồ sơ")]
    said = [{"names": names, "says": says} for says, names in alike.items()]
    address = reverse("lawbook:award-changes", args=[found.code])
    return {"label": label, "day": day, "said": said,
            "address": f"{address}?from={before.isoformat()}&to={day.isoformat()}"}  # fmt: skip
