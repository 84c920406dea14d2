from datetime import date

from thidua.foundation.access.models import Grant
from thidua.foundation.access.permissions import may_keep_accounts
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


def end_grant(*, actor: Actor, grant: Grant, version: int, on: date, reason: str = "") -> Grant:
    """End a granted role; ``on`` is the first day without it."""
    return amend(
        actor=actor, verb="end_grant", row=grant, version=version, changes={"valid_to": on},
        may=may_keep_accounts, reason=reason,
    )  # fmt: skip
