"""Initiatives of the demonstration, at every step of their way.

Everything goes through the room's own actions, each review by its own reviewer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from thidua.cycle.initiatives.actions.assign_reviewer import assign_reviewer
from thidua.cycle.initiatives.actions.enter_criterion import enter_criterion
from thidua.cycle.initiatives.actions.forward_submission import forward_submission
from thidua.cycle.initiatives.actions.give_review import give_review
from thidua.cycle.initiatives.actions.judge_likeness import judge_likeness
from thidua.cycle.initiatives.actions.propose_wider import propose_wider
from thidua.cycle.initiatives.actions.record_confirmation import record_confirmation
from thidua.cycle.initiatives.actions.record_recognition import record_recognition
from thidua.cycle.initiatives.actions.return_submission import return_submission
from thidua.cycle.initiatives.actions.send_submission import send_submission
from thidua.cycle.initiatives.actions.write_submission import write_submission
from thidua.cycle.initiatives.authors import Share
from thidua.cycle.initiatives.comparing import pairs_of
from thidua.cycle.initiatives.demonstration_texts import (
    COMMENTS,
    CRITERIA,
    EFFECT,
    NOVEL,
    PROBLEM,
    TWIN,
)
from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.scoring import sheet_of
from thidua.foundation.access.actions.create_user import create_user
from thidua.foundation.access.actions.grant_role import grant_role
from thidua.foundation.access.models import User
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor, Machine
from thidua.foundation.policy.roles import Role

SINCE = date(2025, 1, 6)


@dataclass(frozen=True, slots=True)
class Filled:
    submissions: tuple[Submission, ...]
    reviewers: tuple[User, User]


@transaction.atomic
def fill(actor: Actor, *, organisation: Organisation, year: int = 2025) -> Filled:
    """Write eight submissions of a department: two recognised, one of them in a wider scope; one
    forwarded, one under review, one returned, one sent, one alike another, one a draft.

    Args:
        actor: the department's officer.
    """
    for number, (text, most, floor, out) in enumerate(CRITERIA, start=1):
        enter_criterion(actor=actor, organisation=organisation, number=number, text=text,
                        most=Decimal(most), floor=floor, knock_out=out)  # fmt: skip
    people = _authors(organisation)
    reviewers = _reviewers(organisation, people)
    rows = list(_written(actor, people, year))
    for row in (*rows[:6], rows[-1]):
        _fresh(row)
        send_submission(
            actor=actor, row=row, version=row.edit_version, on=date(row.year, 10, 3 + row.pk % 20)
        )
    _carry(actor, rows, reviewers)
    return Filled(tuple(_fresh(row) for row in rows), reviewers)


def _fresh(row: Submission) -> Submission:
    row.refresh_from_db()
    return row


def _authors(organisation: Organisation) -> list[Person]:
    within = subtree_ids([organisation.pk])
    found = Person.objects.filter(
        organisation__in=within, left__isnull=True, died__isnull=True, user__isnull=True
    ).select_related("organisation")
    return list(found.order_by("organisation_id", "pk")[::4][:20])


def _reviewers(organisation: Organisation, authors: Sequence[Person]) -> tuple[User, User]:
    within = subtree_ids([organisation.pk])
    heads = Person.objects.filter(
        organisation__in=within, left__isnull=True, died__isnull=True, user__isnull=True,
        postings__is_head=True, postings__ends__isnull=True,
    ).exclude(pk__in=[one.pk for one in authors]).distinct()  # fmt: skip
    first, second = (
        _account(one, organisation, place)
        for place, one in enumerate(heads.order_by("-pk")[:2], start=1)
    )
    return first, second


def _account(person: Person, organisation: Organisation, place: int) -> User:
    user = create_user(
        actor=Machine(), username=f"tham_dinh.{organisation.pk}.{place}",
        full_name=person.full_name, person=person, demonstration=True,
    )  # fmt: skip
    grant_role(actor=Machine(), user=user, role=Role.INITIATIVE_REVIEWER,
               organisation=organisation, valid_from=SINCE)  # fmt: skip
    return user


def _written(actor: Actor, people: Sequence[Person], year: int) -> Iterator[Submission]:
    for place, (title, solution) in enumerate((*NOVEL, TWIN)):
        first, second = people[place], people[place + len(NOVEL) + 1]
        shares = [Share(first, 60), Share(second, 40)] if place % 2 else [Share(first, 100)]
        yield write_submission(
            actor=actor, organisation=first.organisation, year=year, authors=shares, title=title,
            problem=PROBLEM, solution=solution, effect=EFFECT, applied_from=date(year, 3, 3),
        )  # fmt: skip


def _carry(actor: Actor, rows: Sequence[Submission], reviewers: tuple[User, User]) -> None:
    for row in rows[:4]:
        _assigned(actor, row, reviewers)
    for row in rows[:3]:
        for place, reviewer in enumerate(reviewers):
            _reviewed(reviewer, row, place)
        _settled(actor, row)
    for place, row in enumerate(rows[:2], start=1):
        record_recognition(
            actor=actor, submission=_fresh(row), version=row.edit_version,
            decision_no=f"{40 + place}/QĐ-SCT", decided=date(row.year, 11, 14),
        )  # fmt: skip
    _widened(actor, _fresh(rows[0]))
    back = _fresh(rows[4])
    return_submission(
        actor=actor, row=back, version=back.edit_version,
        reason="Bổ sung số liệu hiệu quả trước và sau khi áp dụng.",
    )  # fmt: skip


def _assigned(actor: Actor, row: Submission, reviewers: tuple[User, User]) -> None:
    for one in reviewers:
        _fresh(row)
        assign_reviewer(actor=actor, submission=row, version=row.edit_version, reviewer=one)


def _reviewed(reviewer: User, row: Submission, place: int) -> None:
    review = row.reviews.get(reviewer=reviewer)
    lines = sheet_of(row.organisation)
    points = {one.pk: one.most - 2 - place - (row.pk + one.number) % 3 for one in lines}
    give_review(actor=reviewer, row=review, version=review.edit_version, points=points,
                comment=COMMENTS[place], on=date(row.year, 10, 27 + place))  # fmt: skip


def _settled(actor: Actor, row: Submission) -> None:
    for pair in pairs_of(row):
        judge_likeness(
            actor=actor, row=pair, version=pair.edit_version, verdict="different",
            why="Đối tượng và cách làm khác nhau, chỉ giống cách đặt tên.",
        )  # fmt: skip
    _fresh(row)
    forward_submission(actor=actor, row=row, version=row.edit_version)


def _widened(actor: Actor, row: Submission) -> None:
    asked = propose_wider(
        actor=actor, submission=row, level="ministry_province",
        proposed_on=date(row.year, 11, 20), proposed_no="118/TTr-SCT",
    )  # fmt: skip
    record_confirmation(
        actor=actor, row=asked, version=asked.edit_version, outcome="confirmed",
        form="form_13", document_no="27/XN-UBND", document_date=date(row.year, 12, 12),
    )  # fmt: skip
