"""«Nếu… thì»: what an address supposes, its chips, and the forms that add to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from thidua.bridge.law import the_law
from thidua.bridge.vocabulary import INITIATIVE_LEVELS, RATINGS
from thidua.cycle.nominations.columns import columns
from thidua.cycle.nominations.dossier import Dossier
from thidua.cycle.nominations.one_subject import Rung
from thidua.cycle.nominations.reviewing import Review
from thidua.cycle.nominations.supposing import Suppositions, suppositions_of
from thidua.foundation.registry.words import INITIATIVE_KIND_WORDS, LEVEL_WORDS, RATING_WORDS
from thidua.surfaces.desk.views.sweep.finding import SignedIn

PARAMETER, YEAR, WHAT = "if", "if_year", "if_what"
WITHOUT = "without "
BACK = 10
"""Years that the form offers."""

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Chip:
    """One supposition, and the address without it."""

    says: str
    without: str


def supposed_in(request: SignedIn, uid: Any) -> Suppositions:
    return suppositions_of(request.GET.getlist(PARAMETER), uid.hex)


def query_of(review: Review, texts: Sequence[str]) -> str:
    """The parameters that bring back a review under suppositions."""
    more = urlencode([(PARAMETER, text) for text in texts])
    return f"{review.query}&{more}" if more else review.query


def added(request: SignedIn, review: Review) -> HttpResponse | None:
    """What a form adds, written into the address like the rest; None where nothing is added."""
    year, what = request.GET.get(YEAR, ""), request.GET.get(WHAT, "")
    if WHAT not in request.GET:
        return None
    texts = request.GET.getlist(PARAMETER)
    if what:
        texts = [*texts, what if what.startswith(WITHOUT) else f"{year} {what}"]
    address = f"{request.path}?{query_of(review, list(dict.fromkeys(texts)))}#what-if"
    return HttpResponseRedirect(address)


def panel(
    request: SignedIn, review: Review, found: Dossier, kind: str, taken: Suppositions
) -> dict[str, Any]:
    """What the panel shows: chips, choices and the fields that carry the rest along."""
    return {
        "chips": list(_chips(request, review, taken)), "unread": taken.unread,
        "years": range(review.year, review.year - BACK, -1),
        "choices": list(_choices(kind)), "held": _held(found, review),
        "carried": [*_carried(review), *((PARAMETER, text) for text in taken.texts)],
        "none": f"{request.path}?{review.query}#what-if",
    }  # fmt: skip


def differs(was: Rung, now: Rung) -> bool:
    """Whether an award comes out otherwise than by the registers."""
    return (was.shown.shape, was.shown.provisional) != (now.shown.shape, now.shown.provisional)


def _chips(request: SignedIn, review: Review, taken: Suppositions) -> Iterator[Chip]:
    for one in taken.taken:
        rest = [text for text in taken.texts if text != one.text]
        yield Chip(one.says, f"{request.path}?{query_of(review, rest)}#what-if")


def _carried(review: Review) -> list[tuple[str, str]]:
    parts = (part.partition("=") for part in review.query.split("&"))
    return [(name, value) for name, _sign, value in parts]


def _choices(kind: str) -> Iterator[tuple[str, Choices]]:
    """Groups of what may be supposed of a year: a label, and (as the rules read it, in words)."""
    yield _("Xếp loại"), [
        (f"rating {code}", str(RATING_WORDS[code])) for code in reversed(RATINGS)
    ]  # fmt: skip
    if kind == "individual":
        yield _("Sáng kiến, đề tài"), list(_works())
    else:
        yield _("Cụm, khối thi đua"), [
            ("bloc leader exceeds_targets", _("Dẫn đầu, vượt chỉ tiêu")),
            ("bloc leader", _("Dẫn đầu")),
        ]  # fmt: skip
    yield _("Được tặng"), [(f"award {one.code}", one.name) for one in columns(kind)]


def _works() -> Iterator[tuple[str, str]]:
    for kind, word in INITIATIVE_KIND_WORDS.items():
        for level in INITIATIVE_LEVELS:
            says = f"{word}: {LEVEL_WORDS[level]}"
            yield f"{kind} {level}", says
            if level != "base":
                wide = _("%(work)s, có thể nhân rộng") % {"work": says}
                yield f"{kind} {level} replicable", wide


def _held(found: Dossier, review: Review) -> Choices:
    """Awards on record that may be thought away, the latest first."""
    known = the_law().awards
    rows = sorted(
        {(row.year, row.award, row.name) for row in found.awards
         if row.award in known and row.year <= review.year}, reverse=True,
    )  # fmt: skip
    return [(f"{WITHOUT}{year} award {code}", f"{year}: {name}") for year, code, name in rows]
