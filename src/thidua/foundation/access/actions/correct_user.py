from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import (
    may_keep_accounts,
    require_another,
    require_keeping,
)
from thidua.foundation.keeping import amend
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def correct_user(
    *, actor: Actor, user: User, version: int, full_name: str, email: str,
    person: Person | None, reason: str = "",
) -> User:  # fmt: skip
    """Correct whose account it is; nobody links the own account to another person.

    Raises NotPermitted (a person beyond the actor's reach too), ValidationError, StaleEdit.
    """
    require_keeping(actor, user)
    if person != user.person:
        require_another(actor, user)
    changes = {"full_name": full_name, "email": email, "person": person}
    corrected = amend(
        actor=actor, verb="correct_user", row=user, version=version, changes=changes,
        may=may_keep_accounts, reason=reason,
    )  # fmt: skip
    require_keeping(actor, corrected)
    return corrected
