from django.db import transaction

from thidua.foundation.keeping import strike
from thidua.foundation.people.belonging import settle
from thidua.foundation.people.models import Posting
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def strike_posting(*, actor: Actor, row: Posting, version: int, reason: str) -> None:
    """Take out a post entered by mistake; the trail keeps what it said and why it went.

    The actor keeps the unit it was held in.
    """
    require(may_keep_people, actor, row.organisation_id)
    person = row.person
    strike(
        actor=actor, verb="strike_posting", row=row, version=version, may=may_keep_people,
        reason=reason,
    )  # fmt: skip
    settle(person)
