"""A worked example of 1 July 2025: the district level ends, communes merge, two provinces become
one and so do their departments.

Provinces, communes, papers and figures here are invented: Hà Nội and Hà Tĩnh themselves did not
merge. What the new department takes over is confirmed; of one division it is still open.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thidua.foundation.demonstration.offices import DISTRICTS_END
from thidua.foundation.demonstration.rows import (
    Account,
    Award,
    Change,
    Coverage,
    Organisation,
    Rating,
    Rows,
    Succession,
)

DAY = DISTRICTS_END
OLD = date(2008, 4, 1)
EXAMPLE = "ví dụ minh họa"
PROVINCES = f"Nghị quyết sắp xếp đơn vị hành chính cấp tỉnh ({EXAMPLE})"
DEPARTMENTS = f"Quyết định của UBND tỉnh Hồng Trà về hợp nhất các sở ({EXAMPLE})"
COMMUNES = f"Nghị quyết sắp xếp đơn vị hành chính cấp xã ({EXAMPLE})"
DISTRICTS = "Kết thúc hoạt động của đơn vị hành chính cấp huyện"
CONFIRMED = f"Thông báo của UBND tỉnh Hồng Trà về kế thừa thành tích của Sở ({EXAMPLE})"

SIDES = (("hl", "Hồng Lam", "Lam Thượng"), ("ts", "Trà Sơn", "Trà Hạ"))
DIVISIONS = (
    ("vp", "Văn phòng Sở"), ("cn", "Phòng Quản lý Công nghiệp"),
    ("tm", "Phòng Quản lý Thương mại"),
)  # fmt: skip
VILLAGES = {"hl": ("Lam Đông", "Lam Tây"), "ts": ("Trà Bắc", "Trà Nam")}
TAKES = {
    ("sct", "hl"): "all", ("sct", "ts"): "awards", ("cn", "hl"): "all", ("cn", "ts"): "nothing",
}  # fmt: skip
RATED = {
    ("hl", "sct"): "EEEEE", ("hl", "cn"): "GEEEE", ("hl", "tm"): "GGEGG", ("hl", "vp"): "GGGEG",
    ("ts", "sct"): "GGEGE", ("ts", "cn"): "GGGGE", ("ts", "tm"): "EEEGE", ("ts", "vp"): "CGGGG",
}  # fmt: skip
WORDS = {"E": "excellent", "G": "good", "C": "completed"}
FIRST = 2020


def reorganisation_rows() -> Rows:
    """Both provinces before, the one after, what befell them, and what their units had earned."""
    rows = Rows()
    rows.organisations += _new_province()
    for side, name, district in SIDES:
        rows.organisations += _old_province(side, name, district)
    rows.changes += _changes()
    rows.successions += _successions()
    _earned(rows)
    places = ("vd/ht", "vd/hl", "vd/ts")
    rows.accounts.append(
        Account("can_bo.hongtra", "Cán bộ tỉnh Hồng Trà", None, "department_officer", places)
    )
    return rows


def _new_province() -> Iterator[Organisation]:
    yield Organisation("vd/ht", "UBND tỉnh Hồng Trà", "Hồng Trà", "province", None, DAY)
    yield Organisation("vd/ht-sct", "Sở Công Thương Hồng Trà", "SCT Hồng Trà", "department",
                       "vd/ht", DAY)  # fmt: skip
    for key, name in DIVISIONS:
        yield Organisation(f"vd/ht-{key}", name, "", "division", "vd/ht-sct", DAY)
    for side, _name, district in SIDES:
        yield Organisation(f"vd/ht-x-{side}", f"UBND xã {district}", "", "commune", "vd/ht", DAY)


def _old_province(side: str, name: str, district: str) -> Iterator[Organisation]:
    """Province, department with its divisions, a district with its office, two communes."""
    above = f"vd/{side}"
    yield Organisation(above, f"UBND tỉnh {name}", name, "province", None, OLD, DAY)
    yield Organisation(f"{above}-sct", f"Sở Công Thương {name}", f"SCT {name}", "department",
                       above, OLD, DAY)  # fmt: skip
    for key, title in DIVISIONS:
        yield Organisation(f"{above}-{key}", title, "", "division", f"{above}-sct", OLD, DAY)
    yield Organisation(f"{above}-h", f"UBND huyện {district}", "", "district", above, OLD, DAY)
    yield Organisation(f"{above}-pkt", f"Phòng Kinh tế huyện {district}", "", "district_office",
                       f"{above}-h", OLD, DAY)  # fmt: skip
    for number, village in enumerate(VILLAGES[side], start=1):
        yield Organisation(f"{above}-x{number}", f"UBND xã {village}", "", "commune",
                           f"{above}-h", OLD, DAY)  # fmt: skip


def _mergers() -> Iterator[tuple[str, str, str]]:
    """(before, after, basis) of every merger."""
    for side, _name, _district in SIDES:
        yield f"vd/{side}", "vd/ht", PROVINCES
        yield f"vd/{side}-sct", "vd/ht-sct", DEPARTMENTS
        for key, _title in DIVISIONS:
            yield f"vd/{side}-{key}", f"vd/ht-{key}", DEPARTMENTS
        for number in range(1, len(VILLAGES[side]) + 1):
            yield f"vd/{side}-x{number}", f"vd/ht-x-{side}", COMMUNES


def _changes() -> Iterator[Change]:
    founded: dict[str, str] = {}
    for before, after, basis in _mergers():
        founded.setdefault(after, basis)
        yield Change(before, "merged", DAY, successor=after, basis=basis)
    for after, basis in founded.items():
        yield Change(after, "founded", DAY, basis=basis)
    for side, _name, _district in SIDES:
        for key in ("h", "pkt"):
            yield Change(f"vd/{side}-{key}", "closed", DAY, basis=DISTRICTS)


def _successions() -> Iterator[Succession]:
    for before, after, _basis in _mergers():
        side, _dash, unit = before.removeprefix("vd/").partition("-")
        takes = TAKES.get((unit, side), "")
        yield Succession(after, before, DAY, "merged", takes, CONFIRMED if takes else "")


def _earned(rows: Rows) -> None:
    """Ratings of 2020–2024 of the old units and of 2025 of the new; titles, and one order."""
    for (side, unit), letters in RATED.items():
        key = f"vd/{side}-{unit}"
        for year, letter in enumerate(letters, start=FIRST):
            rows.ratings.append(Rating(key, year, WORDS[letter], date(year, 12, 20)))
            if letter == "E":
                rows.awards.append(_title(key, year))
        rows.coverage += _covered(key, FIRST, 2024)
    rows.awards.append(
        Award("vd/ts-sct", "labour_order_3", 2019, date(2020, 8, 12), "1284/QĐ-CTN", "state",
              "Chủ tịch nước", "merit", date(2015, 1, 1), date(2019, 12, 31))
    )  # fmt: skip
    for unit in ("sct", "vp", "cn", "tm"):
        rows.ratings.append(Rating(f"vd/ht-{unit}", 2025, "excellent", date(2025, 12, 19)))
        rows.coverage += _covered(f"vd/ht-{unit}", 2025, 2025)


def _title(key: str, year: int) -> Award:
    department = key.endswith("-sct")
    number = f"{2100 + year % 100}/QĐ-UBND"
    return Award(
        key, "excellent_labour_collective", year, date(year + 1, 1, 16), number, "province",
        "UBND tỉnh Hồng Lam" if key.startswith("vd/hl") else "UBND tỉnh Trà Sơn", "merit",
    ) if department else Award(
        key, "advanced_labour_collective", year, date(year + 1, 1, 9),
        f"{14 + year % 100}/QĐ-SCT", "department", "", "merit",
    )  # fmt: skip


def _covered(key: str, first: int, last: int) -> Iterator[Coverage]:
    for table in ("ratings", "awards", "blocs", "body_ratings"):
        begins = OLD.year if table == "awards" and first == FIRST else first
        complete = min(last, 2024) if table == "awards" else last  # 2025 is not decided yet
        if complete >= begins:
            yield Coverage(key, table, begins, complete)
