"""A whole round in one sitting: 160 people from the sweep to their printed certificates.

Runs in a database of its own in a temporary folder, through the actions of the office: eight units
meet and sign, the files are drawn up, sent and appraised, seven members vote in secret, the minutes
are signed, the decision is frozen, numbered, signed with the test certificate and issued, and the
batch of certificates is drawn. With ``--write`` the figures go into docs/benchmarks.md.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

UNITS, EACH, MEMBERS, GOAL = 8, 20, 7, 5.0
PEOPLE = UNITS * EACH
YEAR, TODAY = 2025, date(2026, 1, 29)
AWARD = "commendation_certificate"
MARKS = ("<!-- whole round: written by `python -m benchmarks.whole_round --write` -->",
         "<!-- end of whole round -->")  # fmt: skip
DOCS = Path(__file__).parents[1] / "docs/benchmarks.md"


@dataclass
class Office:
    """``voters``: accounts of the council's members, its chair, who heads the office, first."""

    department: Any
    units: list[Any]
    voters: list[Any]
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def head(self) -> Any:
        return self.voters[0]

    def timed(self, name: str, step: Callable[[Office], None]) -> None:
        start = time.perf_counter()
        step(self)
        self.seconds[name] = time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "THIDUA_DATA_DIR": folder, "THIDUA_LOG_LEVEL": "ERROR",
            "THIDUA_PUBLIC_ADDRESS": "https://thidua.example.gov.vn",
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.office",
        }  # fmt: skip
        _open()
        from thidua.config.demonstration_clock import on

        with on(TODAY):
            office = _office()
            for name, step in STEPS:
                office.timed(name, step)
        told = _told(office)
    print(told)
    if "--write" in sys.argv:
        _write(told)


