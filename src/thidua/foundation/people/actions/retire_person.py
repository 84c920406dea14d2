from datetime import date
from typing import Any

from django.db import transaction

from thidua.foundation.keeping import amend, save, sign
from thidua.foundation.people.belonging import end_posts
from thidua.foundation.people.models import Person, Retirement
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def retire_person(  # noqa: PLR0913 one keyword a column
    *, actor: Actor, person: Person, version: int, on: date, decided: date | None = None,
    higher_age: bool | None = None, both_wars: bool | None = None, ended_by: str = "",
    reason: str = "",
) -> Person:  # fmt: skip
    """End a person's service; ``on`` is the first day out of it. The history stays.

    With ``decided``, the day of the notice or decision, it is a retirement, and recorded as one.
    """
    also: dict[str, Any] = {"posts_ended": end_posts(person, on, ended_by)}
    if decided:
        row = Retirement(person=person, decided=decided, higher_age=higher_age, both_wars=both_wars)
        sign(row, actor)
        save(row, new=True)
        also["retirement"] = row.snapshot() | {"name": str(row)}
    return amend(
        actor=actor, verb="retire_person", row=person, version=version, changes={"left": on},
        may=may_keep_people, reason=reason, also=also,
    )  # fmt: skip
