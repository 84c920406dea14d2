from collections.abc import Sequence
from typing import Any

from django.db import transaction

from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import held, save
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.authorship import Author, set_authors
from thidua.foundation.registry.models import Initiative
from thidua.foundation.registry.permissions import may_keep_year_facts


@transaction.atomic
def correct_initiative(
    *, actor: Actor, row: Initiative, version: int, reason: str = "",
    authors: Sequence[Author] | None = None, **changes: Any,
) -> Initiative:  # fmt: skip
    """Correct an initiative; ``authors`` None leaves them as they are."""
    row = held(row, version=version)
    require(may_keep_year_facts, actor, row.place_id)
    before = row.snapshot()
    for name, value in changes.items():
        setattr(row, name, value)
    require(may_keep_year_facts, actor, row.place_id)
    row.edit_version += 1
    save(row, new=False)
    if authors is not None:
        set_authors(row, authors)
    record(
        actor=actor, verb="correct_initiative", target=row, before=before, after=row.snapshot(),
        reason=reason,
    )  # fmt: skip
    return row
