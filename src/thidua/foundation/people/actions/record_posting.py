from datetime import date

from django.db import transaction

from thidua.foundation.keeping import enter
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.belonging import settle
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def record_posting(  # noqa: PLR0913 one keyword a column
    *, actor: Actor, person: Person, organisation: Organisation, title: str, starts: date,
    ends: date | None = None, post: str = "", is_head: bool = False, ended_by: str = "",
    term_ends: date | None = None, reason: str = "",
) -> Posting:  # fmt: skip
    """Record a post held; the latest post decides where the person belongs."""
    require(may_keep_people, actor, organisation.pk)
    row = Posting(
        person=person, organisation=organisation, title=title, starts=starts, ends=ends,
        post=post, is_head=is_head, ended_by=ended_by, term_ends=term_ends,
    )  # fmt: skip
    enter(actor=actor, verb="record_posting", row=row, may=may_keep_people, reason=reason)
    settle(person)
    return row
