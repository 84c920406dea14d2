from datetime import date

from django.db import transaction

from thidua.foundation.keeping import amend
from thidua.foundation.people.belonging import end_posts
from thidua.foundation.people.models import Person
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def retire_person(
    *, actor: Actor, person: Person, version: int, on: date, reason: str = ""
) -> Person:
    """End a person's service; ``on`` is the first day out of it. The history stays."""
    ended = end_posts(person, on)
    return amend(
        actor=actor, verb="retire_person", row=person, version=version, changes={"left": on},
        may=may_keep_people, reason=reason, also={"posts_ended": ended},
    )  # fmt: skip
