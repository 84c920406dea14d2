"""The registry's initiative behind a submission, and what it has served."""

from __future__ import annotations

from thidua.cycle.initiatives.models import Submission
from thidua.foundation.registry.models import Initiative, InitiativeUse


def recognised_as(row: Submission) -> Initiative | None:
    if row.registry_uid is None:
        return None
    return Initiative.objects.filter(uid=row.registry_uid).first()


def uses_of(row: Submission) -> list[InitiativeUse]:
    """Awards it was used for, by author: an initiative serves once."""
    if row.registry_uid is None:
        return []
    rows = InitiativeUse.objects.filter(author__initiative__uid=row.registry_uid)
    return list(rows.select_related("author__person", "author__organisation"))
