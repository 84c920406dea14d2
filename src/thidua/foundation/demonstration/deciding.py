"""Who decides an award, when, and under which number."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from thidua.foundation.demonstration.dice import Dice
from thidua.foundation.demonstration.lives import Life
from thidua.foundation.demonstration.offices import MARKET_CENTRAL, MARKET_MOVE, Department
from thidua.foundation.demonstration.rows import Award

NUMBERED_FROM = 2012  # decisions of earlier years were not found: kept as without evidence


class Desk(NamedTuple):
    """An issuer's name, the mark of its decisions, and months in which it decides (from, to);
    months count from January of the year after the achievement."""

    issuer: str
    name: str
    mark: str
    months: tuple[int, int]
    numbers: tuple[int, int]


USUAL = {
    "advanced_worker": "department",
    "emulation_fighter_grassroots": "department",
    "advanced_labour_collective": "department",
    "commendation_certificate": "department",
    "emulation_fighter_ministry_province": "province",
    "excellent_labour_collective": "province",
    "ministry_province_flag": "province",
    "ministry_province_merit_certificate": "province",
    "emulation_fighter_national": "government",
    "government_flag": "government",
    "pm_merit_certificate": "government",
    "labour_order_1": "state",
    "labour_order_2": "state",
    "labour_order_3": "state",
    "industry_trade_commemorative_medal": "ministry",
}
PARTY_BLOC = {
    "hatinh": "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Hà Tĩnh",
    "hanoi": "Đảng ủy Khối các cơ quan thành phố Hà Nội",
}


def desk(issuer: str, department: Department) -> Desk:
    """How an issuer decides for a department."""
    place = department.place
    if issuer == "union_national":
        return Desk("union", "Tổng Liên đoàn Lao động Việt Nam", "QĐ-TLĐ", (5, 7), (400, 1900))
    known = {
        "department": Desk(issuer, department.name, "QĐ-SCT", (1, 1), (8, 60)),
        "unit": Desk(issuer, f"Cục Quản lý thị trường {place}", "QĐ-CQLTT", (1, 2), (10, 90)),
        "province": Desk(issuer, department.province, "QĐ-UBND", (2, 4), (210, 1450)),
        "ministry": Desk(issuer, "Bộ Công Thương", "QĐ-BCT", (3, 5), (300, 1600)),
        "government": Desk(issuer, "Thủ tướng Chính phủ", "QĐ-TTg", (8, 11), (900, 1750)),
        "state": Desk(issuer, "Chủ tịch nước", "QĐ-CTN", (9, 12), (950, 2300)),
        "union": Desk(issuer, f"Liên đoàn Lao động {department.province_kind} {place}", "QĐ-LĐLĐ",
                      (2, 5), (40, 420)),
        "party": Desk(issuer, PARTY_BLOC[department.key], "QĐ/ĐUK", (1, 3), (60, 700)),
    }  # fmt: skip
    return known[issuer]


def decision(where: str, award: str, year: int, department: Department) -> tuple[date, str]:
    """Day and number of the one decision that lists this award of this year."""
    table = desk(where, department)
    dice = Dice(department.key, "decision", where, award, year)
    first, last = table.months
    day = dice.working_day(date(year + 1, first, 9), date(year + 1, last, 27))
    number = dice.whole(*table.numbers)
    joint = "-" if table.mark.startswith("QĐ/") else "/"
    return day, f"{number}{joint}{table.mark}"


def give(life: Life, award: str, year: int, issuer: str = "", **more: Any) -> None:
    """Add an award to a life; ``more`` overrides columns of the row."""
    where = issuer or issuer_for(life, award, year)
    row = award_row(life.key, life.department, award, year, where)
    if award == "emulation_fighter_ministry_province" and year == 2025:
        row = row._replace(decided=date(2025, 12, 24), decision_no="3876/QĐ-BCT")
    life.awards.append(row._replace(**more))


def award_row(
    subject: str, department: Department, award: str, year: int, where: str = ""
) -> Award:
    where = where or USUAL[award]
    table = desk(where, department)
    day, number = decision(where, award, year, department)
    return Award(
        subject, award, year, day, number, table.issuer, table.name,
        starts=date(year, 1, 1), ends=date(year, 12, 31),
    )  # fmt: skip


def issuer_for(life: Life, award: str, year: int) -> str:
    """Market surveillance decided its own base titles while it belonged to the Ministry."""
    usual = USUAL[award]
    away = MARKET_CENTRAL.year <= year < MARKET_MOVE.year - 1
    if usual == "department" and away and life.team.trade == "market":
        return "unit"
    return usual
