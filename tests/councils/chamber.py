"""A council with members who have accounts, a sitting they came to, a ballot to vote on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.office import Office, open_office
from thidua.cycle.councils.actions.found_council import found_council
from thidua.cycle.councils.actions.note_attendance import note_attendance
from thidua.cycle.councils.actions.open_ballot import open_ballot
from thidua.cycle.councils.actions.open_sitting import open_sitting
from thidua.cycle.councils.actions.prepare_ballot import prepare_ballot
from thidua.cycle.councils.actions.prepare_sitting import prepare_sitting
from thidua.cycle.councils.actions.set_regulation import set_regulation
from thidua.cycle.councils.models import Ballot, BallotItem, Council, Member, Sitting
from thidua.cycle.councils.subjects import of_subjects
from thidua.cycle.councils.words import Part
from thidua.foundation.access.models import User
from thidua.foundation.people.models import Person

DAY = date(2026, 2, 10)
AWARD = "emulation_fighter_grassroots"
REGULATION = {
    "title": "Quy chế hoạt động", "number": "12/QC-HĐ", "issued": "2025-01-10",
    "votes": [{"award": "", "percent": 80, "of": "all_members"}], "quorum": "2/3",
}  # fmt: skip
PARTS = (Part.CHAIR, Part.VICE_CHAIR, Part.SECRETARY, Part.MEMBER, Part.MEMBER, Part.MEMBER)


@dataclass
class Chamber:
    office: Office
    council: Council
    sitting: Sitting
    members: list[Member] = field(default_factory=list)

    @property
    def officer(self) -> User:
        return self.office.officer

    def user(self, number: int) -> User:
        """The account of a member as a new request would load it."""
        return User.objects.get(username=f"uv{number}")

    def fresh(self) -> Sitting:
        return Sitting.objects.get(pk=self.sitting.pk)

    def prepared(self, *whom: Person, award: str = AWARD, method: str = "secret") -> Ballot:
        return prepare_ballot(
            actor=self.officer, sitting=self.fresh(), award=award, title=f"Phiếu {award}",
            method=method, candidates=of_subjects(whom or (self.office.an, self.office.binh)),
        )  # fmt: skip

    def opened(self, *whom: Person, **more: Any) -> Ballot:
        ballot = self.prepared(*whom, **more)
        return open_ballot(actor=self.officer, ballot=ballot, version=ballot.edit_version)

    def item(self, ballot: Ballot, number: int = 1) -> BallotItem:
        return ballot.items.get(number=number)


def convene(absent: int = 0, regulation: dict[str, Any] | None = None) -> Chamber:
    """Six members, of whom the last ``absent`` have not come."""
    office = open_office()
    officer = office.officer
    council = found_council(
        actor=officer, organisation=office.department, kind="emulation",
        name="Hội đồng Thi đua - Khen thưởng Sở", decision_no="01/QĐ-SCT", decided=date(2025, 1, 6),
    )  # fmt: skip
    council = set_regulation(
        actor=officer, row=council, version=1, content=regulation or REGULATION, reason="Ban hành"
    )
    chamber = Chamber(office, council, Sitting(), seats(office, council))
    chamber.sitting = prepare_sitting(
        actor=officer, council=council, year=2025, name="Phiên xét năm 2025", held_on=DAY
    )
    come(chamber, absent)
    return chamber


def seats(office: Office, council: Council) -> list[Member]:
    """A person, an account and a term a part, written in bulk: their actions have tests."""
    people = Person.objects.bulk_create(
        Person(
            full_name=f"Ủy Viên {letter}", organisation=office.trade, joined=DAY.replace(year=2010)
        )
        for letter in "ABCDEF"
    )
    User.objects.bulk_create(
        User(username=f"uv{n}", full_name=one.full_name, person=one) for n, one in enumerate(people)
    )
    rows = zip(people, PARTS, strict=True)
    return Member.objects.bulk_create(
        Member(council=council, person=one, role=part, starts=date(2025, 1, 6))
        for one, part in rows
    )


def come(chamber: Chamber, absent: int) -> None:
    sitting = open_sitting(actor=chamber.officer, sitting=chamber.sitting, version=1)
    rows = list(sitting.attendances.order_by("member_id"))
    here = len(rows) - absent
    told = {row.uid: (n < here, "" if n < here else "Đi công tác") for n, row in enumerate(rows)}
    note_attendance(actor=chamber.officer, sitting=sitting, version=2, told=told)
