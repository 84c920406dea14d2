"""A decision's lines become rows of the registry; what they rest on is marked as used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.cycle.decisions.served import mark_used
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.record_decision import Listed, record_decision
from thidua.foundation.registry.models import AwardHeld

ABOUT = ("person__organisation", "organisation__parent", "nomination__achievement__person",
         "nomination__achievement__organisation", "submission__organisation")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deciding:
    """Who has decided: what every row of the registry shares. ``uid``: the decision, where it is
    one of this office; awards of a higher level get their certificates there."""

    number: str
    day: date
    issuer: str
    issuer_name: str
    uid: UUID | None = None


def enter_awards(
    actor: Actor, decision: Decision, lines: Sequence[DecisionLine], by: Deciding
) -> list[AwardHeld]:
    """Write the rows, name them in the lines, mark achievements and initiatives as used. All of it
    or nothing: the caller's transaction. Raises NotPermitted, ValidationError."""
    method = decision.round.method if decision.round else "merit"
    made: list[AwardHeld] = []
    for (award, first, last), group in _together(lines).items():
        made += record_decision(
            actor=actor, listed=[_listed(one) for one in group], award=award,
            year=last.year if last else decision.year, achievement_from=first, achievement_to=last,
            decided=by.day, decision_no=by.number, decision_uid=by.uid, issuer=by.issuer,
            issuer_name=by.issuer_name, method=method,
        )  # fmt: skip
        for line, row in zip(group, made[-len(group) :], strict=True):
            line.award_uid = row.uid
    DecisionLine.objects.bulk_update(lines, ["award_uid"], batch_size=200)
    mark_used(actor, decision, lines)
    return made


def lines_for_entering(decision: Decision, keys: Iterable[int] | None = None) -> list[DecisionLine]:
    rows = decision.lines.select_related(*ABOUT).order_by("number")
    return list(rows if keys is None else rows.filter(pk__in=list(keys)))


def _together(
    lines: Sequence[DecisionLine],
) -> dict[tuple[str, date | None, date | None], list[DecisionLine]]:
    found: dict[Any, list[DecisionLine]] = defaultdict(list)
    for one in lines:
        found[(one.award, one.achievement_from, one.achievement_to)].append(one)
    return found


def _listed(line: DecisionLine) -> Listed:
    subject = line.subject
    assert subject is not None, "awards are given to somebody"
    return Listed(subject, line.object_class)
