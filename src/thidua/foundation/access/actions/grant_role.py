from datetime import date

from django.db import transaction
from django.utils import timezone

from thidua.foundation.access.models import Grant, User
from thidua.foundation.access.permissions import (
    may_keep_accounts,
    require_another,
    require_keeping,
)
from thidua.foundation.keeping import enter
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role


@transaction.atomic
def grant_role(
    *, actor: Actor, user: User, role: Role, organisation: Organisation,
    valid_from: date | None = None, valid_to: date | None = None, reason: str = "",
) -> Grant:  # fmt: skip
    """Give a role over an organisation and everything beneath it; today unless a day is named.

    Nobody gives one to himself or herself. Raises NotPermitted, ValidationError.
    """
    require_keeping(actor, user)
    require_another(actor, user)
    row = Grant(
        user=user, role=role, organisation=organisation,
        valid_from=valid_from or timezone.localdate(), valid_to=valid_to,
    )  # fmt: skip
    return enter(actor=actor, verb="grant_role", row=row, may=may_keep_accounts, reason=reason)
