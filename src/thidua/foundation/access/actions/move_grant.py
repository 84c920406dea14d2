from datetime import date

from django.db import transaction

from thidua.foundation.access.models import Grant
from thidua.foundation.access.permissions import (
    may_keep_accounts,
    require_another,
    require_keeping,
)
from thidua.foundation.keeping import amend, save
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def move_grant(
    *, actor: Actor, grant: Grant, version: int, to: Organisation, on: date, reason: str
) -> Grant:
    """Let a granted role follow its organisation into another one: it ends there on the day and
    goes on over ``to`` until its own last day; whoever holds it there already just loses the old.

    Returns the grant that runs on. Raises NotPermitted, ValidationError, StaleEdit.
    """
    require_keeping(actor, grant.user)
    require_another(actor, grant.user)
    require(may_keep_accounts, actor, to.pk)
    lasting = grant.valid_to
    held = Grant.objects.running().filter(user=grant.user, role=grant.role, organisation=to).first()
    following = held or Grant(
        user=grant.user, role=grant.role, organisation=to, valid_from=on, valid_to=lasting
    )
    amend(
        actor=actor, verb="move_grant", row=grant, version=version, changes={"valid_to": on},
        may=may_keep_accounts, reason=reason, also={"moved_to": following.snapshot()},
    )  # fmt: skip
    if held is None:
        save(following, new=True)
    return following
