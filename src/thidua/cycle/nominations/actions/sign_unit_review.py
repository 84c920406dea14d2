from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from thidua.cycle.movements.queries import require_open
from thidua.cycle.nominations.models import UnitReview
from thidua.cycle.nominations.papers import minutes
from thidua.cycle.nominations.permissions import may_sign_review
from thidua.cycle.nominations.refusals import require_unsigned
from thidua.cycle.nominations.signing import unfinished
from thidua.cycle.nominations.states import ReviewState
from thidua.foundation.access.models import User
from thidua.foundation.documents.actions.keep_paper import keep_paper
from thidua.foundation.documents.rendering import pdf
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require


@transaction.atomic
def sign_unit_review(*, actor: User, row: UnitReview, version: int) -> UnitReview:
    """Sign the minutes as the head of the unit, in person; they never change again.

    The minutes are kept as a frozen PDF, whose digest the review carries.

    Raises NotPermitted, NotNow, StaleEdit, ValidationError naming what the minutes still lack.
    """
    require(may_sign_review, actor, row.unit_id)
    current = held(row, version=version)
    require_unsigned(current)
    require_open(current.round.organisation, current.round.year)
    faults = unfinished(current)
    if faults:
        raise ValidationError({"lines": faults})
    content = pdf(minutes(current))
    kept = keep_paper(
        actor=actor, organisation=current.unit, kind="review_minutes", content=content,
        name=f"bien-ban-binh-xet-{current.round.year}.pdf", may=may_sign_review,
        frozen=True,
    )  # fmt: skip
    changes = {
        "state": ReviewState.SIGNED, "signed_by": actor, "signed_on": timezone.localdate(),
        "minutes": kept, "digest": kept.digest,
    }  # fmt: skip
    return amend(
        actor=actor, verb="sign_unit_review", row=row, version=version, changes=changes,
        may=may_sign_review,
    )  # fmt: skip
