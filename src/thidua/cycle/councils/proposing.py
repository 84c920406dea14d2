"""What a sitting has to vote on: the appraised files of its round that no ballot holds yet."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from thidua.cycle.councils.models import BallotItem, Sitting
from thidua.cycle.councils.subjects import Candidate, of_nominations, of_subjects, of_submissions
from thidua.cycle.councils.words import INITIATIVE, BallotState, Kind
from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.words import State
from thidua.cycle.nominations.models import Nomination
from thidua.cycle.nominations.queries import for_council
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.people.models import Person
from thidua.foundation.policy.among import among
from thidua.foundation.registry.catalogue import award_name


def awards_waiting(sitting: Sitting) -> list[tuple[str, str, int]]:
    """(code, name, how many files) of each award of the round that waits for a vote, or of the
    initiatives before an initiative council."""
    if sitting.council.kind == Kind.INITIATIVE:
        count = _submissions(sitting).count()
        return [(INITIATIVE, str(_("Sáng kiến")), count)] if count else []
    if sitting.round is None:
        return []
    rows = for_council(sitting.round).exclude(pk__in=_held(sitting)).order_by("award")
    counted = rows.values("award").annotate(files=Count("pk"))
    return [(one["award"], award_name(one["award"]), one["files"]) for one in counted]


def candidates_for(sitting: Sitting, award: str) -> list[Candidate]:
    """In the order of the council's paper."""
    if award == INITIATIVE:
        return of_submissions(_submissions(sitting).prefetch_related("authors__person"))
    if sitting.round is None:
        return []
    rows = for_council(sitting.round, award).exclude(pk__in=_held(sitting))
    return of_nominations(list(rows.select_related("organisation__parent", "person__organisation")))


def _submissions(sitting: Sitting) -> QuerySet[Submission]:
    """Forwarded to the council in its year, from its part of the tree, and on no ballot yet."""
    within = subtree_ids([sitting.council.organisation_id])
    held = BallotItem.objects.filter(submission__isnull=False).exclude(
        ballot__state=BallotState.ABANDONED
    )
    rows = Submission.objects.filter(
        state=State.FORWARDED, year=sitting.year, **among("organisation", within)
    )
    return rows.exclude(pk__in=held.values("submission")).order_by("organisation__sort_key", "pk")


def named(
    sitting: Sitting, award: str, subjects: Sequence[Person | Organisation]
) -> list[Candidate]:
    """Subjects somebody named, with their file of the round where they have one: so that one may
    be voted on again."""
    filed: dict[tuple[int | None, int | None], Nomination] = {}
    if sitting.round is not None and subjects:
        filed = {
            (one.person_id, one.organisation_id): one for one in for_council(sitting.round, award)
        }
    found = []
    for subject, plain in zip(subjects, of_subjects(subjects), strict=True):
        person = isinstance(subject, Person)
        file = filed.get((subject.pk, None) if person else (None, subject.pk))
        found.append(of_nominations([file])[0] if file else plain)
    return found


def _held(sitting: Sitting) -> object:
    """Files on a ballot of the round that was not given up."""
    items = BallotItem.objects.filter(
        ballot__sitting__round=sitting.round_id, nomination__isnull=False
    )
    return items.exclude(ballot__state=BallotState.ABANDONED).values("nomination")
