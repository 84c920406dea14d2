"""What later rooms and pages ask of this one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q

from thidua.cycle.nominations.models import Nomination, Round, UnitReview
from thidua.cycle.nominations.models.nominations import NominationQuerySet
from thidua.cycle.nominations.states import LIVE, ReviewState, State
from thidua.cycle.nominations.units import units_of
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.registry.models import Achievement

SHOWN = 20


def for_council(round_: Round, award: str | None = None) -> NominationQuerySet:
    """Appraised files, for one award or all, in the order of a ballot paper: collectives after
    people, each by name."""
    rows = Nomination.objects.filter(round=round_, state=State.APPRAISED).with_subject()
    rows = rows.filter(award=award) if award else rows
    return rows.order_by("award", "organisation__sort_key", "person__sort_key", "pk")


@dataclass(slots=True)
class UnitRow:
    """One unit on a round's board."""

    unit: Organisation
    review: UnitReview | None = None
    proposed: int = 0
    states: dict[str, int] = field(default_factory=dict)
    awards: dict[str, int] = field(default_factory=dict)

    @property
    def files(self) -> int:
        return sum(self.states.get(state, 0) for state in LIVE)

    @property
    def signed(self) -> bool:
        return self.review is not None and self.review.state == ReviewState.SIGNED


def unit_rows(actor: Actor, round_: Round) -> list[UnitRow]:
    """The board by unit, of the units the actor sees; four queries, whatever their number."""
    reach = actor.reach(*READERS)
    rows = {one.pk: UnitRow(one) for one in units_of(round_) if one.pk in reach}
    reviews = UnitReview.objects.filter(round=round_, unit__in=rows).annotate(
        put=Count("lines", filter=Q(lines__proposed=True))
    )
    for review in reviews:
        rows[review.unit_id].review = review
        rows[review.unit_id].proposed = review.put
    _count(rows, round_)
    return list(rows.values())


def _count(rows: dict[int, UnitRow], round_: Round) -> None:
    counted = (
        Nomination.objects.filter(round=round_, unit__in=rows).order_by()
        .values_list("unit", "state", "award").annotate(n=Count("pk"))
    )  # fmt: skip
    for unit, state, award, number in counted:
        row = rows[unit]
        row.states[state] = row.states.get(state, 0) + number
        if state in LIVE:
            row.awards[award] = row.awards.get(award, 0) + number


def tallied(round_: Round) -> dict[str, int]:
    """How many files of a round stand in which state."""
    rows = Nomination.objects.filter(round=round_).order_by().values_list("state")
    return defaultdict(int, rows.annotate(n=Count("pk")))


def deeds_unseen(actor: Actor, round_: Round) -> list[Achievement]:
    """Sudden achievements of the year on record that nobody has put forward yet."""
    rows = Achievement.objects.visible_to(actor).filter(kind="sudden", year=round_.year)
    live = Nomination.objects.filter(achievement=OuterRef("pk"), state__in=LIVE)
    return list(rows.exclude(Exists(live)).exclude(uses__isnull=False).with_subject()[:SHOWN])
