"""What pages and later rooms ask of decisions."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thidua.bridge.certificates import certified_awards
from thidua.cycle.councils.models import Sitting
from thidua.cycle.councils.words import BallotState, SittingState
from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.cycle.decisions.words import Kind, State, Way
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.catalogue import award_name
from thidua.foundation.registry.models import AwardHeld

WITHOUT_NUMBER = Q(state=State.FROZEN, way=Way.HERE, number="")
"""Frozen, to be signed here, and not numbered yet."""

NUMBERED = Q(state=State.FROZEN, way=Way.HERE) & ~Q(number="")
"""Frozen, numbered, and not signed yet."""

UNANSWERED = Q(
    Exists(DecisionLine.objects.filter(decision=OuterRef("pk"), outcome="waiting")),
    kind=Kind.PROPOSAL, state=State.ISSUED,
)  # fmt: skip
"""A proposal of which some line has no outcome yet."""


@dataclass(frozen=True, slots=True)
class Due:
    """Certificates of one award that a decision has given; ``done``: already in the gold book."""

    award: str
    awards: int
    done: int = 0

    @property
    def name(self) -> str:
        return award_name(self.award)

    @property
    def left(self) -> int:
        return self.awards - self.done


def certificates_due(decision: Decision) -> list[Due]:
    """Awards of an issued decision for which the law hands over a certificate; none for any other
    decision, and none of those revoked."""
    if decision.state != State.ISSUED or decision.kind != Kind.AWARD:
        return []
    rows = AwardHeld.objects.filter(decision_uid=decision.uid, award__in=certified_awards())
    counted = rows.exclude(status="revoked").order_by().values_list("award")
    order = certified_awards()
    in_book = Count("pk", filter=~Q(certificate_no=""))
    found = [Due(*row) for row in counted.annotate(n=Count("pk"), done=in_book)]
    return sorted(found, key=lambda one: order.index(one.award))


def to_draft(actor: Actor) -> QuerySet[Sitting]:
    """Sittings that let somebody through and have no decision or proposal yet."""
    mine = actor.reach(Role.DEPARTMENT_OFFICER).condition("council__organisation")
    over = Sitting.objects.filter(
        mine, state__in=(SittingState.CLOSED, SittingState.MINUTED), decisions__isnull=True
    )
    return over.filter(ballots__state=BallotState.CLOSED, ballots__items__passed=True).distinct()


def to_number(actor: Actor) -> QuerySet[Decision]:
    """Frozen papers that wait for the clerk's number, to be signed here."""
    return _mine(actor, Role.CLERK).filter(WITHOUT_NUMBER)


def to_return(actor: Actor) -> QuerySet[Decision]:
    """Papers at the document system, whose signed form the clerk brings back."""
    return _mine(actor, Role.CLERK).filter(state=State.SENT_OUT)


def to_sign(actor: Actor) -> QuerySet[Decision]:
    """Numbered papers that wait for the very signer; for nobody who stands in."""
    if actor.acting_for is not None:
        return Decision.objects.none()
    return _mine(actor, Role.SIGNING_HEAD).filter(NUMBERED)


def to_issue(actor: Actor) -> QuerySet[Decision]:
    """Signed papers not yet in the registry."""
    return _mine(actor, Role.DEPARTMENT_OFFICER).filter(state=State.SIGNED)


def to_send(actor: Actor) -> QuerySet[Decision]:
    """Frozen papers that the officer has still to hand to the document system."""
    mine = _mine(actor, Role.DEPARTMENT_OFFICER)
    return mine.filter(state=State.FROZEN, way=Way.OUTSIDE)


def outcomes_waiting(actor: Actor) -> QuerySet[Decision]:
    """Proposals of which some line has no outcome yet."""
    return _mine(actor, Role.DEPARTMENT_OFFICER).filter(UNANSWERED)


def to_pay(actor: Actor) -> QuerySet[Decision]:
    """Issued decisions with a bonus sheet, for the accountant."""
    return _mine(actor, Role.ACCOUNTANT).filter(kind=Kind.AWARD, state=State.ISSUED)


def _mine(actor: Actor, role: Role) -> QuerySet[Decision]:
    return Decision.objects.filter(actor.reach(role).condition("organisation"))
