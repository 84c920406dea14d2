"""One achievement, one reward: what an award rests on is marked as used in the registry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.record_achievement_use import record_achievement_use
from thidua.foundation.registry.actions.record_initiative_use import record_initiative_use
from thidua.foundation.registry.models import (
    AchievementUse,
    InitiativeAuthor,
    InitiativeUse,
)


def mark_used(actor: Actor, decision: Decision, lines: Sequence[DecisionLine]) -> None:
    """The achievement a file names, and the initiatives its frozen check counted."""
    reason = str(decision)
    for line in lines:
        year = line.achievement_to.year if line.achievement_to else decision.year
        deed = line.nomination.achievement if line.nomination else None
        if (
            deed is not None
            and not AchievementUse.objects.filter(
                achievement=deed, award=line.award, year=year
            ).exists()
        ):
            record_achievement_use(
                actor=actor, achievement=deed, award=line.award, year=year, reason=reason
            )
    authors = _authors(lines)
    for line in lines:
        year = line.achievement_to.year if line.achievement_to else decision.year
        for author in _counted(line, authors.get((line.person_id, line.organisation_id), [])):
            if not InitiativeUse.objects.filter(
                author=author, award=line.award, year=year
            ).exists():
                record_initiative_use(
                    actor=actor, author=author, award=line.award, year=year, reason=reason
                )


def _authors(lines: Sequence[DecisionLine]) -> dict[Any, list[InitiativeAuthor]]:
    """Whom the lines are about → their works; one query."""
    people = [one.person_id for one in lines if one.person_id]
    found: dict[Any, list[InitiativeAuthor]] = {}
    rows = InitiativeAuthor.objects.filter(person__in=people).select_related(
        "initiative__organisation", "person"
    )
    for row in rows.order_by("pk"):
        found.setdefault((row.person_id, row.organisation_id), []).append(row)
    return found


def _counted(line: DecisionLine, works: Sequence[InitiativeAuthor]) -> Iterator[InitiativeAuthor]:
    """Works that the check of the file, as frozen when it was sent, named as evidence of a
    criterion that is met."""
    said = list(_evidence(line))
    for one in works:
        if any(one.initiative.title in text for text in said):
            yield one


def _evidence(line: DecisionLine) -> Iterator[str]:
    frozen = (line.nomination.verdict if line.nomination else None) or {}
    for criterion in frozen.get("verdict", {}).get("criteria", []):
        _depth, status, _text, _value, _cited, evidence = criterion
        if status == "met":
            yield from evidence
