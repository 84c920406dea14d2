"""Who does not vote on whom: a member who is the subject, its head, or an author of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Q

from thidua.cycle.councils.models import BallotItem, Conflict, Member, Sitting
from thidua.cycle.councils.subjects import Candidate
from thidua.cycle.councils.words import ConflictGround
from thidua.foundation.people.models import Posting


def found_conflicts(
    sitting: Sitting, items: Sequence[BallotItem], candidates: Sequence[Candidate]
) -> Iterator[Conflict]:
    """Conflicts the registry itself shows, for the members invited; two queries."""
    members = list(Member.objects.filter(attendances__sitting=sitting).order_by("pk"))
    heads = _heads(sitting, items, members)
    for item, candidate in zip(items, candidates, strict=True):
        for member in members:
            if member.person_id == item.person_id or member.person_id in candidate.concerned:
                yield Conflict(item=item, member=member, ground=ConflictGround.OWN)
            elif (member.person_id, item.organisation_id) in heads:
                yield Conflict(item=item, member=member, ground=ConflictGround.HEAD)


def _heads(
    sitting: Sitting, items: Sequence[BallotItem], members: Sequence[Member]
) -> set[tuple[int, int | None]]:
    """(person, organisation) of members who head a collective of the paper on that day."""
    running = Q(ends__isnull=True) | Q(ends__gt=sitting.held_on)
    postings = Posting.objects.filter(
        running, is_head=True, starts__lte=sitting.held_on,
        person__in=[one.person_id for one in members],
        organisation__in=[one.organisation_id for one in items if one.organisation_id],
    )  # fmt: skip
    return set(postings.values_list("person_id", "organisation_id"))
