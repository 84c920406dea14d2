"""One achievement, one reward: what an award rests on is marked as used in the registry.

A file names the works that its check counted, as frozen when it was sent. Who was voted on without
a file is checked when the decision is issued, as anyone may be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.cycle.nominations.board import board
from thidua.cycle.nominations.checking.papers import works_of
from thidua.cycle.nominations.one_subject import entry_of
from thidua.cycle.nominations.reviewing import Review, revision
from thidua.cycle.nominations.showing import showing
from thidua.cycle.nominations.standing import NOTHING_KNOWN
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.record_achievement_use import record_achievement_use
from thidua.foundation.registry.actions.record_initiative_use import record_initiative_use
from thidua.foundation.registry.actions.withdraw_achievement_use import withdraw_achievement_use
from thidua.foundation.registry.actions.withdraw_initiative_use import withdraw_initiative_use
from thidua.foundation.registry.models import InitiativeAuthor

Works = set[tuple[int, str]]


def mark_used(actor: Actor, decision: Decision, lines: Sequence[DecisionLine]) -> None:
    """The achievement a file names, and the initiatives its frozen check counted."""
    reason = str(decision)
    authors = _authors(lines)
    unfiled = _checked(decision, [one for one in lines if one.person_id in authors])
    for line in lines:
        served: dict[str, Any] = {"award": line.award, "year": _year(decision, line)}
        deed = line.nomination.achievement if line.nomination else None
        if deed is not None and not deed.uses.filter(**served).exists():
            record_achievement_use(actor=actor, achievement=deed, reason=reason, **served)
        works = authors.get(line.person_id, [])
        for author in (*_counted(line, works), *_named(unfiled.get(line.pk, set()), works)):
            if not author.uses.filter(**served).exists():
                record_initiative_use(actor=actor, author=author, reason=reason, **served)


def free_used(actor: Actor, decision: Decision, lines: Sequence[DecisionLine], reason: str) -> None:
    """What annulled awards rested on may serve again."""
    authors = _authors(lines)
    for line in lines:
        served: dict[str, Any] = {"award": line.award, "year": _year(decision, line)}
        deed = line.nomination.achievement if line.nomination else None
        for use in deed.uses.filter(**served) if deed else ():
            withdraw_achievement_use(actor=actor, use=use, reason=reason)
        works = authors.get(line.person_id, [])
        for author in works if line.nomination is None else _counted(line, works):
            for own in author.uses.filter(**served):
                withdraw_initiative_use(actor=actor, use=own, reason=reason)


def _year(decision: Decision, line: DecisionLine) -> int:
    return line.achievement_to.year if line.achievement_to else decision.year


def _authors(lines: Sequence[DecisionLine]) -> dict[int | None, list[InitiativeAuthor]]:
    """Person → his or her works; one query."""
    people = [one.person_id for one in lines if one.person_id]
    found: dict[int | None, list[InitiativeAuthor]] = {}
    rows = InitiativeAuthor.objects.filter(person__in=people).select_related(
        "initiative__organisation", "person"
    )
    for row in rows.order_by("pk"):
        found.setdefault(row.person_id, []).append(row)
    return found


def _counted(line: DecisionLine, works: Sequence[InitiativeAuthor]) -> Iterator[InitiativeAuthor]:
    """Works that carried a criterion in the check of the file, as frozen when it was sent."""
    frozen = (line.nomination.verdict if line.nomination else None) or {}
    return _named({tuple(work) for work in frozen.get("verdict", {}).get("works", [])}, works)


def _named(works: Works, known: Sequence[InitiativeAuthor]) -> Iterator[InitiativeAuthor]:
    """By year and title, for the rules know no more of them."""
    return (one for one in known if (one.initiative.year, one.initiative.title) in works)


def _checked(decision: Decision, lines: Sequence[DecisionLine]) -> dict[int, Works]:
    """Line → the works that carry a criterion of its award, of people listed without a file."""
    asked = [one for one in lines if one.person and one.nomination is None and one.award]
    if not asked:
        return {}
    review = Review(decision.year, _received(decision), awards=tuple({one.award for one in asked}))
    people = dict.fromkeys(one.person for one in asked if one.person)
    made = board(review, tuple(map(entry_of, people)), NOTHING_KNOWN, revision())
    places = {entry.uid: place for place, entry in enumerate(made.entries)}
    return {
        one.pk: {
            (row.year or 0, row.label)
            for row in works_of(showing(made, places[one.person.uid.hex], one.award, plan=False))
        }
        for one in asked
        if one.person and one.person.uid.hex in places and one.award in made.awards
    }


def _received(decision: Decision) -> date:
    """The day whose law judged them."""
    if decision.round is not None:
        return decision.round.reckoned
    assert decision.sitting is not None, "a list comes from a sitting or a round"
    return decision.sitting.held_on
