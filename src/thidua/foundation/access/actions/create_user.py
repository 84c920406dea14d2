from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import may_keep_accounts, require_keeping
from thidua.foundation.audit.actions.record import record
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def create_user(
    *, actor: Actor, username: str, full_name: str, password: str | None = None, email: str = "",
    person: Person | None = None, language: str = "", demonstration: bool = False,
) -> User:  # fmt: skip
    """Open an account; without a password nobody can sign in to it yet.

    Raises NotPermitted (a person beyond the actor's reach too), ValidationError.
    """
    require(may_keep_accounts, actor)
    user = User(
        username=username, full_name=full_name, email=email, person=person, language=language,
        demonstration=demonstration,
    )  # fmt: skip
    if password is not None:
        validate_password(password, user)
    user.set_password(password)
    user.full_clean()
    user.save()
    require_keeping(actor, user)
    record(actor=actor, verb="create_user", target=user, after=user.snapshot())
    return user
