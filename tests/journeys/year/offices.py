"""Who lives the year: an office with histories, its two councils, a bloc; nothing of the year."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.test import Client

from tests.councils.chamber import PARTS, REGULATION, seats
from tests.nominations.history import Histories, write_histories
from tests.office import PASSWORD, found
from thidua.cycle.councils.actions.found_council import found_council
from thidua.cycle.councils.actions.set_regulation import set_regulation
from thidua.cycle.councils.models import Council, Member
from thidua.cycle.results.models import ScoreLine, ScoreSheet
from thidua.foundation.access.models import Grant, User
from thidua.foundation.blocs.actions.join_bloc import join_bloc
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.roles import Role

OFFICER, UNIT, HEAD = "department_officer", "unit_officer", "unit_head"
CLERK, SIGNER, AUDITOR = "clerk", "signing_head", "auditor"
REVIEWERS = ("initiative_reviewer", "tham_dinh")
MEMBERS = tuple(f"uv{number}" for number in range(6))
SECRETARY = MEMBERS[2]
KEEPER, FIRM = "bloc_secretary", "can_bo_cong_ty"
"""Who keeps the bloc's sheet; the officer of the first of its two firms."""

DEPARTMENT, ENERGY = "Sở Công Thương Hồng Lam", "Phòng Quản lý năng lượng"
BLOC, FIRMS = "Khối thi đua các doanh nghiệp", ("Công ty Điện Hồng", "Công ty Cơ khí Lam")
COUNCILS = {"emulation": "Hội đồng Thi đua - Khen thưởng Sở", "initiative": "Hội đồng sáng kiến Sở"}
AN, SONG = "Đặng Thị Hương An", "Lưu Văn Song"
SIGNED_BY = "Trần Văn Đức"
FIGHTER, MERIT = "emulation_fighter_grassroots", "ministry_province_merit_certificate"
DAY = date(2025, 1, 6)


def open_the_office() -> dict[str, str]:
    """Keys of sessions of whoever does not come in by the door, by the user's name."""
    histories = write_histories()
    emulation, initiative = (_council(histories, kind) for kind in COUNCILS)
    members = seats(histories.office, emulation)
    Member.objects.bulk_create(
        Member(council=initiative, person=one.person, role=part, starts=DAY)
        for one, part in zip(members, PARTS, strict=True)
    )
    energy, department = histories.office.energy, histories.office.department
    firm = _bloc(histories)
    _account("tham_dinh", Role.INITIATIVE_REVIEWER, department)
    _account(FIRM, Role.UNIT_OFFICER, firm)
    for user in User.objects.filter(username__in=["tham_dinh", *MEMBERS]):
        user.set_password(PASSWORD)
        user.save()
    assert energy.name == ENERGY
    return {name: _session(name) for name in (REVIEWERS[1], *MEMBERS[1:], KEEPER, FIRM, AUDITOR)}


def _council(histories: Histories, kind: str) -> Council:
    office = histories.office
    row = found_council(
        actor=office.officer, organisation=office.department, kind=kind, name=COUNCILS[kind],
        decision_no="01/QĐ-SCT", decided=DAY if kind == "emulation" else date(2025, 1, 7),
    )  # fmt: skip
    set_regulation(actor=office.officer, row=row, version=1, content=REGULATION, reason="Mới")
    return row


def _bloc(histories: Histories) -> Organisation:
    """Two firms, and the sheet they had last year; gives the first firm."""
    office = histories.office
    bloc = found(BLOC, "bloc", office.department)
    firms = [found(name, "enterprise", bloc) for name in FIRMS]
    for firm in firms:
        join_bloc(actor=office.officer, bloc=bloc, organisation=firm, year=2025)
    sheet = ScoreSheet.objects.create(bloc=bloc, year=2024, name="Bảng điểm năm 2024")
    for number, text in enumerate(("Sản xuất, kinh doanh", "An toàn lao động"), start=1):
        ScoreLine.objects.create(sheet=sheet, number=number, text=text, most=50, floor=20)
    return firms[0]


def _account(name: str, role: Role, place: Organisation) -> None:
    user = User.objects.create(username=name, full_name=f"Tài khoản {name}")
    Grant.objects.create(user=user, role=role, organisation=place, valid_from=date(2020, 1, 1))


def _session(name: str) -> str:
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client.cookies[settings.SESSION_COOKIE_NAME].value
