"""Councils of the demonstration: founded, with a regulation, a sitting held and minuted.

Everything goes through the room's own actions, each sheet by its own member's account.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from thidua.cycle.councils.actions.appoint_member import appoint_member
from thidua.cycle.councils.actions.cast_ballot import cast_ballot
from thidua.cycle.councils.actions.close_ballot import close_ballot
from thidua.cycle.councils.actions.close_sitting import close_sitting
from thidua.cycle.councils.actions.found_council import found_council
from thidua.cycle.councils.actions.note_attendance import note_attendance
from thidua.cycle.councils.actions.open_ballot import open_ballot
from thidua.cycle.councils.actions.open_sitting import open_sitting
from thidua.cycle.councils.actions.prepare_ballot import prepare_ballot
from thidua.cycle.councils.actions.prepare_sitting import prepare_sitting
from thidua.cycle.councils.actions.set_regulation import set_regulation
from thidua.cycle.councils.actions.sign_minutes import sign_minutes
from thidua.cycle.councils.actions.write_minutes import write_minutes
from thidua.cycle.councils.models import Ballot, Council, Sitting
from thidua.cycle.councils.proposing import awards_waiting, candidates_for
from thidua.cycle.councils.words import Choice, Kind, Method, Part
from thidua.cycle.nominations.models import Round
from thidua.foundation.access.actions.create_user import create_user
from thidua.foundation.access.models import User
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor, Machine
from thidua.foundation.registry.catalogue import award_name

PARTS = (Part.CHAIR, Part.VICE_CHAIR, Part.SECRETARY, Part.MEMBER, Part.MEMBER, Part.MEMBER,
         Part.MEMBER)  # fmt: skip
REGULATIONS: dict[str, dict[str, Any]] = {
    Kind.EMULATION: {
        "title": "Quy chế hoạt động của Hội đồng", "number": "12/QC-HĐTĐKT",
        "issued": "2025-01-10", "quorum": "2/3",
        "votes": [
            {"award": "emulation_fighter_ministry_province", "percent": 90, "of": "all_members"},
            {"award": "", "percent": 80, "of": "all_members"},
        ],
    },
    Kind.INITIATIVE: {
        "title": "Quy chế xét sáng kiến", "number": "13/QC-HĐSK", "issued": "2025-01-10",
        "quorum": "2/3", "votes": [{"award": "", "percent": 70, "of": "all_members"}],
    },
}  # fmt: skip
NAMES = {
    Kind.EMULATION: "Hội đồng Thi đua - Khen thưởng", Kind.INITIATIVE: "Hội đồng Sáng kiến",
}  # fmt: skip
WORDS = {
    "begun": "08:00", "ended": "11:20",
    "discussion": "Bộ phận thường trực báo cáo kết quả thẩm định; các thành viên thảo luận từng "
                  "trường hợp và thống nhất bỏ phiếu.",
    "conclusion": "Hội đồng đề nghị Giám đốc Sở xem xét, quyết định đối với các trường hợp đạt.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filled:
    """``sitting`` was held and minuted; ``voters`` are the members' accounts, chair first."""

    emulation: Council
    initiative: Council
    sitting: Sitting
    ballots: int
    voters: tuple[User, ...]


@transaction.atomic
def fill(
    actor: Actor, *, organisation: Organisation, director: User, secretary: User,
    round_: Round | None, held_on: date,
) -> Filled:  # fmt: skip
    """Found both councils of a department and let the first hold the sitting of a round.

    Args:
        actor: the department's officer.
        director: chairs; secretary: takes the minutes; both with a person behind the account.
        round_: its appraised files are voted on, an award a ballot; None leaves no ballot.
    """
    voters = _voters(organisation, director, secretary)
    councils = {kind: _council(actor, organisation, kind, voters) for kind in NAMES}
    sitting = prepare_sitting(
        actor=actor, council=councils[Kind.EMULATION], round=round_, held_on=held_on,
        year=round_.year if round_ else held_on.year - 1, venue="Phòng họp tầng 2",
        name="Phiên xét khen thưởng cuối năm",
    )  # fmt: skip
    sitting = _came(actor, sitting)
    ballots = [_ballot(actor, sitting, award, voters) for award, _n, _c in awards_waiting(sitting)]
    sitting = _minuted(actor, sitting)
    return Filled(
        councils[Kind.EMULATION], councils[Kind.INITIATIVE], sitting, len(ballots), voters
    )


