"""Everything the check of many files of one round reads: loaded once, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from thidua.bridge.verdicts import Law
from thidua.cycle.nominations.allowance import Allowance, allowances
from thidua.cycle.nominations.awards import law_for, review_for
from thidua.cycle.nominations.board import Board, board
from thidua.cycle.nominations.models import DossierPaper, Nomination, ReviewLine, Round
from thidua.cycle.nominations.one_subject import entry_of
from thidua.cycle.nominations.reviewing import revision
from thidua.cycle.nominations.roster import places_known
from thidua.cycle.nominations.standing import NOTHING_KNOWN
from thidua.cycle.nominations.states import LIVE, ReviewState
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import AchievementUse

About = tuple[int | None, int | None]
"""(person, organisation): whom a row is about, by primary key."""


@dataclass
class Scene:
    """``known``: whether the reader is told of discipline and holds, by the board's rows."""

    round: Round
    today: date
    law: Law
    board: Board
    places: dict[About, int]
    allowances: dict[str, Allowance]
    papers: dict[int, dict[str, list[DossierPaper]]] = field(default_factory=dict)
    lines: dict[tuple[About, str], ReviewLine] = field(default_factory=dict)
    rivals: dict[int, list[Nomination]] = field(default_factory=dict)
    uses: dict[int, list[AchievementUse]] = field(default_factory=dict)
    siblings: dict[About, list[Nomination]] = field(default_factory=dict)


def about(row: Nomination | ReviewLine) -> About:
    return row.person_id, row.organisation_id


def scene(
    actor: Actor | None, round_: Round, nominations: Sequence[Nomination], today: date
) -> Scene:
    """``actor`` None: as anyone may be told, with nothing that is secret."""
    at = revision()
    subjects = {about(one): one.subject for one in nominations}
    codes = tuple({one.award for one in nominations})
    known = NOTHING_KNOWN if actor is None else places_known(actor)
    entries = tuple(entry_of(one) for one in subjects.values())
    found = board(review_for(round_, codes), entries, known, at)
    by_uid = {entry.uid: place for place, entry in enumerate(found.entries)}
    made = Scene(
        round_, today, law_for(round_.organisation), found,
        {key: by_uid[one.uid.hex] for key, one in subjects.items() if one.uid.hex in by_uid},
        {one.award: one for one in allowances(round_)},
    )  # fmt: skip
    _load(made, nominations)
    return made


def _load(made: Scene, nominations: Sequence[Nomination]) -> None:
    keys = [one.pk for one in nominations if one.pk]
    papers: dict[int, dict[str, list[DossierPaper]]] = defaultdict(lambda: defaultdict(list))
    for paper in DossierPaper.objects.filter(nomination__in=keys):
        papers[paper.nomination_id][paper.kind].append(paper)
    made.papers = papers
    lines = ReviewLine.objects.filter(
        unit_review__round=made.round, unit_review__state=ReviewState.SIGNED, proposed=True
    )
    made.lines = {(about(line), line.award): line for line in lines.select_related("unit_review")}
    _load_uses(made, nominations)


def _load_uses(made: Scene, nominations: Sequence[Nomination]) -> None:
    """Where the same achievement serves elsewhere; what else the same subjects are put up for."""
    deeds = [one.achievement_id for one in nominations if one.achievement_id]
    made.uses = _grouped(
        AchievementUse.objects.filter(achievement__in=deeds), lambda use: use.achievement_id
    )
    live = Nomination.objects.filter(state__in=LIVE).with_subject()
    made.rivals = _grouped(live.filter(achievement__in=deeds), lambda one: one.achievement_id or 0)
    people = {one.person_id for one in nominations} - {None}
    collectives = {one.organisation_id for one in nominations} - {None}
    whom = Q(person__in=people) | Q(organisation__in=collectives)
    same_year = live.filter(whom, round__year=made.round.year)
    made.siblings = _grouped(same_year, about)


def _grouped(rows: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    found = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)
