from thidua.foundation.keeping import enter
from thidua.foundation.people.models import IdentityNumber, Person
from thidua.foundation.people.numbers import read_number
from thidua.foundation.people.permissions import may_see_identity
from thidua.foundation.policy.reach import Actor


def record_identity_number(
    *, actor: Actor, person: Person, number: str, reason: str = ""
) -> IdentityNumber:
    """Keep a person's number, sealed. Twelve digits or nine; the trail never holds them.

    Raises NotPermitted, ValidationError (wrong length, somebody else's).
    """
    return enter(
        actor=actor, verb="record_identity_number", may=may_see_identity, reason=reason,
        row=IdentityNumber.of(person, read_number(number)),
    )  # fmt: skip
