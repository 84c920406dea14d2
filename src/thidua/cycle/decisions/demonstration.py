"""Decisions of the demonstration: one in force, one proposal with the Ministry and the province
both asked, one at the document system.

Everything goes through the room's own actions, so that the trail tells it like any office's year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from thidua.cycle.councils.models import Sitting
from thidua.cycle.decisions.actions.draft_decision import draft_decision
from thidua.cycle.decisions.actions.freeze_decision import freeze_decision
from thidua.cycle.decisions.actions.issue_decision import issue_decision
from thidua.cycle.decisions.actions.number_decision import number_decision
from thidua.cycle.decisions.actions.record_outcome import Told, record_outcome
from thidua.cycle.decisions.actions.send_out import send_out
from thidua.cycle.decisions.actions.sign_decision import sign_decision
from thidua.cycle.decisions.candidates import Candidate, Source, candidates, of_round, of_sitting
from thidua.cycle.decisions.defaults import defaults_for
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.words import Addressee, Kind, Outcome, Way
from thidua.cycle.nominations.models import Round
from thidua.foundation.access.actions.grant_role import grant_role
from thidua.foundation.access.models import Grant, User
from thidua.foundation.policy.reach import Actor, Machine
from thidua.foundation.policy.roles import Role

WEEK = timedelta(days=7)
OFFICE_RULES = "Căn cứ quy định về chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của {name}"


@dataclass(frozen=True, slots=True)
class Filled:
    """``issued`` is in force with its awards; ``proposals``: to the province, then the Ministry."""

    issued: Decision | None
    proposals: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Hands:
    """Who does what; ``today``: the day of every paper."""

    actor: Actor
    clerk: User
    head: User
    today: date


def fill(hands: Hands, sitting: Sitting) -> Filled:
    """Decide on what a sitting let through; clerk and head are given their roles over the office
    where they have them not."""
    source = of_sitting(sitting)
    _roles(source, hands)
    return Filled(_issued(hands, source), tuple(_proposals(hands, source)))


def send_sudden(hands: Hands, round_: Round) -> Decision | None:
    """A sudden commendation, its files appraised without a council, goes to be signed elsewhere."""
    source = of_round(round_)
    rows = candidates(source, Kind.AWARD)
    if not rows:
        return None
    row = _frozen(hands, source, Kind.AWARD, rows, way=Way.OUTSIDE)
    return send_out(actor=hands.actor, decision=row, version=row.edit_version)


def answer(actor: Actor, sent: Decision) -> Decision:
    """The first line has been granted some weeks later; the others wait."""
    first = sent.lines.order_by("number").first()
    assert first is not None, "a proposal lists somebody"
    assert sent.decided is not None, "it has been signed"
    told = Told(
        Outcome.GRANTED, "512/QĐ-UBND", sent.decided + 4 * WEEK, "Chủ tịch Ủy ban nhân dân tỉnh"
    )
    return record_outcome(
        actor=actor, decision=sent, version=sent.edit_version, lines=[first.uid], told=told
    )


def _roles(source: Source, hands: Hands) -> None:
    for user, role in ((hands.clerk, Role.CLERK), (hands.head, Role.SIGNING_HEAD)):
        if not Grant.objects.filter(user=user, role=role).exists():
            grant_role(
                actor=Machine(), user=user, role=role, organisation=source.organisation,
                valid_from=hands.today.replace(month=1, day=1),
            )  # fmt: skip


def _issued(hands: Hands, source: Source) -> Decision | None:
    rows = candidates(source, Kind.AWARD)
    if not rows:
        return None
    row = _signed(hands, _frozen(hands, source, Kind.AWARD, rows))
    return issue_decision(actor=hands.actor, decision=row, version=row.edit_version)


def _proposals(hands: Hands, source: Source) -> list[Decision]:
    """To the province, sent; then to the Ministry, still a draft: whoever opens it sees that the
    same achievements are with the province."""
    rows = candidates(source, Kind.PROPOSAL, Addressee.HOME_AFFAIRS)
    if not rows:
        return []
    sent = _signed(hands, _frozen(hands, source, Kind.PROPOSAL, rows, Addressee.HOME_AFFAIRS))
    sent = issue_decision(actor=hands.actor, decision=sent, version=sent.edit_version)
    asked = candidates(source, Kind.PROPOSAL, Addressee.MINISTRY)[:2]
    draft = _draft(hands, source, Kind.PROPOSAL, asked, Addressee.MINISTRY)
    return [sent, draft]


def _frozen(
    hands: Hands, source: Source, kind: str, rows: Sequence[Candidate], to: str = "", **more: Any
) -> Decision:
    row = _draft(hands, source, kind, rows, to, **more)
    return freeze_decision(actor=hands.actor, decision=row, version=row.edit_version)


def _draft(
    hands: Hands, source: Source, kind: str, rows: Sequence[Candidate], to: str = "", **more: Any
) -> Decision:
    values = defaults_for(source, kind, rows, to)
    if not values["signer_name"]:
        values["signer_name"] = hands.head.full_name
    if "chức năng, nhiệm vụ" not in values["bases"]:
        values["bases"] = "\n".join(
            [OFFICE_RULES.format(name=source.organisation.name), values["bases"]]
        )
    return draft_decision(
        actor=hands.actor, source=source, kind=kind, listed=rows, addressed_to=to, **values | more
    )


def _signed(hands: Hands, row: Decision) -> Decision:
    row = number_decision(
        actor=hands.clerk, decision=row, version=row.edit_version, decided=hands.today
    )
    return sign_decision(actor=hands.head, decision=row, version=row.edit_version)
