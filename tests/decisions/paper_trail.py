"""A council that has voted, files of a sudden round, and the way of a decision."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.councils.chamber import Chamber, convene
from tests.office import Office
from thidua.cycle.councils.actions.close_sitting import close_sitting
from thidua.cycle.councils.actions.record_hands import record_hands
from thidua.cycle.councils.models import Ballot
from thidua.cycle.decisions.actions.draft_decision import draft_decision
from thidua.cycle.decisions.actions.freeze_decision import freeze_decision
from thidua.cycle.decisions.actions.number_decision import number_decision
from thidua.cycle.decisions.actions.sign_decision import sign_decision
from thidua.cycle.decisions.candidates import Candidate, Source, candidates, of_round, of_sitting
from thidua.cycle.decisions.defaults import defaults_for
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.words import Kind
from thidua.cycle.nominations.actions.open_round import open_round
from thidua.cycle.nominations.models import Nomination
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import Achievement

FIGHTER, WORKER = "emulation_fighter_grassroots", "advanced_worker"
MERIT, PRAISE = "ministry_province_merit_certificate", "commendation_certificate"
DECIDED = date(2026, 2, 20)


@dataclass
class Desk:
    """``source``: the sitting in which everybody passed but the last of each paper."""

    chamber: Chamber
    source: Source
    ballots: dict[str, Ballot] = field(default_factory=dict)

    @property
    def office(self) -> Office:
        return self.chamber.office

    def user(self, role: Role) -> Any:
        return self.office.user(role)

    def drafted(self, kind: str = Kind.AWARD, to: str = "", **more: Any) -> Decision:
        rows = candidates(self.source, kind, to)
        values = defaults_for(self.source, kind, rows, to) | {
            "signer_name": "Trần Văn Đức",
            "addressed_to": to,
        }
        return draft_decision(
            actor=self.office.officer, source=self.source, kind=kind, listed=rows, **values | more
        )

    def frozen(self, *args: Any, **more: Any) -> Decision:
        row = self.drafted(*args, **more)
        return freeze_decision(actor=self.office.officer, decision=row, version=row.edit_version)

    def numbered(self, *args: Any, **more: Any) -> Decision:
        return self.number(self.frozen(*args, **more))

    def number(self, row: Decision) -> Decision:
        return number_decision(
            actor=self.user(Role.CLERK), decision=row, version=row.edit_version, decided=DECIDED
        )

    def signed(self, *args: Any, **more: Any) -> Decision:
        return self.sign(self.numbered(*args, **more))

    def sign(self, row: Decision) -> Decision:
        return sign_decision(
            actor=self.user(Role.SIGNING_HEAD), decision=row, version=row.edit_version
        )

    def signed_list(self, rows: list[Candidate], kind: str) -> Decision:
        """Of a list drawn up by hand."""
        values = defaults_for(self.source, kind, rows) | {"signer_name": "Trần Văn Đức"}
        row = draft_decision(
            actor=self.office.officer, source=self.source, kind=kind, listed=rows, **values
        )
        row = freeze_decision(actor=self.office.officer, decision=row, version=row.edit_version)
        return self.sign(self.number(row))


def voted(chamber: Chamber, award: str) -> Ballot:
    """Raised hands: all for everybody but the last, whom only one member wants."""
    ballot = chamber.opened(
        chamber.office.an, chamber.office.binh, chamber.members[0].person, award=award,
        method="show_of_hands",
    )  # fmt: skip
    last = ballot.items.order_by("-number").first()
    told = {}
    for item in ballot.items.prefetch_related("conflicts"):
        room = ballot.present - item.conflicts.count()
        told[item.uid] = (1, room - 1) if item == last else (room, 0)
    return record_hands(
        actor=chamber.officer, ballot=ballot, version=ballot.edit_version, told=told
    )


def desk(*awards: str) -> Desk:
    chamber = convene()
    ballots = {award: voted(chamber, award) for award in awards or (FIGHTER, WORKER, MERIT)}
    row = chamber.fresh()
    sitting = close_sitting(actor=chamber.officer, sitting=row, version=row.edit_version)
    return Desk(chamber, of_sitting(sitting), ballots)


def deed_of(office: Office) -> tuple[Source, Achievement]:
    """An appraised file of a sudden round, for a deed of the registry."""
    day = date(2026, 2, 11)
    round_ = open_round(
        actor=office.officer, organisation=office.department, year=2026, kind="sudden",
        name="Đột xuất 2026", opens=date(2026, 1, 1), closes=date(2026, 12, 31), awards=[PRAISE],
    )  # fmt: skip
    deed = Achievement.objects.create(person=office.an, title="Cứu kho", kind="sudden", year=2026)
    Nomination.objects.create(
        round=round_, unit=office.energy, person=office.an, award=PRAISE, state="appraised",
        achievement_from=day, achievement_to=day, deed_on=day, achievement=deed, opinion="Đúng",
        object_class="direct", submitted_on=day, appraised_on=day, verdict={}, digest="x",
    )  # fmt: skip
    return of_round(round_), deed


def filed(office: Office, award: str, verdict: dict[str, Any]) -> Nomination:
    """An appraised file of the year, with what its check said when it was sent."""
    round_ = open_round(
        actor=office.officer, organisation=office.department, year=2025, name="Năm 2025",
        kind="annual", opens=date(2025, 12, 1), closes=date(2026, 12, 31), awards=[award],
    )  # fmt: skip
    return Nomination.objects.create(
        round=round_, unit=office.energy, person=office.an, award=award, state="appraised",
        achievement_from=date(2025, 1, 1), achievement_to=date(2025, 12, 31), opinion="Đúng",
        object_class="direct", submitted_on=DECIDED, appraised_on=DECIDED, verdict=verdict,
        digest="x",
    )  # fmt: skip
