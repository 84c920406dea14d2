"""The people who sign in to the demonstration. Passwords are set when it is served."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.foundation.demonstration.lives import Life
from thidua.foundation.demonstration.offices import Department
from thidua.foundation.demonstration.organisations import key_of
from thidua.foundation.demonstration.rows import Account


def account_rows(department: Department, lives: list[Life]) -> Iterator[Account]:
    """One account a role, with the person behind it where the role is a colleague's."""
    place = department.key
    officer = _first(lives, "vp", "Chuyên viên")
    head = _first(lives, "cn", "Trưởng phòng")
    director = next(life for life in lives if life.title == "Giám đốc Sở")
    deputy = next(life for life in lives if life.title == "Phó Giám đốc Sở")
    nominee = _first(lives, "cn", "Chuyên viên")
    unit = key_of(department, "cn")
    yield Account(f"can_bo.{place}", officer.name, officer.key, "department_officer", (place,))
    yield Account(f"giam_doc.{place}", director.name, director.key, "unit_head", (place,))
    yield Account(f"truong_phong.{place}", head.name, head.key, "unit_head", (unit,))
    yield Account(f"hoi_dong.{place}", deputy.name, deputy.key, "council_member", (place,))
    yield Account(f"ca_nhan.{place}", nominee.name, nominee.key, "nominee", (unit,))
    yield Account(f"kiem_tra.{place}", f"Kiểm tra viên {department.place}", None, "auditor",
                  (place,))  # fmt: skip
    yield from _beside(department, lives)
    if place == "hanoi":
        places = ("hatinh", "hanoi", "vd/ht", "vd/hl", "vd/ts")  # everybody who works here
        yield Account("quan_tri", "Quản trị hệ thống", None, "administrator", places)


def _beside(department: Department, lives: list[Life]) -> Iterator[Account]:
    """Those who have one hand in the year: papers, money, a division's files, a bloc's sheet."""
    place = department.key
    clerk, money = _first(lives, "vp", "Văn thư viên"), _first(lives, "vp", "Kế toán viên")
    deputy = _first(lives, "cn", "Phó Trưởng phòng")
    yield Account(f"van_thu.{place}", clerk.name, clerk.key, "clerk", (place,))
    yield Account(f"ke_toan.{place}", money.name, money.key, "accountant", (place,))
    yield Account(f"don_vi.{place}", deputy.name, deputy.key, "unit_officer",
                  (key_of(department, "cn"),))  # fmt: skip
    yield Account(f"thu_ky_khoi.{place}", f"Thư ký khối doanh nghiệp {department.place}", None,
                  "bloc_secretary", (key_of(department, "khoi-dn"),))  # fmt: skip


def _first(lives: list[Life], team: str, title: str) -> Life:
    return next(
        life for life in lives
        if life.team.key == team and life.title == title and not life.left and not life.part
    )  # fmt: skip
