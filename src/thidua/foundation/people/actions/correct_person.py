from typing import Any

from thidua.foundation.keeping import amend
from thidua.foundation.people.models import Person
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.reach import Actor


def correct_person(
    *, actor: Actor, person: Person, version: int, reason: str = "", **changes: Any
) -> Person:
    """Correct what was entered wrongly about a person."""
    return amend(
        actor=actor, verb="correct_person", row=person, version=version, changes=changes,
        may=may_keep_people, reason=reason,
    )  # fmt: skip
