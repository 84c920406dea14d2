"""One achievement, one reward: what an award rests on is marked as used in the registry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.record_achievement_use import record_achievement_use
from thidua.foundation.registry.actions.record_initiative_use import record_initiative_use
from thidua.foundation.registry.actions.withdraw_achievement_use import withdraw_achievement_use
from thidua.foundation.registry.actions.withdraw_initiative_use import withdraw_initiative_use
from thidua.foundation.registry.models import InitiativeAuthor


def mark_used(actor: Actor, decision: Decision, lines: Sequence[DecisionLine]) -> None:
    """The achievement a file names, and the initiatives its frozen check counted."""
    reason = str(decision)
    authors = _authors(lines)
    for line in lines:
        served: dict[str, Any] = {"award": line.award, "year": _year(decision, line)}
        deed = line.nomination.achievement if line.nomination else None
        if deed is not None and not deed.uses.filter(**served).exists():
            record_achievement_use(actor=actor, achievement=deed, reason=reason, **served)
        for author in _counted(line, authors.get(line.person_id, [])):
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
        for author in _counted(line, authors.get(line.person_id, [])):
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
    """Works that carried a criterion in the check of the file, as frozen when it was sent: by year
    and title, for the rules know no more of them."""
    frozen = (line.nomination.verdict if line.nomination else None) or {}
    named = {tuple(work) for work in frozen.get("verdict", {}).get("works", [])}
    return (one for one in works if (one.initiative.year, one.initiative.title) in named)
