"""What every page of the lawbook shows around its content: the day it is read as of, and the parts
of the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from thidua.bridge.law import the_law
from thidua.bridge.lawbook import around, law_days
from thidua.cycle.nominations.reviewing import day_of, usual_receipt
from thidua.surfaces.desk.years import chosen_year
from thidua.surfaces.lawbook.choosing import PARAMETER, reading_of

PARTS = ("index", "instruments", "principles", "overlays", "changes", "coverage")
NOT_CARRIED = (PARAMETER, "page")  # when other rules are chosen
TURNED = ("page",)  # parameters of a list that start anew on another day


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day a page is read as of: the receipt of a file. ``asked``: the address names it.
    ``rules``: whose rules the address asks to read by, if it does."""

    on: date
    asked: bool
    rules: str = ""

    @property
    def query(self) -> str:
        """``?on=2026-01-15`` where a day, or whose rules, were asked for: kept in every link."""
        kept = {"on": self.on.isoformat()} if self.asked else {}
        if self.rules:
            kept[PARAMETER] = self.rules
        return f"?{urlencode(kept)}" if kept else ""


def as_of(request: HttpRequest) -> AsOf:
    """The day in the address; without one the usual receipt of the year under review."""
    day = day_of(request.GET.get("on", ""))
    reading = reading_of(request)
    rules = reading.key if reading.asked else ""
    return AsOf(day or usual_receipt(chosen_year(request)), day is not None, rules)


def framed(
    request: HttpRequest, part: str, days: Sequence[date] | None = None, **more: Any
) -> dict[str, Any]:
    """Context of a page.

    Args:
        part: one of PARTS, marked in the band.
        days: days on which what the page shows changes; by default those of the whole law.
    """
    shown = as_of(request)
    near = around(law_days(the_law()) if days is None else days, shown.on)
    return {
        "asof": shown, "on": shown.on, "on_query": shown.query, "parts": _parts(part, shown),
        "last_change": _turn(request, near.last), "next_change": _turn(request, near.next),
        "day_before": near.last - timedelta(days=1) if near.last else None,
        "kept": _kept(request), "here": request.path, "reading": reading_of(request),
        "kept_beside": [pair for pair in request.GET.items() if pair[0] not in NOT_CARRIED],
        "crumbs": [(_("Pháp luật"), reverse("lawbook:index") + shown.query)], **more,
    }  # fmt: skip


def _turn(request: HttpRequest, day: date | None) -> dict[str, Any] | None:
    """A day, and the address of the same page on it."""
    if day is None:
        return None
    query = urlencode([*_kept(request), ("on", day.isoformat())])
    return {"day": day, "address": f"{request.path}?{query}"}


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """The other parameters of the address."""
    return [(key, value) for key in request.GET for value in request.GET.getlist(key)
            if key not in ("on", *TURNED) and value]  # fmt: skip


def _parts(here: str, shown: AsOf) -> list[dict[str, Any]]:
    words = {
        "index": pgettext("parts", "Danh hiệu, hình thức"), "instruments": _("Văn bản"),
        "principles": _("Nguyên tắc"), "overlays": _("Quy định riêng"),
        "changes": _("Thay đổi"), "coverage": _("Mức độ đối chiếu"),
    }  # fmt: skip
    return [
        {"label": words[part], "address": reverse(f"lawbook:{part}") + shown.query,
         "here": part == here}
        for part in PARTS
    ]  # fmt: skip
