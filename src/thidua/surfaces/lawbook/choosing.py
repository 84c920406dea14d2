"""Whose rules the lawbook is read by, where not everybody is judged by the same ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from thidua.bridge.belonging import Belonging, belonging
from thidua.bridge.issuers import KINDS, Issuers, Laws
from thidua.bridge.law import read_by
from thidua.bridge.verdicts import in_language
from thidua.cycle.nominations.columns import language
from thidua.foundation.policy.roles import READERS

PARAMETER = "rules"
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Reading:
    """The issuers whose rules are read, and the sets there are to choose from.

    ``asked``: the address names them, so that every link goes on naming them.
    """

    issuers: Issuers
    sets: tuple[tuple[str, str], ...]  # (key, names), more than one only where there is a choice
    asked: bool

    @property
    def key(self) -> str:
        return self.issuers.key


def by_choice(view: View) -> View:
    """A page read by the rules its address asks for, else by those over the reader's own part."""

    @wraps(view)
    def read(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        reading = _reading(request)
        request.reading = reading  # type: ignore[attr-defined]  # for the frame of the page
        with read_by(reading.issuers):
            return view(request, *args, **more)

    return read


def reading_of(request: HttpRequest) -> Reading:
    """As ``by_choice`` left it on the request."""
    found: Reading = request.reading  # type: ignore[attr-defined]
    return found


def _reading(request: HttpRequest) -> Reading:
    whose = belonging()
    keys = {issuers.key: issuers for issuers in whose.sets}
    if len(keys) == 1:
        return Reading(whose.sets[0], (), asked=False)
    asked = keys.get(request.GET.get(PARAMETER, ""))
    names = tuple((key, told(whose.laws, issuers)) for key, issuers in keys.items())
    return Reading(asked or _own(request, whose), names, asked is not None)


def _own(request: HttpRequest, whose: Belonging) -> Issuers:
    """The set that judges most organisations within the reader's reach."""
    user: Any = request.user
    reach = user.reach(*READERS)
    within = [place.uid for key, place in whose.places.items() if key in reach]
    counted = Counter(whose.issuers_of(uid) for uid in within)
    return min(counted, key=lambda one: (-counted[one], one)) if counted else whose.sets[0]


def told(laws: Laws, issuers: Issuers) -> str:
    """The names of a set of issuers, as the choice offers them."""
    named = [
        in_language(laws.by_issuer(kind, code)[0].holder.name, language())
        for kind, code in zip(KINDS, issuers, strict=True) if code
    ]  # fmt: skip
    return ", ".join(named) or _("chỉ theo luật, chưa có quy định riêng")
