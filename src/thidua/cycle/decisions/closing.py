"""A round is decided once nobody the council let through waits for a decision or a proposal."""

from __future__ import annotations

from thidua.cycle.councils.models import Sitting
from thidua.cycle.councils.queries import passed
from thidua.cycle.councils.words import BallotState
from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.cycle.decisions.words import State
from thidua.cycle.nominations.actions.move_round import move_round
from thidua.cycle.nominations.models import Round
from thidua.cycle.nominations.states import RoundState
from thidua.foundation.policy.reach import Actor


def close_round(actor: Actor, decision: Decision) -> None:
    """Called in the transaction that issues."""
    if decision.round_id is None:
        return
    round_ = Round.objects.get(pk=decision.round_id)
    if round_.state == RoundState.WITH_COUNCIL and not _waits(round_):
        move_round(
            actor=actor, row=round_, version=round_.edit_version, state=RoundState.DECIDED,
            reason=str(decision),
        )  # fmt: skip


def _waits(round_: Round) -> bool:
    """Whether a subject passed in the round and stands in no issued paper."""
    issued = set(
        DecisionLine.objects.filter(
            decision__round=round_, decision__state=State.ISSUED
        ).values_list("award", "person", "organisation")
    )
    sittings = Sitting.objects.filter(round=round_, ballots__state=BallotState.CLOSED)
    awards = dict.fromkeys(sittings.values_list("ballots__award", flat=True))
    return any(
        (award, one.person_id, one.organisation_id) not in issued
        for award in awards for one in passed(round_, award)
    )  # fmt: skip
