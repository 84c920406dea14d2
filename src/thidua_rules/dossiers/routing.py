"""Who hands a file in: every route whose condition holds, and those that may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..model.law import Award
from .model import Dossiers, Route
from .selecting import is_state_level


@dataclass(frozen=True, slots=True)
class Routed:
    """``open``: routes that hold; ``possible``: those an unknown fact decides; ``barred``: rules
    by which the award may not be proposed at all."""

    open: tuple[Route, ...]
    possible: tuple[Route, ...]
    barred: tuple[Route, ...]


def route(
    dossiers: Dossiers, award: Award, subject: Mapping[str, bool | None], *, on: date
) -> Routed:
    """The routes of an award for a subject on a day; a condition not named is not known."""
    known = {
        **subject,
        "title": award.family == "title",
        "form": award.family == "form",
        "state_level": is_state_level(award),
    }
    standing = [
        (one, one.when.holds(known))
        for routing in dossiers.routings
        if (version := routing.version_for(on)) is not None
        for one in version.routes
    ]
    return Routed(
        tuple(one for one, holds in standing if holds and not one.barred),
        tuple(one for one, holds in standing if holds is None),
        tuple(one for one, holds in standing if holds and one.barred),
    )
