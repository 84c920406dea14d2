"""A small office for tests: one department, two divisions, a neighbour, a user a role."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from thidua.foundation.access.actions.create_user import create_user
from thidua.foundation.access.actions.grant_role import grant_role
from thidua.foundation.access.models import User
from thidua.foundation.organisations.actions.create_organisation import create_organisation
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.actions.register_person import register_person
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Machine
from thidua.foundation.policy.roles import Role

MACHINE = Machine()


@dataclass
class Office:
    """``users`` holds one user a role over the department; unit roles are over ``energy``."""

    province: Organisation
    department: Organisation
    energy: Organisation
    trade: Organisation
    neighbour: Organisation
    an: Person
    binh: Person
    stranger: Person
    users: dict[Role, User] = field(default_factory=dict)
    neighbour_officer: User | None = None

    @property
    def officer(self) -> User:
        return self.user(Role.DEPARTMENT_OFFICER)

    def user(self, role: Role) -> User:
        """The user of a role as a new request would load it."""
        return User.objects.get(pk=self.users[role].pk)


def found(name: str, kind: str, parent: Organisation | None = None) -> Organisation:
    return create_organisation(
        actor=MACHINE, name=name, kind=kind, parent=parent, valid_from=date(2000, 1, 1)
    )


def engage(full_name: str, organisation: Organisation, **more: object) -> Person:
    return register_person(
        actor=MACHINE, full_name=full_name, organisation=organisation,
        joined=date(2010, 3, 1), birth_date=date(1985, 5, 1), title="Chuyên viên", **more,
    )  # fmt: skip


def account(username: str, role: Role, organisation: Organisation, **more: object) -> User:
    user = create_user(
        actor=MACHINE, username=username, full_name=f"Tài khoản {username}",
        password="mat-khau-thu", **more,
    )  # fmt: skip
    grant_role(
        actor=MACHINE, user=user, role=role, organisation=organisation,
        valid_from=date(2020, 1, 1),
    )  # fmt: skip
    return user


def open_office() -> Office:
    province = found("UBND tỉnh Hồng Lam", "province")
    department = found("Sở Công Thương Hồng Lam", "department", province)
    energy = found("Phòng Quản lý năng lượng", "division", department)
    trade = found("Phòng Quản lý thương mại", "division", department)
    neighbour = found("Sở Tài chính Hồng Lam", "department", province)
    office = Office(
        province, department, energy, trade, neighbour,
        an=engage("Đặng Thị Hương An", energy), binh=engage("Trần Văn Bình", trade),
        stranger=engage("Lê Quốc Khánh", neighbour),
    )  # fmt: skip
    over_unit = (Role.UNIT_OFFICER, Role.UNIT_HEAD)
    for role in Role:
        place = energy if role in over_unit else department
        more = {"person": office.an} if role is Role.NOMINEE else {}
        office.users[role] = account(str(role), role, place, **more)
    office.neighbour_officer = account("lang_gieng", Role.DEPARTMENT_OFFICER, neighbour)
    return office
