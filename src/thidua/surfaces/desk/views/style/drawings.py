"""Sample of the parts that show verdicts: matrix, ladder, picture of the years."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from thidua.cycle.nominations.timeline import Lane, Mark, Picture
from thidua.surfaces.desk.views.style.samples import HERE, LONG
from thidua.surfaces.desk.words import OVERALL_WORDS, verdict_word

SHAPES = {
    "eligible": "check-circle-fill", "near": "exclamation-circle", "on_hold": "pause-circle",
    "undetermined": "question-circle", "not_eligible": "dash-circle", "not_applicable": "",
}  # fmt: skip
YEARS = tuple(range(2019, 2027))


def verdicts() -> list[dict[str, Any]]:
    """Every badge: each overall result, the near miss, the provisional one."""
    plain = [{"shape": code, "word": str(word)} for code, word in OVERALL_WORDS.items()]
    near = {"shape": "near", "word": verdict_word("not_eligible", near=True)}
    likely = {"shape": "eligible", "word": str(OVERALL_WORDS["eligible"]), "provisional": True}
    return [*plain, near, likely]


def matrix() -> dict[str, Any]:
    """What ``desk/sweep/table.html`` and the legend ask for."""
    columns = [_column(shape) for shape in SHAPES]
    entry = SimpleNamespace(name=LONG, unit=_("Văn phòng"), detail="")
    return {
        "matrix": SimpleNamespace(
            kind="individual", filters=SimpleNamespace(award=""), knows_all=True
        ),
        "headings": [{"column": one, "direction": "", "sort": one.code} for one in columns],
        "lines": [
            {"address": HERE, "entry": entry, "cells": _cells(provisional=provisional)}
            for provisional in (False, True)
        ],
        "hatched": True,
    }  # fmt: skip


def _column(shape: str) -> SimpleNamespace:
    return SimpleNamespace(
        code=shape, name=_word(shape), short=_word(shape), eligible=3, likely=0, hopeful=0, near=1,
        quota=None,
    )  # fmt: skip


def _cells(*, provisional: bool) -> SafeString:
    drawn = [
        render_to_string("desk/sweep/cell.html", {
            "cell": {
                "shape": shape, "mark": mark, "word": _word(shape), "says": _word(shape),
                "label": _word(shape), "provisional": provisional, "held": shape == "eligible",
            },
            "sprite": static("vendor/icons/icons.svg"), "address": HERE,
        })
        for shape, mark in SHAPES.items()
    ]  # fmt: skip
    return mark_safe("".join(drawn))  # noqa: S308 every part is a rendered template


def _word(shape: str) -> str:
    return verdict_word("not_eligible", near=True) if shape == "near" else verdict_word(shape)


def rungs() -> list[dict[str, Any]]:
    """What ``desk/sweep/rung.html`` asks for: met, a near miss, one that is still open."""
    awards = (
        ("advanced_worker", _("Lao động tiên tiến"), "eligible", False),
        ("emulation_fighter_base", _("Chiến sĩ thi đua cơ sở"), "not_eligible", True),
        ("emulation_fighter_national", _("Chiến sĩ thi đua toàn quốc"), "undetermined", False),
    )
    return [
        {"column": SimpleNamespace(code=code, name=name), "shown": _shown(overall, near=near)}
        for code, name, overall, near in awards
    ]


def _shown(overall: str, *, near: bool) -> dict[str, Any]:
    missing = [_("Còn thiếu sáng kiến được công nhận")] if near else []
    line = SimpleNamespace(
        depth=0, text=_("Sáng kiến được công nhận"), value_text="", citation_text=""
    )
    return {
        "shape": "near" if near else overall, "leaning": {"code": overall}, "near": near,
        "missing": missing, "held": overall == "eligible", "earliest": "2027" if near else "",
        "lines": [SimpleNamespace(line=line, status="not_met" if near else "met")],
        "explanation": {"assumptions": []}, "readings": [{"lines": []}], "scenarios": [],
        "provisional": overall == "undetermined",
    }  # fmt: skip


def picture() -> Picture:
    """Two rows of eight years, with every kind of mark."""
    kinds = ("award", "rating", "initiative", "away", "unproved", "struck", "secret", "plain")
    marks = [
        Mark(72.0 * place + 3, 7, 66, str(year), f"{year}: {kind}", kind)
        for place, (year, kind) in enumerate(zip(YEARS, kinds, strict=True))
    ]
    first = Lane(_("Danh hiệu"), 0, 36, marks)
    second = Lane(_("Xếp loại"), 36, 36, [Mark(75.0, 43, 210, "A", "A", "rating")])
    table = tuple((year, (str(year), "A")) for year in YEARS)
    return Picture(YEARS, (first, second), table, 0)
