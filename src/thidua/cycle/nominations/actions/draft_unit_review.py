from django.db import transaction

from thidua.cycle.nominations.models import ReviewLine, Round, UnitReview
from thidua.cycle.nominations.permissions import may_draw_up
from thidua.cycle.nominations.refusals import require_round
from thidua.cycle.nominations.reviewing import revision
from thidua.cycle.nominations.standing import LISTED, MEETS, Stood, open_board, standing
from thidua.cycle.nominations.states import RoundState
from thidua.cycle.nominations.units import staff_of
from thidua.foundation.keeping import enter
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def draft_unit_review(
    *, actor: Actor, round_: Round, unit: Organisation, reason: str = ""
) -> UnitReview:
    """Open a unit's review with the list the sweep suggests; the meeting decides, not the list.

    Raises NotPermitted, NotNow, ValidationError where the unit has one already.
    """
    require(may_draw_up, actor, unit.pk)
    require_round(round_, RoundState.OPEN)
    at = revision()
    staff = staff_of(round_, unit, at)
    review = enter(
        actor=actor, verb="draft_unit_review", may=may_draw_up, reason=reason,
        row=UnitReview(round=round_, unit=unit, voters=len(staff.people) or None),
    )  # fmt: skip
    lines = [
        _line(review, kind, stood)
        for kind, entries in (("individual", staff.people), ("collective", staff.collectives))
        for stood in standing(round_, kind, open_board(round_, entries, at))
        if stood.word in LISTED
    ]
    ReviewLine.objects.bulk_create(lines, batch_size=500)
    return review


def _line(review: UnitReview, kind: str, stood: Stood) -> ReviewLine:
    """Whoever meets the standard is put forward until the meeting says otherwise."""
    about = {"person_id" if kind == "individual" else "organisation_id": stood.entry.pk}
    return ReviewLine(
        unit_review=review, award=stood.award, stood=stood.word, proposed=stood.word in MEETS,
        **about,
    )  # fmt: skip
