from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.nominations.awards import period_of
from thidua.cycle.nominations.drafting import Draft, drafts
from thidua.cycle.nominations.models import Nomination, ReviewLine, UnitReview
from thidua.cycle.nominations.permissions import may_draw_up
from thidua.cycle.nominations.refusals import NotNow, require_round
from thidua.cycle.nominations.states import LIVE, ReviewState, RoundState
from thidua.cycle.nominations.together import told_by
from thidua.foundation.audit.actions.record import record
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.keeping import digest
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor

RELATIONS = ("round", "unit", "person", "organisation", "achievement")


@transaction.atomic
def nominate_reviewed(*, actor: Actor, review: UnitReview, reason: str = "") -> list[Nomination]:
    """Draw up a file for everyone the signed minutes put forward who has none yet, each with a
    summary and an object class from the registry.

    Raises NotPermitted, NotNow.
    """
    require(may_draw_up, actor, review.unit_id)
    require_round(review.round, RoundState.OPEN)
    if review.state != ReviewState.SIGNED:
        raise NotNow(_("Biên bản chưa được người đứng đầu đơn vị ký nên chưa lập hồ sơ được."))
    lines = _open_lines(review)
    made = drafts(review.round, [line.subject for line in lines])
    rows = [_row(review, line, made[line.subject.uid]) for line in lines]
    for row in rows:
        row.clean_fields(exclude=RELATIONS)
    if rows:
        told_by(_record(actor, review, rows, reason), rows)
        Nomination.objects.bulk_create(rows, batch_size=500)
    return rows


def _record(actor: Actor, review: UnitReview, rows: list[Nomination], reason: str) -> AuditEvent:
    return record(
        actor=actor, verb="nominate_reviewed", target=rows[0], many=len(rows), reason=reason,
        after={"named": [{"uid": str(row.uid), "name": str(row)} for row in rows]},
        digest=digest([row.snapshot() for row in rows]), organisation_uid=review.unit.uid,
    )  # fmt: skip


def _open_lines(review: UnitReview) -> list[ReviewLine]:
    """Lines put forward whose subject has no live file for that award in the round."""
    live = Nomination.objects.filter(round=review.round_id, state__in=LIVE)
    taken = set(live.values_list("person_id", "organisation_id", "award"))
    lines = review.lines.filter(proposed=True).select_related(
        "person__organisation", "organisation__parent"
    )
    return [
        line for line in lines if (line.person_id, line.organisation_id, line.award) not in taken
    ]


def _row(review: UnitReview, line: ReviewLine, draft: Draft) -> Nomination:
    first, last = period_of(review.round.year)
    return Nomination(
        round=review.round, unit=review.unit, person=line.person, organisation=line.organisation,
        award=line.award, achievement_from=first, achievement_to=last, summary=draft.summary,
        object_class=draft.object_class, provenance={"door": "review", "review": str(review.uid)},
    )  # fmt: skip
