"""The units of the two departments: names, kinds, seats. Units and their dates are an example's,
close to what such departments have; only the names of province, ministry and department are real.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

DISTRICTS_END = date(2025, 7, 1)  # the district level ended: Decree 129/2025/NĐ-CP
INSPECTORATE_END = date(2025, 7, 1)
MARKET_CENTRAL = date(2018, 10, 12)  # market surveillance went to the Ministry, and came back
MARKET_MOVE = date(2025, 3, 1)

OFFICER = (("Chuyên viên", 7), ("Chuyên viên chính", 3))
EMPLOYEE = (("Chuyên viên", 5), ("Kỹ sư", 3), ("Chuyên viên chính", 1))
CONTROLLER = (
    ("Kiểm soát viên thị trường", 6), ("Kiểm soát viên chính thị trường", 2),
    ("Kiểm soát viên trung cấp thị trường", 2),
)  # fmt: skip
CLERICAL = (
    ("Chuyên viên", 4), ("Chuyên viên chính", 2), ("Kế toán viên", 2), ("Văn thư viên", 1),
    ("Nhân viên lái xe", 2), ("Nhân viên phục vụ", 1),
)  # fmt: skip
WORKERS = ("Nhân viên lái xe", "Nhân viên phục vụ")


class Team(NamedTuple):
    """A unit with ``seats`` filled at the end of 2025, ``heads`` of them leaders.

    ``titles`` are (head, deputy); ``trade`` names the field of its initiatives; ``under`` is the
    unit above when it is not the department; ``before`` lists units merged into it on ``starts``.
    """

    key: str
    name: str
    short: str
    kind: str
    seats: int
    heads: int
    titles: tuple[str, str]
    staff: tuple[tuple[str, int], ...]
    trade: str
    under: str = ""
    starts: date | None = None
    ends: date | None = None
    before: tuple[str, ...] = ()


class Department(NamedTuple):
    key: str
    place: str
    province: str  # the issuer's name as it stands in decisions
    province_kind: str  # tỉnh | thành phố
    name: str
    short: str
    leaders: int
    teams: tuple[Team, ...]
    enterprises: tuple[tuple[str, str, int], ...]
    districts: tuple[tuple[str, str], ...] = ()


def division(key: str, name: str, short: str, seats: int, trade: str, **more: object) -> Team:
    titles = ("Trưởng phòng", "Phó Trưởng phòng")
    heads = 3 if seats >= 12 else 2
    kept = {"staff": OFFICER, "titles": titles, "heads": heads} | more
    return Team(key, name, short, "division", seats, trade=trade, **kept)  # type: ignore[arg-type]


def squad(number: int, seats: int) -> Team:
    return Team(
        f"doi-{number}", f"Đội Quản lý thị trường số {number}", f"Đội QLTT số {number}", "division",
        seats, 2, ("Đội trưởng", "Phó Đội trưởng"), CONTROLLER, "market", under="qltt",
    )  # fmt: skip


def market_office(place: str, leaders: int, admin: int, work: int) -> tuple[Team, ...]:
    head = ("Chi cục trưởng", "Phó Chi cục trưởng")
    return (
        Team("qltt", f"Chi cục Quản lý thị trường {place}", "Chi cục QLTT", "unit", leaders,
             leaders, head, CONTROLLER, "market"),
        division("qltt-tchc", "Phòng Tổ chức - Hành chính", "TC-HC Chi cục QLTT", admin, "office",
                 staff=CLERICAL, under="qltt"),
        division("qltt-nvth", "Phòng Nghiệp vụ - Tổng hợp", "NV-TH Chi cục QLTT", work, "market",
                 staff=CONTROLLER, under="qltt"),
    )  # fmt: skip


def bureau(seats: int) -> Team:
    titles = ("Chánh Văn phòng", "Phó Chánh Văn phòng")
    return division("vp", "Văn phòng Sở", "Văn phòng", seats, "office", staff=CLERICAL,
                    titles=titles)  # fmt: skip


def inspectorate() -> Team:
    titles = ("Chánh Thanh tra", "Phó Chánh Thanh tra")
    staff = (("Thanh tra viên", 4), ("Thanh tra viên chính", 1), ("Chuyên viên", 2))
    return division("tt", "Thanh tra Sở", "Thanh tra", 0, "inspection", titles=titles,
                    staff=staff, ends=INSPECTORATE_END)  # fmt: skip


def centre(key: str, name: str, short: str, leaders: int, **more: object) -> Team:
    titles = ("Giám đốc Trung tâm", "Phó Giám đốc Trung tâm")
    return Team(key, name, short, "unit", leaders, leaders, titles, EMPLOYEE, "promotion",
                **more)  # type: ignore[arg-type]  # fmt: skip


def section(key: str, name: str, short: str, seats: int, trade: str, under: str) -> Team:
    return division(key, name, short, seats, trade, staff=EMPLOYEE, heads=2, under=under)


HATINH = Department(
    "hatinh", "Hà Tĩnh", "UBND tỉnh Hà Tĩnh", "tỉnh", "Sở Công Thương Hà Tĩnh", "SCT Hà Tĩnh", 4,
    teams=(
        bureau(14),
        inspectorate(),
        division("khtc", "Phòng Kế hoạch - Tài chính", "KH-TC", 9, "plan"),
        division("cn", "Phòng Quản lý Công nghiệp", "QL Công nghiệp", 9, "industry"),
        division("tm", "Phòng Quản lý Thương mại", "QL Thương mại", 11, "trade"),
        division("nl", "Phòng Quản lý Năng lượng", "QL Năng lượng", 8, "energy"),
        division("atmt", "Phòng Kỹ thuật an toàn - Môi trường", "KTAT-MT", 8, "safety"),
        centre("ttkc-cu", "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp Hà Tĩnh",
               "TT Khuyến công", 0, ends=date(2019, 7, 1)),
        centre("ttxt-cu", "Trung tâm Xúc tiến thương mại Hà Tĩnh", "TT XTTM", 0,
               ends=date(2019, 7, 1)),
        centre("ttkc", "Trung tâm Khuyến công và Xúc tiến thương mại Hà Tĩnh", "TT KC-XTTM", 3,
               starts=date(2019, 7, 1), before=("ttkc-cu", "ttxt-cu")),
        section("ttkc-th", "Phòng Hành chính - Tổng hợp", "HC-TH TT KC-XTTM", 5, "office", "ttkc"),
        section("ttkc-kc", "Phòng Khuyến công", "Khuyến công", 6, "promotion", "ttkc"),
        section("ttkc-xt", "Phòng Xúc tiến thương mại", "XTTM", 5, "fairs", "ttkc"),
        *market_office("Hà Tĩnh", 3, 7, 7),
        squad(1, 6), squad(2, 5), squad(3, 5), squad(4, 5),
    ),
    enterprises=(
        ("dn-1", "Công ty Cổ phần Cơ khí và Xây lắp Ngàn Trươi", 164),
        ("dn-2", "Công ty Cổ phần May xuất khẩu Sông Nghèn", 612),
    ),
)  # fmt: skip

URBAN = (
    "Ba Đình", "Hoàn Kiếm", "Tây Hồ", "Long Biên", "Cầu Giấy", "Đống Đa", "Hai Bà Trưng",
    "Hoàng Mai", "Thanh Xuân", "Hà Đông", "Nam Từ Liêm", "Bắc Từ Liêm",
)  # fmt: skip
RURAL = (
    "Ba Vì", "Chương Mỹ", "Đan Phượng", "Đông Anh", "Gia Lâm", "Hoài Đức", "Mê Linh", "Mỹ Đức",
    "Phú Xuyên", "Phúc Thọ", "Quốc Oai", "Sóc Sơn", "Thạch Thất", "Thanh Oai", "Thanh Trì",
    "Thường Tín", "Ứng Hòa",
)  # fmt: skip

HANOI = Department(
    "hanoi", "Hà Nội", "UBND thành phố Hà Nội", "thành phố", "Sở Công Thương Hà Nội", "SCT Hà Nội",
    5,
    teams=(
        bureau(22),
        inspectorate(),
        division("khtc", "Phòng Kế hoạch - Tài chính", "KH-TC", 16, "plan"),
        division("cn", "Phòng Quản lý Công nghiệp", "QL Công nghiệp", 18, "industry"),
        division("tm", "Phòng Quản lý Thương mại", "QL Thương mại", 22, "trade"),
        division("nl", "Phòng Quản lý Năng lượng", "QL Năng lượng", 14, "energy"),
        division("atmt", "Phòng Kỹ thuật an toàn - Môi trường", "KTAT-MT", 16, "safety"),
        division("xnk", "Phòng Quản lý Xuất nhập khẩu", "QL XNK", 13, "export"),
        centre("ttkc", "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp Hà Nội",
               "TT Khuyến công", 3),
        section("ttkc-th", "Phòng Hành chính - Tổng hợp", "HC-TH TT Khuyến công", 9, "office",
                "ttkc"),
        section("ttkc-kc", "Phòng Nghiệp vụ khuyến công", "NV khuyến công", 10, "promotion",
                "ttkc"),
        section("ttkc-tv", "Phòng Tư vấn phát triển công nghiệp", "Tư vấn PTCN", 8, "industry",
                "ttkc"),
        centre("ttxt", "Trung tâm Xúc tiến Thương mại Hà Nội", "TT XTTM", 3),
        section("ttxt-th", "Phòng Hành chính - Tổng hợp", "HC-TH TT XTTM", 8, "office", "ttxt"),
        section("ttxt-nv", "Phòng Xúc tiến thương mại", "XTTM", 11, "fairs", "ttxt"),
        *market_office("Hà Nội", 4, 12, 14),
        squad(1, 7), squad(2, 7), squad(3, 6), squad(4, 7), squad(5, 6), squad(6, 7), squad(7, 6),
        squad(8, 6),
    ),
    enterprises=(
        ("dn-1", "Công ty Cổ phần Thiết bị điện Nhuệ Giang", 428),
        ("dn-2", "Công ty Cổ phần Cơ khí chính xác Tây Mỗ", 255),
        ("dn-3", "Công ty Trách nhiệm hữu hạn Gốm sứ mỹ nghệ Đoài Phương", 96),
    ),
    districts=(
        *((name, "quận") for name in URBAN), ("Sơn Tây", "thị xã"),
        *((name, "huyện") for name in RURAL),
    ),
)  # fmt: skip

DEPARTMENTS = (HATINH, HANOI)
MINISTRY = "bct"
