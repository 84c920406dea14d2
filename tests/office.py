"""A small office for tests: one department, two divisions, a neighbour, a user a role."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.hashers import make_password

from thidua.foundation.access.models import Grant, User
from thidua.foundation.organisations.actions.create_organisation import create_organisation
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.actions.register_person import register_person
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Machine
from thidua.foundation.policy.roles import Role

MACHINE = Machine()
PASSWORD = "mat-khau-thu"


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


def accounts(office: Office) -> None:
    """A user a role, written in bulk: the actions on accounts have tests of their own."""
    password = make_password(PASSWORD)
    over_unit = (Role.UNIT_OFFICER, Role.UNIT_HEAD)
    wanted = [(str(role), role, office.energy if role in over_unit else office.department)
              for role in Role]  # fmt: skip
    wanted.append(("lang_gieng", Role.DEPARTMENT_OFFICER, office.neighbour))
    users = [
        User(username=name, full_name=f"Tài khoản {name}", password=password,
             person=office.an if role is Role.NOMINEE else None)
        for name, role, _place in wanted
    ]  # fmt: skip
    User.objects.bulk_create(users)
    Grant.objects.bulk_create(
        Grant(user=user, role=role, organisation=place, valid_from=date(2020, 1, 1))
        for user, (_name, role, place) in zip(users, wanted, strict=True)
    )
    office.users = dict(zip(Role, users, strict=False))
    office.neighbour_officer = users[-1]


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
    accounts(office)
    return office
