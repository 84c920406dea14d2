"""Who is in which bloc in which year: by hand, carried over, and through the workbook."""

from copy import deepcopy
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.exchange.conftest import book
from tests.office import MACHINE, found
from thidua.foundation.blocs.actions.carry_bloc_over import carry_bloc_over
from thidua.foundation.blocs.actions.correct_bloc_membership import correct_bloc_membership
from thidua.foundation.blocs.actions.join_bloc import join_bloc
from thidua.foundation.blocs.actions.strike_bloc_membership import strike_bloc_membership
from thidua.foundation.blocs.models import BlocMembership
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.actions.preview_import import preview_import
from thidua.foundation.exchange.actions.undo_import import undo_import
from thidua.foundation.exchange.exporting import registry_workbook
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import BlocResult

pytestmark = pytest.mark.django_db
HEAD = ["Tên đơn vị", "Năm", "Dẫn đầu cụm, khối", "Cấp tổ chức cụm, khối", "Tên cụm, khối",
        "Vai trò trong cụm, khối"]  # fmt: skip


@pytest.fixture
def office(db, standing_office):
    return deepcopy(standing_office)


@pytest.fixture
def blocs(office):
    """A bloc of the province and a cluster of a ministry, out of the department's reach."""
    ministry = found("Bộ Công Thương", "ministry")
    return (
        found("Khối các sở", "bloc", office.province),
        found("Cụm Bắc Trung Bộ", "bloc", ministry),
    )


def join(actor, bloc, one, year=2024, **more):
    return join_bloc(actor=actor, bloc=bloc, organisation=one, year=year, **more)


def test_a_department_is_in_two_blocs_a_year_but_in_one_of_a_convener(office, blocs):
    for bloc in blocs:
        join(office.officer, bloc, office.department)
    other = found("Khối tổng hợp", "bloc", office.province)
    with pytest.raises(ValidationError, match="cùng cấp tổ chức"):
        join(office.officer, other, office.department)
    assert BlocMembership.objects.count() == 2


def test_a_bloc_has_one_leader_a_year(office, blocs):
    join(MACHINE, blocs[0], office.department, part="leader")
    with pytest.raises(ValidationError, match="đã có cụm trưởng"):
        join(MACHINE, blocs[0], office.neighbour, part="leader")
    join(MACHINE, blocs[0], office.neighbour, part="deputy")
    for wrong in ({"part": "leader"}, {"part": "guest"}, {"year": 1200}):
        with pytest.raises(IntegrityError), transaction.atomic():
            BlocMembership.objects.filter(organisation=office.neighbour).update(**wrong)


def test_only_blocs_with_a_convener_take_members_that_are_there(office, blocs):
    gone = found("Phòng cũ", "division", office.department)
    Organisation.objects.filter(pk=gone.pk).update(valid_to=date(2020, 1, 1))
    gone.refresh_from_db()
    for bloc, one in ((office.energy, office.trade), (blocs[0], gone), (blocs[0], blocs[0])):
        with pytest.raises(ValidationError):
            join(MACHINE, bloc, one)
    assert join(MACHINE, blocs[0], gone, year=2019).pk


def test_who_keeps_the_member_or_the_bloc_may(office, blocs):
    with pytest.raises(NotPermitted):
        join(office.user(Role.UNIT_OFFICER), blocs[0], office.department)
    row = join(office.user(Role.BLOC_SECRETARY), blocs[0], office.department)
    moved = correct_bloc_membership(
        actor=office.officer, row=row, version=1, bloc=blocs[0], organisation=office.department,
        year=2023, part="deputy", reason="Sai năm",
    )  # fmt: skip
    assert (moved.year, moved.part) == (2023, "deputy")
    with pytest.raises(NotPermitted):
        strike_bloc_membership(
            actor=office.neighbour_officer, row=moved, version=2, reason="Không phải"
        )
    strike_bloc_membership(actor=office.officer, row=moved, version=2, reason="Ghi nhầm")
    assert not BlocMembership.objects.exists()


def test_the_members_of_a_year_are_carried_over_without_their_parts(office, blocs):
    join(MACHINE, blocs[0], office.department, part="leader")
    join(MACHINE, blocs[0], office.neighbour)
    carried = carry_bloc_over(actor=MACHINE, bloc=blocs[0], year=2025)
    assert {(row.organisation, row.part) for row in carried} == {
        (office.department, "member"),
        (office.neighbour, "member"),
    }
    with pytest.raises(ValidationError, match="không có thành viên"):
        carry_bloc_over(actor=MACHINE, bloc=blocs[0], year=2025)


def brought_in(office, *rows):
    data = book(Cụm_khối=[HEAD, *rows])
    return preview_import(
        actor=office.officer, organisation=office.department, file_name="khoi.xlsx", data=data
    )


def test_the_workbook_brings_memberships_with_the_results_and_takes_them_back(office, blocs):
    batch = brought_in(
        office, [office.department.name, 2024, "Có", "Tỉnh", "Khối các sở", "Khối trưởng"],
        [office.department.name, 2024, "Không", "Bộ", "Cụm Bắc Trung Bộ", ""],
        [office.energy.name, 2024, "Có", "Tỉnh", "Khối không có trong sổ", ""],
    )  # fmt: skip
    done = import_batch(actor=office.officer, batch=batch, version=1)
    assert set(BlocMembership.objects.values_list("organisation", "bloc", "part")) == {
        (office.department.pk, blocs[0].pk, "leader"),
        (office.department.pk, blocs[1].pk, "member"),
    }
    assert BlocResult.objects.count() == 3
    undo_import(actor=office.officer, batch=done, version=done.edit_version, reason="Nhầm tệp")
    assert not BlocMembership.objects.exists()


def test_a_file_with_two_leaders_of_a_bloc_keeps_the_first(office, blocs):
    batch = brought_in(
        office, [office.energy.name, 2024, "", "Tỉnh", "Khối các sở", "Khối trưởng"],
        [office.trade.name, 2024, "", "Tỉnh", "Khối các sở", "Khối trưởng"],
    )  # fmt: skip
    assert list(batch.lines.order_by("row").values_list("outcome", flat=True)) == [
        "new", "refused"
    ]  # fmt: skip


def test_memberships_go_out_and_come_back_unchanged(office, blocs):
    join(MACHINE, blocs[0], office.department, part="deputy")
    BlocResult.objects.create(
        organisation=office.department, year=2024, leader=True, name="Khối các sở"
    )
    data = registry_workbook(office.officer, office.department)
    batch = preview_import(
        actor=office.officer, organisation=office.department, file_name="so.xlsx", data=data
    )
    assert set(batch.lines.filter(table="blocs").values_list("outcome", flat=True)) == {"same"}
