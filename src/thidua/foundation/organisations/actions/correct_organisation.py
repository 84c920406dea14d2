from typing import Any

from thidua.foundation.keeping import amend
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.permissions import may_keep_organisations
from thidua.foundation.policy.reach import Actor


def correct_organisation(
    *, actor: Actor, organisation: Organisation, version: int, reason: str = "", **changes: Any
) -> Organisation:
    """Correct what was entered wrongly; a real change of name or parent has its own action."""
    return amend(
        actor=actor, verb="correct_organisation", row=organisation, version=version,
        changes=changes, may=may_keep_organisations, reason=reason,
    )  # fmt: skip