def _voters(organisation: Organisation, director: User, secretary: User) -> tuple[User, ...]:
    """The director, whoever has an account already, then new accounts, up to seven."""
    assert director.person is not None, "a chair is a person"
    assert secretary.person is not None, "so is the secretary"
    within = subtree_ids([organisation.pk])
    heads = Person.objects.filter(
        organisation__in=within, left__isnull=True, died__isnull=True,
        postings__is_head=True, postings__ends__isnull=True,
    ).exclude(pk__in=(director.person.pk, secretary.person.pk)).distinct()  # fmt: skip
    found = list(heads.select_related("user", "organisation").order_by("pk")[: len(PARTS) - 2])
    rest = [getattr(one, "user", None) or _account(one) for one in found]
    return (director, *rest[:1], secretary, *rest[1:])


def _account(person: Person) -> User:
    return create_user(
        actor=Machine(), username=f"uy_vien.{person.pk}", full_name=person.full_name,
        person=person, demonstration=True,
    )  # fmt: skip


def _council(
    actor: Actor, organisation: Organisation, kind: str, voters: Sequence[User]
) -> Council:
    council = found_council(
        actor=actor, organisation=organisation, kind=kind,
        name=f"{NAMES[Kind(kind)]} {organisation.name}",
        decision_no=f"{'05' if kind == Kind.EMULATION else '06'}/QĐ-SCT", decided=date(2025, 1, 6),
    )  # fmt: skip
    for part, voter in zip(PARTS, voters, strict=False):
        appoint_member(
            actor=actor, council=council, person=voter.person, role=part, starts=date(2025, 1, 6)
        )
    return set_regulation(
        actor=actor, row=council, version=council.edit_version, content=REGULATIONS[kind],
        reason="Ban hành kèm quyết định thành lập",
    )  # fmt: skip


def _came(actor: Actor, sitting: Sitting) -> Sitting:
    """Every member: of seven, a single one away would leave less than the law's 90 percent."""
    opened = open_sitting(actor=actor, sitting=sitting, version=sitting.edit_version)
    told = {row.uid: (True, "") for row in opened.attendances.all()}
    note_attendance(actor=actor, sitting=opened, version=opened.edit_version, told=told)
    return opened


def _ballot(actor: Actor, sitting: Sitting, award: str, voters: Sequence[User]) -> Ballot:
    """Nearly everybody in favour; of every fifteenth subject two members are not."""
    ballot = prepare_ballot(
        actor=actor, sitting=sitting, award=award, method=Method.SECRET,
        title=award_name(award), candidates=candidates_for(sitting, award),
    )  # fmt: skip
    ballot = open_ballot(actor=actor, ballot=ballot, version=ballot.edit_version, few_is_known=True)
    marks = ballot.roll.select_related("member__person").order_by("pk")
    for place, mark in enumerate(marks):
        voter = next(one for one in voters if one.person_id == mark.member.person_id)
        mine = ballot.items.exclude(conflicts__member=mark.member_id)
        sheet = {one.uid: _choice(one.number, place) for one in mine}
        cast_ballot(actor=voter, ballot=ballot, sheet=sheet)
    return close_ballot(actor=actor, ballot=ballot, version=ballot.edit_version)


def _choice(number: int, place: int) -> Choice:
    return Choice.AGAINST if number % 15 == 0 and place in (3, 4) else Choice.FOR


def _minuted(actor: Actor, sitting: Sitting) -> Sitting:
    row = close_sitting(actor=actor, sitting=sitting, version=sitting.edit_version)
    row = write_minutes(
        actor=actor, sitting=row, version=row.edit_version, words=WORDS, minutes_no="02"
    )
    for part in (Part.SECRETARY, Part.CHAIR):
        row = sign_minutes(actor=actor, sitting=row, version=row.edit_version, part=part)
    return row
