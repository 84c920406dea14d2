"""What the departments themselves hold: flags by bloc and year, orders, awards of every issuer;
and the two conferences with their honour lists. Invented but for their kinds and years."""

from __future__ import annotations

from datetime import date

from thidua.foundation.demonstration.deciding import award_row
from thidua.foundation.demonstration.dice import Dice
from thidua.foundation.demonstration.lives import FIRST_YEAR, LAST_DECIDED, LAST_RATED, Life
from thidua.foundation.demonstration.offices import Department
from thidua.foundation.demonstration.rows import (
    Achievement,
    Award,
    BlocResult,
    Organisation,
    Rows,
)

FLAG = "ministry_province_flag"
GOVERNMENT = "government_flag"
MERIT = "ministry_province_merit_certificate"
COMMENDATION = "commendation_certificate"

LED = {
    "hatinh": {"ministry": (2017, 2019, 2023), "province": (2014, 2016, 2018, 2021, 2025)},
    "hanoi": {
        "ministry": tuple(range(FIRST_YEAR, LAST_RATED + 1)),
        "province": (2011, 2014, 2016, 2017, 2019, 2022, 2024),
    },
}
BLOCS = {
    ("hatinh", "ministry"): "Cụm thi đua các Sở Công Thương Bắc Trung Bộ",
    ("hatinh", "province"): "Khối thi đua các sở quản lý ngành kinh tế",
    ("hanoi", "ministry"): "Cụm thi đua các Sở Công Thương thành phố trực thuộc Trung ương",
    ("hanoi", "province"): "Khối thi đua các sở kinh tế tổng hợp",
}
STATE = {
    "hatinh": (
        ("labour_order_2", 2011, "state"), ("pm_merit_certificate", 2014, "government"),
        ("labour_order_1", 2017, "state"), (GOVERNMENT, 2018, "government"),
    ),
    "hanoi": (
        ("labour_order_1", 2012, "state"), (GOVERNMENT, 2013, "government"),
        ("pm_merit_certificate", 2016, "government"), (GOVERNMENT, 2021, "government"),
    ),
}  # fmt: skip
OUTSIDE = {
    "hatinh": (
        ("union_national", "Cờ thi đua xuất sắc của Tổng Liên đoàn Lao động Việt Nam", 2018),
        ("union", "Bằng khen của Liên đoàn Lao động tỉnh", 2016),
        ("union", "Bằng khen của Liên đoàn Lao động tỉnh", 2019),
        ("party", "Giấy khen tổ chức đảng trong sạch, vững mạnh tiêu biểu", 2017),
        ("party", "Giấy khen tổ chức đảng trong sạch, vững mạnh tiêu biểu", 2019),
    ),
    "hanoi": (
        ("union_national", "Bằng khen của Tổng Liên đoàn Lao động Việt Nam", 2017),
        ("union", "Cờ thi đua của Liên đoàn Lao động thành phố", 2019),
        ("party", "Giấy khen tổ chức đảng hoàn thành xuất sắc nhiệm vụ", 2018),
    ),
}


def honour_rows(department: Department, organisations: list[Organisation]) -> Rows:
    """Bloc results and awards of the department as a whole, and of the district offices."""
    rows = Rows()
    key = department.key
    for organised_by, years in LED[key].items():
        name = BLOCS[key, organised_by]
        for year in range(FIRST_YEAR, LAST_RATED + 1):
            led = year in years
            rows.blocs.append(BlocResult(key, year, led, led, organised_by, name))
            if led and year <= LAST_DECIDED:
                rows.awards.append(award_row(key, department, FLAG, year, organised_by))
    led_years = sorted({year for years in LED[key].values() for year in years})
    rows.achievements += [_model(department, year) for year in led_years]
    rows.awards += [award_row(key, department, code, year, who) for code, year, who in STATE[key]]
    rows.awards += [
        award_row(key, department, "", year, who)._replace(name=name)
        for who, name, year in OUTSIDE[key]
    ]
    rows.awards += [
        award_row(key, department, MERIT, year, "province")
        for year in range(FIRST_YEAR, LAST_DECIDED, 4)
    ]  # fmt: skip
    rows.achievements += _deeds_of_the_round(department)
    rows.extend(_small_blocs(department, organisations))
    return rows


def _deeds_of_the_round(department: Department) -> list[Achievement]:
    """Two divisions with a result of 2025 that no certificate has answered yet."""
    titles = {
        "tm": "Thành tích trong bảo đảm cung cầu hàng hóa dịp Tết Nguyên đán Ất Tỵ 2025",
        "nl": "Thành tích trong khắc phục sự cố lưới điện sau bão năm 2025",
    }
    return [
        Achievement(f"{department.key}/{team}", title, "sudden", 2025)
        for team, title in titles.items()
    ]


def _model(department: Department, year: int) -> Achievement:
    title = f"Mô hình mới trong quản lý ngành Công Thương năm {year}"
    return Achievement(department.key, title, "model", year, "ministry_province")


def _small_blocs(department: Department, organisations: list[Organisation]) -> Rows:
    """The blocs of district offices and of enterprises, each with one leader a year."""
    rows = Rows()
    for bloc in (one for one in organisations if one.kind == "bloc"):
        members = [one for one in organisations if one.parent == bloc.key]
        last = LAST_RATED if bloc.ends is None else bloc.ends.year - 1
        for year in range(2012, last + 1):
            dice = Dice(bloc.key, year)
            there = [m for m in members if m.starts and m.starts.year <= year]
            first = dice.pick(there)
            rows.blocs += [
                BlocResult(m.key, year, m is first, m is first, "province", bloc.name)
                for m in there
            ]
            if year <= LAST_DECIDED and dice.under(0.6):
                rows.awards.append(award_row(first.key, department, FLAG, year, "province"))
            if year <= LAST_DECIDED and len(there) > 5:
                second = dice.pick([m for m in there if m is not first])
                rows.awards.append(award_row(second.key, department, MERIT, year, "ministry"))
    return rows


# -- the two conferences ------------------------------------------------------------------------
def conference_awards(
    department: Department, organisations: list[Organisation], lives: list[Life]
) -> list[Award]:
    """Hà Tĩnh, 26 June 2020: two collectives and six people; Hà Nội, 5 June 2018: more than 150."""
    if department.key == "hatinh":
        period, day, number = (2016, 2020), date(2020, 6, 24), "97/QĐ-SCT"
        counts = (2, 6)
    else:
        period, day, number = (2016, 2017), date(2018, 6, 1), "214/QĐ-SCT"
        counts = (24, 128)
    year = period[1]
    units = [
        one.key for one in organisations
        if one.kind in ("division", "unit", "district_office")
        and one.starts and one.starts < day and (one.ends is None or one.ends > day)
    ]  # fmt: skip
    people = sorted(
        (x for x in lives if x.ratings.get(period[0]) and x.ratings.get(min(year, 2019))
         and x.joined < date(period[0], 1, 1) and (x.left is None or x.left > day)),
        key=lambda x: (-x.gift, x.key),
    )  # fmt: skip
    subjects = [*Dice(department.key, "conference").shuffled(units)[: counts[0]],
                *(life.key for life in people[: counts[1]])]  # fmt: skip
    model = award_row("", department, COMMENDATION, year, "department")._replace(
        method="thematic", decided=day, decision_no=number, starts=date(period[0], 1, 1),
        ends=date(year, 6, 30) if year == 2020 else date(year, 12, 31),
    )  # fmt: skip
    return [model._replace(subject=subject) for subject in subjects]
