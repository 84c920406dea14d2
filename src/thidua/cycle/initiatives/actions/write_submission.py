from collections.abc import Sequence
from typing import Any

from django.db import transaction

from thidua.cycle.initiatives.authors import Share, set_shares, told
from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.permissions import may_submit
from thidua.cycle.movements.queries import require_open
from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import save
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def write_submission(
    *, actor: Actor, organisation: Organisation, year: int, authors: Sequence[Share],
    **values: Any,
) -> Submission:  # fmt: skip
    """Begin a submission with its authors; it may be mended until it is sent.

    Raises NotPermitted, ValidationError.
    """
    require(may_submit, actor, organisation.pk)
    require_open(organisation, year)
    row = Submission(organisation=organisation, year=year, **values)
    save(row, new=True)
    set_shares(row, authors)
    after = row.snapshot() | {"authors": told(authors)}
    record(actor=actor, verb="write_submission", target=row, after=after)
    return row
