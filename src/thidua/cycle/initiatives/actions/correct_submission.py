from collections.abc import Sequence
from typing import Any

from django.db import transaction

from thidua.cycle.initiatives.authors import Share, set_shares, told
from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.permissions import may_submit
from thidua.cycle.initiatives.refusals import require_in_year, require_state
from thidua.cycle.initiatives.words import State
from thidua.cycle.movements.queries import require_open
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def correct_submission(
    *, actor: Actor, row: Submission, version: int, authors: Sequence[Share] | None = None,
    **changes: Any,
) -> Submission:  # fmt: skip
    """Mend a draft; ``authors`` None leaves them. Raises NotPermitted, ValidationError,
    StaleEdit."""
    require(may_submit, actor, row.organisation_id)
    current = held(row, version=version)
    require_state(current, State.DRAFT)
    require_in_year(current)
    require_open(
        changes.get("organisation", current.organisation), changes.get("year", current.year)
    )
    if authors is not None:
        set_shares(row, authors)
    also = {} if authors is None else {"authors": told(authors)}
    return amend(actor=actor, verb="correct_submission", row=row, version=version,
                 changes=changes, may=may_submit, also=also)  # fmt: skip
