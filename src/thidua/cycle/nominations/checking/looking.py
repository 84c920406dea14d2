"""The checks of one file and of many: every file of a round is looked at in one scene."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils import timezone

from thidua.bridge.dossiers import Wanted
from thidua.cycle.nominations.checking.file import about_file
from thidua.cycle.nominations.checking.found import Check, Level, Preflight
from thidua.cycle.nominations.checking.papers import about_papers, papers_of
from thidua.cycle.nominations.checking.scene import Scene, about, scene
from thidua.cycle.nominations.checking.standard import about_standard
from thidua.cycle.nominations.checking.usage import about_usage
from thidua.cycle.nominations.models import Nomination, Round
from thidua.cycle.nominations.showing import Shown, showing
from thidua.foundation.policy.reach import Actor

ORDER = (Level.BLOCKS, Level.WARNS, Level.NOTES)


def preflight(
    actor: Actor | None, nomination: Nomination, *, today: date | None = None
) -> Preflight:
    """The check of one file as ``actor`` may be told; None: as anyone may."""
    return preflights(actor, nomination.round, [nomination], today=today)[0]


def preflights(
    actor: Actor | None, round_: Round, nominations: Sequence[Nomination], *,
    today: date | None = None,
) -> list[Preflight]:  # fmt: skip
    """The checks of files of one round, in their order; a number of queries that does not grow
    with the files. Their subjects, units and round are to be fetched with them."""
    made = scene(actor, round_, nominations, today or timezone.localdate())
    return [_one(made, nomination) for nomination in nominations]


def _one(made: Scene, nomination: Nomination) -> Preflight:
    shown = _shown(made, nomination)
    papers = papers_of(made, nomination, shown)
    checks = sorted(_all(made, nomination, shown, papers), key=lambda one: ORDER.index(one.level))
    return Preflight(nomination, shown, tuple(checks), papers)


def _shown(made: Scene, nomination: Nomination) -> Shown | None:
    """The verdict, where the award is one the rules judge for this kind of subject."""
    place = made.places.get(about(nomination))
    if place is None or nomination.award not in made.board.awards:
        return None
    return showing(made.board, place, nomination.award, plan=False)


def _all(
    made: Scene, nomination: Nomination, shown: Shown | None, papers: tuple[Wanted, ...]
) -> Iterator[Check]:
    yield from about_file(made, nomination)
    yield from about_standard(made, nomination, shown)
    yield from about_papers(made, papers)
    yield from about_usage(made, nomination)
