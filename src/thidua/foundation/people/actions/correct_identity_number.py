from thidua.foundation.keeping import amend
from thidua.foundation.people.models import IdentityNumber
from thidua.foundation.people.numbers import kind_of, read_number
from thidua.foundation.people.permissions import may_see_identity
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.sealed import Sealed


def correct_identity_number(
    *, actor: Actor, row: IdentityNumber, version: int, number: str, reason: str = ""
) -> IdentityNumber:
    """Replace a number entered wrongly; the trail says that it changed, never into what."""
    digits = read_number(number)
    changes = {"number": Sealed.of(digits), "kind": kind_of(digits)}
    return amend(
        actor=actor, verb="correct_identity_number", row=row, version=version, changes=changes,
        may=may_see_identity, reason=reason,
    )  # fmt: skip