def _open() -> None:
    """An empty office that signs with a test certificate, made beforehand."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import override_settings

    at_once = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    override_settings(TASKS=at_once, THIDUA=replace(settings.THIDUA, demonstration=True)).enable()
    call_command("migrate", verbosity=0)
    from thidua.foundation.documents.signing import signing_identity

    signing_identity()


def _office() -> Office:
    from thidua.foundation.organisations.actions.create_organisation import create_organisation
    from thidua.foundation.people.actions.register_person import register_person
    from thidua.foundation.policy.reach import Machine
    from thidua.foundation.registry.models import Achievement

    def found(name: str, kind: str, parent: Any = None) -> Any:
        return create_organisation(
            actor=Machine(), name=name, kind=kind, parent=parent, valid_from=date(2000, 1, 1)
        )

    top = found("Sở Công Thương Hồng Lam", "department", found("UBND tỉnh Hồng Lam", "province"))
    units = [found(f"Phòng Quản lý {at + 1}", "division", top) for at in range(UNITS)]
    people = [
        register_person(
            actor=Machine(), full_name=f"Nguyễn Thị Hương {at:03}", organisation=units[at % UNITS],
            joined=date(2010, 3, 1), birth_date=date(1985, 5, 1), title="Chuyên viên",
        )
        for at in range(PEOPLE)
    ]  # fmt: skip
    Achievement.objects.bulk_create(
        Achievement(person=one, title="Cải tiến quy trình cấp phép", kind="movement", year=YEAR)
        for one in people
    )
    return Office(top, units, _accounts(top, people[:MEMBERS]))


def _accounts(top: Any, people: list[Any]) -> list[Any]:
    from thidua.foundation.access.actions.create_user import create_user
    from thidua.foundation.access.actions.grant_role import grant_role
    from thidua.foundation.access.models import User
    from thidua.foundation.policy.reach import Machine
    from thidua.foundation.policy.roles import Role

    made = [
        create_user(actor=Machine(), username=f"uy_vien.{at}", full_name=one.full_name, person=one)
        for at, one in enumerate(people)
    ]
    for role in (Role.UNIT_HEAD, Role.SIGNING_HEAD):
        grant_role(actor=Machine(), user=made[0], role=role, organisation=top,
                   valid_from=date(2020, 1, 1))  # fmt: skip
    return [User.objects.get(pk=one.pk) for one in made]


def _sweep(office: Office) -> None:
    from thidua.cycle.nominations.actions.draft_unit_review import draft_unit_review
    from thidua.cycle.nominations.actions.open_round import open_round
    from thidua.foundation.policy.reach import Machine

    made = open_round(
        actor=Machine(), organisation=office.department, year=YEAR, kind="annual", name="Đợt năm",
        opens=date(YEAR, 12, 1), closes=date(2026, 1, 31), received=date(2026, 1, 15),
        awards=[AWARD],
    )  # fmt: skip
    for unit in office.units:
        draft_unit_review(actor=Machine(), round_=made, unit=unit)


def _meetings(office: Office) -> None:
    from thidua.cycle.nominations.actions.record_unit_review import Voted, record_unit_review
    from thidua.cycle.nominations.actions.sign_unit_review import sign_unit_review
    from thidua.cycle.nominations.models import UnitReview
    from thidua.foundation.policy.reach import Machine

    for row in UnitReview.objects.order_by("pk"):
        people = row.lines.filter(person__isnull=False)
        met = record_unit_review(
            actor=Machine(), row=row, version=row.edit_version, held_on=date(YEAR, 12, 22),
            votes={one.pk: Voted(EACH, proposed=True) for one in people},
            removed=[one.pk for one in row.lines.filter(person__isnull=True)],
            venue="Phòng họp", present=EACH, voters=EACH, chair="Trưởng phòng",
            secretary="Chuyên viên",
        )  # fmt: skip
        sign_unit_review(actor=office.head, row=met, version=met.edit_version)


def _files(_office: Office) -> None:
    from thidua.cycle.nominations.actions.appraise_nominations import appraise_nominations
    from thidua.cycle.nominations.actions.nominate_reviewed import nominate_reviewed
    from thidua.cycle.nominations.actions.submit_nominations import submit_nominations
    from thidua.cycle.nominations.models import UnitReview
    from thidua.foundation.policy.reach import Machine

    sent: list[Any] = []
    for review in UnitReview.objects.select_related("round", "unit").order_by("pk"):
        rows = nominate_reviewed(actor=Machine(), review=review)
        sent += submit_nominations(actor=Machine(), nominations=rows)
    appraise_nominations(actor=Machine(), nominations=sent, opinion="Hồ sơ đầy đủ.")


def _ballot(office: Office) -> None:
    from thidua.cycle.councils.actions.cast_ballot import cast_ballot
    from thidua.cycle.councils.actions.close_ballot import close_ballot
    from thidua.cycle.councils.actions.open_ballot import open_ballot
    from thidua.cycle.councils.actions.prepare_ballot import prepare_ballot
    from thidua.cycle.councils.proposing import candidates_for
    from thidua.cycle.councils.words import Choice
    from thidua.foundation.policy.reach import Machine

    sitting = _sitting(office)
    ballot = prepare_ballot(
        actor=Machine(), sitting=sitting, award=AWARD, method="secret", title="Giấy khen",
        candidates=candidates_for(sitting, AWARD),
    )  # fmt: skip
    ballot = open_ballot(
        actor=Machine(), ballot=ballot, version=ballot.edit_version, few_is_known=True
    )
    for voter in office.voters:
        mine = ballot.items.exclude(conflicts__member__person=voter.person)
        sheet = {one.uid: Choice.FOR for one in mine}
        cast_ballot(actor=voter, ballot=ballot, sheet=sheet)
    close_ballot(actor=Machine(), ballot=ballot, version=ballot.edit_version)


def _sitting(office: Office) -> Any:
    """Opened, with all its members."""
    from thidua.cycle.councils.actions.appoint_member import appoint_member
    from thidua.cycle.councils.actions.found_council import found_council
    from thidua.cycle.councils.actions.note_attendance import note_attendance
    from thidua.cycle.councils.actions.open_sitting import open_sitting
    from thidua.cycle.councils.actions.prepare_sitting import prepare_sitting
    from thidua.cycle.councils.actions.set_regulation import set_regulation
    from thidua.cycle.nominations.models import Round
    from thidua.foundation.policy.reach import Machine

    council = found_council(
        actor=Machine(), organisation=office.department, kind="emulation", name="Hội đồng",
        decision_no="05/QĐ-SCT", decided=date(2025, 1, 6),
    )  # fmt: skip
    parts = ["chair", "secretary", *["member"] * (MEMBERS - 2)]
    for part, voter in zip(parts, office.voters, strict=True):
        appoint_member(
            actor=Machine(), council=council, person=voter.person, role=part,
            starts=date(2025, 1, 6),
        )  # fmt: skip
    council = set_regulation(
        actor=Machine(), row=council, version=council.edit_version, reason="Ban hành",
        content={"title": "Quy chế", "quorum": "2/3",
                 "votes": [{"award": "", "percent": 80, "of": "all_members"}]},
    )  # fmt: skip
    sitting = prepare_sitting(
        actor=Machine(), council=council, round=Round.objects.get(), held_on=date(2026, 1, 22),
        year=YEAR, name="Phiên xét", venue="Phòng họp",
    )  # fmt: skip
    sitting = open_sitting(actor=Machine(), sitting=sitting, version=sitting.edit_version)
    told = {row.uid: (True, "") for row in sitting.attendances.all()}
    note_attendance(actor=Machine(), sitting=sitting, version=sitting.edit_version, told=told)
    return sitting


def _minutes(_office: Office) -> None:
    from thidua.cycle.councils.actions.close_sitting import close_sitting
    from thidua.cycle.councils.actions.sign_minutes import sign_minutes
    from thidua.cycle.councils.actions.write_minutes import write_minutes
    from thidua.cycle.councils.models import Sitting
    from thidua.foundation.policy.reach import Machine

    row = Sitting.objects.get()
    row = close_sitting(actor=Machine(), sitting=row, version=row.edit_version)
    words = {"discussion": "Các thành viên thảo luận.", "conclusion": "Đề nghị Giám đốc Sở tặng."}
    row = write_minutes(
        actor=Machine(), sitting=row, version=row.edit_version, words=words, minutes_no="01"
    )
    for part in ("secretary", "chair"):
        row = sign_minutes(actor=Machine(), sitting=row, version=row.edit_version, part=part)


def _decision(office: Office) -> None:
    from thidua.cycle.councils.models import Sitting
    from thidua.cycle.decisions.actions.draft_decision import draft_decision
    from thidua.cycle.decisions.actions.freeze_decision import freeze_decision
    from thidua.cycle.decisions.actions.issue_decision import issue_decision
    from thidua.cycle.decisions.actions.number_decision import number_decision
    from thidua.cycle.decisions.actions.sign_decision import sign_decision
    from thidua.cycle.decisions.candidates import candidates, of_sitting
    from thidua.cycle.decisions.defaults import defaults_for
    from thidua.foundation.policy.reach import Machine

    source = of_sitting(Sitting.objects.select_related("council__organisation", "round").get())
    rows = candidates(source, "award")
    values = defaults_for(source, "award", rows) | {"signer_name": "Trần Văn Đức"}
    row = draft_decision(actor=Machine(), source=source, kind="award", listed=rows, **values)
    row = freeze_decision(actor=Machine(), decision=row, version=row.edit_version)
    row = number_decision(actor=Machine(), decision=row, version=row.edit_version, decided=TODAY)
    row = sign_decision(actor=office.head, decision=row, version=row.edit_version)
    issue_decision(actor=Machine(), decision=row, version=row.edit_version)


def _certificates(office: Office) -> None:
    from thidua.cycle.certificates.actions.keep_design import keep_design
    from thidua.cycle.certificates.actions.prepare_batch import prepare_batch
    from thidua.cycle.certificates.models import Batch
    from thidua.cycle.decisions.models import Decision
    from thidua.foundation.policy.reach import Machine

    design = keep_design(
        actor=Machine(), organisation=office.department, award=AWARD, name="Mẫu", mode="whole"
    )
    prepare_batch(actor=Machine(), decision_uid=Decision.objects.get().uid, design=design)
    batch = Batch.objects.select_related("paper").get()
    assert batch.paper is not None, "the sheets are drawn when the press is answered"
    assert batch.count == PEOPLE, "nobody was lost on the way"


STEPS: tuple[tuple[str, Callable[[Office], None]], ...] = (
    ("sweep, a list for each of 8 units", _sweep),
    ("8 meetings written down, minutes signed", _meetings),
    ("160 files drawn up, checked, sent, appraised", _files),
    ("one secret ballot of 7 members on 160 people", _ballot),
    ("the council's minutes, signed, in Word and PDF", _minutes),
    ("the decision: list, bonus, PDF signed, registry", _decision),
    ("160 certificates with codes", _certificates),
)


def _told(office: Office) -> str:
    lines = [f"| {name} | {taken:.2f} |" for name, taken in office.seconds.items()]
    total, last = sum(office.seconds.values()), office.seconds[STEPS[-1][0]]
    return "\n".join(
        [
            "| step | seconds |", "|---|---:|", *lines, f"| **all of it** | **{total:.2f}** |", "",
            f"The certificates: **{last:.2f} s** (goal under {GOAL:.0f} s).",
        ]
    )  # fmt: skip


def _write(told: str) -> None:
    before, _, rest = DOCS.read_text(encoding="utf-8").partition(MARKS[0])
    _old, _, after = rest.partition(MARKS[1])
    DOCS.write_text(f"{before}{MARKS[0]}\n\n{told}\n\n{MARKS[1]}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
