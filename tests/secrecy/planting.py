"""Every secret of the office, planted once, with the mark that would give it away.

A room with a secret adds a line to ``plant``: what is secret, its marks, who may know.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from allauth.mfa.models import Authenticator

from tests.exchange.conftest import book
from tests.foundation.test_overlays import HEAD
from tests.nominations.history import Histories
from tests.office import MACHINE, Office, engage
from thidua.cycle.councils.models import Ballot, Box, Council, Sitting, TellerCount
from thidua.cycle.initiatives.actions.give_review import give_review
from thidua.cycle.initiatives.models import Criterion, Review, Submission
from thidua.cycle.initiatives.scoring import sheet_of
from thidua.cycle.nominations.models import Round, UnitReview
from thidua.foundation.access.models import Grant, User
from thidua.foundation.exchange.actions.preview_import import preview_import
from thidua.foundation.jobs.actions.start_job import start_job
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.people.actions.ask_correction import ask_correction
from thidua.foundation.people.actions.merge_people import merge_people
from thidua.foundation.people.actions.record_identity_number import record_identity_number
from thidua.foundation.people.models import IdentityNumber
from thidua.foundation.policy.roles import IDENTITY, READERS, STANDING, Role
from thidua.foundation.records.sealed import Sealed
from thidua.foundation.records.secrets import seal
from thidua.foundation.registry.actions.correct_award import correct_award
from thidua.foundation.registry.actions.correct_discipline import correct_discipline
from thidua.foundation.registry.actions.record_award import record_award
from thidua.foundation.registry.actions.record_discipline import record_discipline
from thidua.foundation.registry.actions.record_hold import record_hold
from thidua.foundation.tokens.actions.issue_token import issue_token

NUMBER, OLD = "001085012345", "987654321"
TELEPHONE = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
WHOLE = (Role.DEPARTMENT_OFFICER, Role.COUNCIL_MEMBER, Role.AUDITOR)
"""Readers of the whole department; the others read the energy division only."""


@dataclass(frozen=True)
class Secret:
    """``known`` may read a mark, and each of them does somewhere; nobody else ever does. Empty: no
    page tells it to anybody. ``finders`` may search by it besides."""

    name: str
    marks: tuple[str, ...]
    known: tuple[str, ...] = ()
    finders: tuple[str, ...] = ()


def plant(histories: Histories) -> list[Secret]:
    """The secrets, in rows written by the actions that write them in the office."""
    office = histories.office
    return [
        *_of_people(office), *_of_conduct(histories), *_of_awards(office), *_of_accounts(office),
        *_of_work(office), *_of_councils(office), *_of_reviewers(office),
        *_of_reviews_of_units(office),
    ]  # fmt: skip


def _of_people(office: Office) -> list[Secret]:
    for number in (NUMBER, OLD):
        record_identity_number(actor=office.officer, person=office.an, number=number)
    rows = list(IdentityNumber.objects.all())
    asked = ask_correction(
        actor=office.user(Role.NOMINEE), person=office.an, topic="other", text="Sai zx-yeu-cau"
    )
    twin = engage("Zxsongsinh Thị Hương", office.trade)
    merge_people(
        actor=office.officer, kept=office.binh, version=office.binh.edit_version, gone=twin,
        gone_version=1, chosen={}, reason="zx-ly-do-gop",
    )  # fmt: skip
    return [
        Secret("identity number", (NUMBER, OLD), finders=IDENTITY),
        Secret("identity number, its end", tuple(row.masked for row in rows), IDENTITY),
        Secret("identity number at rest",
               tuple(part for row in rows for part in (row.digest, row.number.kept))),
        Secret("request for correction", (asked.text,),
               (Role.DEPARTMENT_OFFICER, Role.UNIT_OFFICER, Role.NOMINEE, Role.AUDITOR)),
        Secret("name of a record merged away", (twin.full_name,),
               (Role.DEPARTMENT_OFFICER, Role.AUDITOR)),
        Secret("why two records were merged", ("zx-ly-do-gop",),
               (Role.DEPARTMENT_OFFICER, Role.AUDITOR)),
    ]  # fmt: skip


def _of_conduct(histories: Histories) -> list[Secret]:
    officer = histories.office.officer
    row = record_discipline(
        actor=officer, person=histories.punished, form="warning", starts=date(2021, 2, 3),
        ends=date(2021, 12, 1), decision_no="zx-ky-luat", reason="zx-vi-sao-ky-luat",
    )  # fmt: skip
    correct_discipline(
        actor=officer, row=row, version=1, decision_no="zx-ky-luat-sua", reason="zx-sua-ky-luat"
    )
    for ground, note in (("inspection", "zx-thanh-tra"), ("complaint", "zx-don-thu")):
        record_hold(
            actor=officer, person=histories.near, ground=ground, starts=date(2025, 3, 4),
            note=note, reason=f"{note}-vi-sao",
        )  # fmt: skip
    return [
        Secret("discipline", ("zx-ky-luat", "99/QĐ-SCT"), STANDING),
        Secret("why discipline", ("zx-vi-sao-ky-luat", "zx-sua-ky-luat"), STANDING),
        Secret("holds", ("zx-thanh-tra", "zx-don-thu"), STANDING),
        Secret("why holds", ("zx-thanh-tra-vi-sao", "zx-don-thu-vi-sao"), STANDING),
    ]


def _of_awards(office: Office) -> list[Secret]:
    """What is no secret to readers, but to those beyond reach and without a right to content."""
    numbers = {"zx-trong-phong": office.an, "zx-phong-ben": office.binh}
    for number, person in numbers.items():
        row = record_award(
            actor=MACHINE, person=person, award="advanced_worker", year=2022,
            decided=date(2023, 1, 20), decision_no=number, issuer="department",
        )  # fmt: skip
        correct_award(
            actor=office.officer, row=row, version=1, certificate_no="7", reason=f"{number}-vi-sao"
        )
    return [
        Secret("an award of the division", ("zx-trong-phong",), (*READERS, Role.NOMINEE)),
        Secret("an award of another division", ("zx-phong-ben",), WHOLE),
        Secret("why an award was corrected", ("zx-trong-phong-vi-sao",), READERS),
        Secret("why another's was", ("zx-phong-ben-vi-sao",), WHOLE),
    ]


def _of_accounts(office: Office) -> list[Secret]:
    kept = User.objects.create(
        username="kin", full_name="Tài khoản kín", email="zx-thu@so.example", password="md5$zx$hash"
    )
    Grant.objects.create(user=kept, role=Role.CLERK, organisation=office.energy)
    sealed = seal(TELEPHONE.encode())
    Authenticator.objects.create(
        user_id=kept.pk, type=Authenticator.Type.TOTP, data={"secret": sealed}
    )
    issued = issue_token(actor=office.officer, user=office.officer, name="zx-khoa-api")
    return [
        Secret("password at rest", (kept.password,)),
        Secret("key of the telephone", (TELEPHONE, sealed)),
        Secret("API key", (issued.clear, issued.token.digest)),
        Secret("name of an API key", ("zx-khoa-api",),
               (Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR)),
        Secret("address of an account", (kept.email,), (Role.ADMINISTRATOR,)),
    ]  # fmt: skip


def _of_work(office: Office) -> list[Secret]:
    start_job(
        actor=office.officer, kind="export_register", label="zx-viec-nen",
        arguments={"slug": "ca-nhan", "form": "csv", "query": ""},
    )  # fmt: skip
    sheet: list[list[Any]] = [
        ["Cá nhân, tập thể", "Hình thức kỷ luật", "Từ ngày", "Số quyết định"],
        ["Trần Văn Bình", "Khiển trách", "01/02/2020", "zx-dong-nhap"],
    ]
    preview_import(
        actor=office.officer, organisation=office.department, file_name="zx-tep-nhap.xlsx",
        data=book(Kỷ_luật=sheet),
    )  # fmt: skip
    OverlayDraft.objects.create(
        organisation=office.department, writer=office.officer, **HEAD | {"title": "zx-du-thao"}
    )
    return [
        Secret("background work of another", ("zx-viec-nen",), (Role.DEPARTMENT_OFFICER,)),
        Secret("an uploaded file", ("zx-tep-nhap",), STANDING),
        Secret("a line of an uploaded file", ("zx-dong-nhap",), STANDING),
        Secret("a draft of own rules", ("zx-du-thao",), (Role.DEPARTMENT_OFFICER, Role.AUDITOR)),
    ]


def _of_councils(office: Office) -> list[Secret]:
    """What is in a box, and what a teller counted before the other, no page tells anybody."""
    council = Council.objects.create(
        organisation=office.department, kind="emulation", name="zx-hoi-dong", decision_no="1",
        decided=date(2025, 1, 6),
    )  # fmt: skip
    sitting = Sitting.objects.create(
        council=council, year=2025, name="zx-phien-hop", held_on=date(2026, 2, 10)
    )
    ballot = Ballot.objects.create(
        sitting=sitting, award="advanced_worker", title="zx-phieu", method="paper"
    )
    box = Box.objects.create(ballot=ballot, sheets=Sealed.of("zx-hom-phieu"))
    TellerCount.objects.create(
        ballot=ballot, teller=office.officer, given=1, collected=1, counts={"zx-kiem-phieu": [1]}
    )
    seeing = (Role.DEPARTMENT_OFFICER, Role.COUNCIL_MEMBER, Role.SIGNING_HEAD, Role.AUDITOR)
    return [
        Secret("a box of sheets", ("zx-hom-phieu", box.sheets.kept)),
        Secret("a teller's count", ("zx-kiem-phieu",)),
        Secret("a sitting of a council", ("zx-phien-hop",), seeing),
    ]


def _of_reviewers(office: Office) -> list[Secret]:
    """Of two reviewers the first has given points: nobody reads them before the second has."""
    reviewer = office.user(Role.INITIATIVE_REVIEWER)
    line = Criterion.objects.create(
        organisation=office.department, number=90, text="Tính mới", most=100
    )
    row = Submission.objects.create(
        organisation=office.energy, year=2024, title="Sáng kiến đang thẩm định",
        state="in_review", submitted_on=date(2025, 3, 1),
    )  # fmt: skip
    row.authors.create(person=office.an, share=100)
    Review.objects.create(submission=row, reviewer=office.user(Role.CLERK))
    sheet = Review.objects.create(submission=row, reviewer=reviewer)
    points = {one.pk: Decimal("7.77") if one == line else Decimal(1)
              for one in sheet_of(office.energy)}  # fmt: skip
    give_review(
        actor=reviewer, row=sheet, version=1, points=points, comment="zx-nhan-xet-tham-dinh"
    )
    return [
        Secret("a reviewer's sheet before the other's", ("zx-nhan-xet-tham-dinh", "7.77"),
               (Role.INITIATIVE_REVIEWER,)),
    ]  # fmt: skip


def _of_reviews_of_units(office: Office) -> list[Secret]:
    """How a unit voted is for whoever reads its files; another unit's for those of the whole."""
    round_ = Round.objects.create(
        organisation=office.department, year=2024, name="Đợt xét kín", opens=date(2024, 12, 1),
        closes=date(2025, 1, 31),
    )  # fmt: skip
    whom = {"zx-binh-xet-nha": office.an, "zx-binh-xet-phong-ben": office.binh}
    for mark, person in whom.items():
        review = UnitReview.objects.create(round=round_, unit=person.organisation)
        review.lines.create(
            person=person,
            award="advanced_worker",
            stood="eligible",
            votes_for=3,
            left_out_reason=mark,
        )
    return [
        Secret("the vote of the division", ("zx-binh-xet-nha",), READERS),
        Secret("the vote of another division", ("zx-binh-xet-phong-ben",), WHOLE),
    ]
