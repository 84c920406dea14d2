from thidua.foundation.keeping import enter
from thidua.foundation.people.models import Distinction, Person
from thidua.foundation.people.permissions import may_merge_people
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def tell_apart(*, actor: Actor, one: Person, other: Person, reason: str = "") -> Distinction:
    """Remember that two records that look alike are two people; they are not offered again.

    The actor keeps the units of both.
    """
    require(may_merge_people, actor, other.organisation_id)
    require(may_merge_people, actor, one.organisation_id)
    first, second = sorted((one, other), key=lambda person: person.pk)
    return enter(
        actor=actor, verb="tell_apart", row=Distinction(first=first, second=second),
        may=may_merge_people, reason=reason,
    )  # fmt: skip
