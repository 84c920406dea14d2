"""Standings of a bloc: sums, places, ties, and who is kept from leading by a floor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from thidua.cycle.results.models import Score, ScoreLine, ScoreSheet
from thidua.cycle.results.queries import members_of
from thidua.foundation.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Standing:
    """``total`` is the sum of the last scores given: final, verified, else the member's own;
    ``place`` counts equal sums as one; ``under`` are lines under their floor."""

    organisation: Organisation
    own: Decimal
    verified: Decimal
    total: Decimal
    scored: int
    checked: int
    lines: int
    under: tuple[ScoreLine, ...]
    place: int = 0
    tied: bool = False

    @property
    def may_lead(self) -> bool:
        return not self.under and self.scored == self.lines


def last_of(score: Score) -> Decimal | None:
    for value in (score.final, score.verified, score.own):
        if value is not None:
            return value
    return None


def standings(sheet: ScoreSheet) -> list[Standing]:
    """Best first; three queries."""
    lines = list(sheet.lines.all())
    scores: defaultdict[int, dict[int, Score]] = defaultdict(dict)
    for one in Score.objects.filter(line__sheet=sheet):
        scores[one.organisation_id][one.line_id] = one
    rows = [_standing(one, lines, scores[one.pk]) for one in members_of(sheet)]
    return _placed(sorted(rows, key=lambda row: -row.total))


def _standing(
    organisation: Organisation, lines: Sequence[ScoreLine], scores: dict[int, Score]
) -> Standing:
    last = {pk: last_of(one) for pk, one in scores.items()}
    under = tuple(
        line for line in lines
        if line.floor is not None and (value := last.get(line.pk)) is not None
        and value < line.floor
    )  # fmt: skip
    return Standing(
        organisation, _sum([one.own for one in scores.values()]),
        _sum([one.verified for one in scores.values()]), _sum(list(last.values())),
        sum(value is not None for value in last.values()),
        sum(one.verified is not None for one in scores.values()), len(lines), under,
    )  # fmt: skip


def _sum(values: Sequence[Decimal | None]) -> Decimal:
    return sum((one for one in values if one is not None), Decimal(0))


def _placed(rows: Sequence[Standing]) -> list[Standing]:
    totals = [one.total for one in rows]
    return [
        replace(row, place=totals.index(row.total) + 1, tied=totals.count(row.total) > 1)
        for row in rows
    ]


def leaders(rows: Sequence[Standing]) -> list[Standing]:
    """Those with the highest sum among whoever may lead: more than one where they are equal."""
    fit = [one for one in rows if one.may_lead]
    return [one for one in fit if one.total == fit[0].total] if fit else []
