from collections.abc import Sequence
from typing import Any

from django.db import transaction

from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import save, sign
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.authorship import Author, set_authors
from thidua.foundation.registry.models import Initiative
from thidua.foundation.registry.permissions import may_keep_year_facts


@transaction.atomic
def record_initiative(
    *, actor: Actor, authors: Sequence[Author], reason: str = "", **values: Any
) -> Initiative:
    """Record a recognised initiative with its authors and their shares."""
    row = Initiative(**values)
    require(may_keep_year_facts, actor, row.place_id)
    sign(row, actor)
    save(row, new=True)
    set_authors(row, authors)
    record(actor=actor, verb="record_initiative", target=row, after=row.snapshot(), reason=reason)
    return row
