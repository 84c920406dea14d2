from datetime import date

from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import may_keep_accounts
from thidua.foundation.people.actions.ask_correction import ask_correction
from thidua.foundation.people.actions.record_identity_number import record_identity_number
from thidua.foundation.people.actions.register_person import register_person
from thidua.foundation.people.actions.retire_person import retire_person
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_rating import record_rating

ASKED = "Sổ chưa ghi Giấy khen năm 2019 của Giám đốc Sở tặng tôi; tôi giữ bản gốc quyết định."
NUMBERED = 3
NOWHERE = "000"
"""No province has this code: the invented numbers can be nobody's."""


@transaction.atomic
def add_people_samples(*, actor: Actor) -> int:
    """Enter what the pages about people show, by the office's own actions: in each department one
    person twice, a few identity numbers, and a request of the nominee. Returns how many rows."""
    require(may_keep_accounts, actor)
    done = 0
    officers = User.objects.filter(demonstration=True, grants__role=Role.DEPARTMENT_OFFICER)
    for place, officer in enumerate(officers.order_by("username").distinct()):
        people = Person.objects.visible_to(officer).filter(left__isnull=True, user__isnull=True)
        found = list(people.filter(birth_date__isnull=False, joined__gt=date(2012, 12, 31))
                     .order_by("pk")[:NUMBERED])  # fmt: skip
        if not found:
            continue
        for turn, person in enumerate(found):
            number = f"{NOWHERE}{place:03}{turn:06}"
            record_identity_number(actor=officer, person=person, number=number)
        _enter_twice(officer, found[0])
        done += len(found) + 1
    nominees = User.objects.filter(demonstration=True, grants__role=Role.NOMINEE)
    for nominee in nominees.order_by("username"):
        if nominee.person is not None:
            ask_correction(actor=nominee, person=nominee.person, topic="awards", text=ASKED)
            done += 1
    return done


def _enter_twice(officer: User, person: Person) -> None:
    """An earlier record of the same person, who had left and came back."""
    earlier = register_person(
        actor=officer, full_name=person.full_name, organisation=person.organisation,
        sex=person.sex, birth_date=person.birth_date, joined=date(2010, 1, 4),
        title="Chuyên viên",
    )  # fmt: skip
    record_rating(actor=officer, person=earlier, year=2011, rating="good")
    retire_person(actor=officer, person=earlier, version=earlier.edit_version,
                  on=date(2012, 12, 31), reason="Chuyển công tác")  # fmt: skip
