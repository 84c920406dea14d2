from datetime import date

from django.db import transaction

from thidua.foundation.keeping import enter, sign
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def register_person(  # noqa: PLR0913 one keyword a column
    *, actor: Actor, full_name: str, organisation: Organisation, sex: str = "",
    birth_date: date | None = None, staff_number: str = "", group: str = "official",
    joined: date | None = None, title: str = "", reason: str = "",
) -> Person:  # fmt: skip
    """Add a person to a unit; with a title and a first day, the first post as well."""
    person = enter(
        actor=actor, verb="register_person", may=may_keep_people, reason=reason,
        row=Person(
            full_name=full_name, organisation=organisation, sex=sex, birth_date=birth_date,
            staff_number=staff_number, group=group, joined=joined,
        ),
    )  # fmt: skip
    if title and joined:
        first = Posting(person=person, organisation=organisation, title=title, starts=joined)
        sign(first, actor)
        first.full_clean()
        first.save()
    return person
