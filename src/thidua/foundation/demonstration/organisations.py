"""From the units of a department to organisations and their dated changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thidua.foundation.demonstration.offices import (
    DISTRICTS_END,
    INSPECTORATE_END,
    MARKET_CENTRAL,
    MARKET_MOVE,
    MINISTRY,
    Department,
    Team,
)
from thidua.foundation.demonstration.rows import Change, Organisation, Rows, Succession

DEPARTMENT_FOUNDED = date(2008, 4, 1)
SECTOR = "industry_trade"  # the ministry whose sector both departments are of
ISSUERS = {"hatinh": "ha_tinh", "hanoi": "ha_noi"}  # department → its province
FROM_LIEM = date(2014, 4, 1)  # Từ Liêm became two urban districts


def ministry() -> Organisation:
    return Organisation(
        MINISTRY, "Bộ Công Thương", "Bộ Công Thương", "ministry", ministry=SECTOR
    )  # fmt: skip


def organisation_rows(department: Department) -> Rows:
    """Province, department, units, enterprises and district offices, with what befell them."""
    rows = Rows()
    rows.organisations += _top(department)
    for team in department.teams:
        rows.organisations.append(_unit(department, team))
        rows.changes += _unit_changes(department, team)
        rows.successions += _unit_successions(department, team)
    rows.organisations += _enterprises(department)
    _district_offices(department, rows)
    return rows


def key_of(department: Department, team: str) -> str:
    return f"{department.key}/{team}"


def province_key(department: Department) -> str:
    return f"{department.key}/tinh"


def office_names(department: Department) -> Iterator[tuple[str, str, str]]:
    """(key, name of the district with its kind, name) of each former district office."""
    for number, (name, kind) in enumerate(department.districts, start=1):
        yield key_of(department, f"pkt-{number:02}"), f"{kind} {name}", name


def _top(department: Department) -> list[Organisation]:
    province = province_key(department)
    return [
        Organisation(province, department.province, department.place, "province",
                     province=ISSUERS[department.key]),
        Organisation(
            department.key, department.name, department.short, "department", province,
            DEPARTMENT_FOUNDED, ministry=SECTOR,
        ),
    ]  # fmt: skip


def _unit(department: Department, team: Team) -> Organisation:
    parent = key_of(department, team.under) if team.under else department.key
    return Organisation(
        key_of(department, team.key), team.name, team.short, team.kind, parent,
        team.starts or DEPARTMENT_FOUNDED, team.ends,
    )  # fmt: skip


def _unit_changes(department: Department, team: Team) -> Iterator[Change]:
    own = key_of(department, team.key)
    for former in team.before:
        assert team.starts
        yield Change(key_of(department, former), "merged", team.starts, successor=own,
                     basis="Quyết định của UBND tỉnh về sáp nhập hai trung tâm")  # fmt: skip
    if team.key == "tt":
        yield Change(own, "closed", INSPECTORATE_END,
                     basis="Sắp xếp hệ thống cơ quan thanh tra năm 2025")  # fmt: skip
    if team.key == "qltt":
        away = f"Cục Quản lý thị trường {department.province_kind} {department.place}"
        basis = "Thành lập Tổng cục Quản lý thị trường"
        yield Change(own, "moved", MARKET_CENTRAL, parent_before=department.key, basis=basis)
        yield Change(own, "renamed", MARKET_CENTRAL, name_before=team.name, basis=basis)
        basis = "Sắp xếp lực lượng Quản lý thị trường về địa phương năm 2025"
        yield Change(own, "moved", MARKET_MOVE, parent_before=MINISTRY, basis=basis)
        yield Change(own, "renamed", MARKET_MOVE, name_before=away, basis=basis)


def _unit_successions(department: Department, team: Team) -> Iterator[Succession]:
    """What a merged unit takes over awaits its confirmation."""
    for former in team.before:
        assert team.starts
        yield Succession(key_of(department, team.key), key_of(department, former), team.starts,
                         "merged")  # fmt: skip


def _enterprises(department: Department) -> Iterator[Organisation]:
    bloc = key_of(department, "khoi-dn")
    name = "Khối thi đua các doanh nghiệp ngành Công Thương"
    yield Organisation(bloc, name, "Khối doanh nghiệp", "bloc", department.key, date(2012, 1, 1))
    for key, title, _staff in department.enterprises:
        yield Organisation(key_of(department, key), title, "", "enterprise", bloc, date(2006, 5, 8))


def _district_offices(department: Department, rows: Rows) -> None:
    if not department.districts:
        return
    bloc = key_of(department, "khoi-pkt")
    name = "Khối thi đua phòng Kinh tế quận, huyện, thị xã"
    rows.organisations.append(
        Organisation(bloc, name, "Khối phòng Kinh tế", "bloc", department.key, DEPARTMENT_FOUNDED,
                     DISTRICTS_END)
    )  # fmt: skip
    for key, full, short in office_names(department):
        starts = FROM_LIEM if "Từ Liêm" in full else DEPARTMENT_FOUNDED
        rows.organisations.append(
            Organisation(key, f"Phòng Kinh tế {full}", f"PKT {short}", "district_office", bloc,
                         starts, DISTRICTS_END)
        )  # fmt: skip
        rows.changes.append(
            Change(key, "closed", DISTRICTS_END,
                   basis="Kết thúc hoạt động của đơn vị hành chính cấp huyện")
        )  # fmt: skip
