"""What a submission is compared with, and the pairs a person has to look at."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from thidua.cycle.initiatives.models import Likeness, Submission
from thidua.cycle.initiatives.resembling import Known, resembling
from thidua.cycle.initiatives.words import State, Verdict
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import line_above, subtree_ids
from thidua.foundation.policy.among import among
from thidua.foundation.records.text import fold
from thidua.foundation.registry.models import Initiative

ABOVE = (Kind.PROVINCE, Kind.MINISTRY)
"""An office ends beneath these: its initiatives are compared with its own."""
GONE = (State.DRAFT, State.WITHDRAWN, State.DECLINED)


def office_of(organisation: Organisation) -> Organisation:
    """The topmost organisation above that is no province or ministry."""
    rows = Organisation.objects.in_bulk(line_above(organisation))
    line = [rows[pk] for pk in line_above(organisation)]
    within = [one for one in line if one.kind not in ABOVE]
    return within[-1] if within else organisation


def find_likenesses(row: Submission) -> list[Likeness]:
    """Note every pair not noted yet; a person says of each whether it is the same."""
    places = subtree_ids([office_of(row.organisation).pk])
    noted = _noted(row)
    rows = [_pair(row, one.key, one.degree) for one in resembling(
        row.folded, row.folded_solution, [*_submissions(row, places), *_recognised(places)]
    ) if one.key not in noted]  # fmt: skip
    return Likeness.objects.bulk_create(rows)


def _pair(row: Submission, key: tuple[str, Any], degree: int) -> Likeness:
    kind, which = key
    if kind == "registry":
        return Likeness(first=row, recognised_uid=which, degree=degree)
    return Likeness(first_id=which, second=row, degree=degree)


def _submissions(row: Submission, places: frozenset[int]) -> list[Known]:
    """Of the office, sent and not given up; a recognised one stands in the registry as well."""
    others = Submission.objects.filter(**among("organisation", places)).exclude(pk=row.pk)
    rows = others.exclude(state__in=GONE).values_list("pk", "folded", "folded_solution")
    return [Known(("submission", pk), title, text) for pk, title, text in rows.iterator()]


def _recognised(places: frozenset[int]) -> list[Known]:
    """Of the registry, but those that came from a submission: these are compared as such."""
    ours = Submission.objects.filter(registry_uid__isnull=False).values("registry_uid")
    rows = Initiative.objects.filter(**among("organisation", places)).exclude(uid__in=ours)
    titles = rows.values_list("uid", "title")
    return [Known(("registry", uid), fold(title)) for uid, title in titles.iterator()]


def _noted(row: Submission) -> set[tuple[str, object]]:
    found: set[tuple[str, object]] = set()
    for one in pairs_of(row):
        if one.recognised_uid:
            found.add(("registry", one.recognised_uid))
        else:
            other = one.second_id if one.first_id == row.pk else one.first_id
            found.add(("submission", other))
    return found


def pairs_of(row: Submission) -> QuerySet[Likeness]:
    return Likeness.objects.filter(Q(first=row) | Q(second=row)).select_related(
        "first__organisation", "second__organisation"
    )


def is_hindered(row: Submission) -> tuple[int, int]:
    """(pairs nobody has looked at, pairs found the same whose other stands before this one)."""
    pairs = list(pairs_of(row))
    waiting = sum(one.verdict == Verdict.OPEN for one in pairs)
    same = [one for one in pairs if one.verdict == Verdict.SAME]
    return waiting, sum(_stands_before(row, one) for one in same)


def _stands_before(row: Submission, pair: Likeness) -> bool:
    if pair.recognised_uid:
        return True
    return pair.second_id == row.pk and pair.first.state not in GONE
