"""The menu on the left: the cycle of the year in order, in the words of the trade; then the
registers, where to look things up, tools, and the keeping of the house.

An item is shown to those who may open it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from thidua.cycle.certificates.permissions import may_print
from thidua.cycle.councils.permissions import may_see_councils, may_vote
from thidua.cycle.decisions.permissions import may_draft, may_see_decisions
from thidua.cycle.initiatives.permissions import may_review, may_see_submissions
from thidua.cycle.movements.permissions import may_see_movements
from thidua.cycle.registrations.permissions import may_see_registrations
from thidua.cycle.results.permissions import may_see_results, may_see_sheets
from thidua.cycle.showcase.permissions import may_see_showcase
from thidua.cycle.statistics.permissions import may_see_statistics
from thidua.foundation.access.permissions import may_demand_second_factor, may_keep_accounts
from thidua.foundation.backups.permissions import may_keep_backups
from thidua.foundation.bundles.permissions import may_exchange_bundles
from thidua.foundation.exchange.permissions import may_see_imports
from thidua.foundation.overlays.permissions import may_see_overlays
from thidua.foundation.people.permissions import (
    has_own_page,
    may_keep_people,
    may_merge_people,
    may_see_identity,
)
from thidua.foundation.policy.predicates import Predicate, holds
from thidua.foundation.policy.roles import READERS, Role
from thidua.foundation.registry.permissions import (
    may_keep_awards,
    may_keep_year_facts,
    may_see_discipline,
)
from thidua.surfaces.desk.reader import reader

readers = reduce(or_, map(holds, READERS))


@cache
def _address(view: str, args: tuple[str, ...]) -> str:
    """Of a line that stands on every page, whoever reads it and in whichever language."""
    return reverse(view, args=args)


@dataclass(frozen=True, slots=True)
class Item:
    label: Any
    view: str
    icon: str
    may: Predicate | None = None
    args: tuple[str, ...] = ()

    def address(self) -> str:
        return _address(self.view, self.args)


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the year: one line of the menu, its items behind it."""

    name: str
    label: Any
    icon: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """``rooms``: those whose items these are, in their order."""

    title: Any
    items: tuple[Item, ...]
    rooms: tuple[Room, ...] = ()


def _register(label: Any, slug: str, icon: str, may: Predicate = readers) -> Item:
    return Item(label, "desk:register", icon, may, (slug,))


CYCLE = (
    Room(
        "movements",
        pgettext_lazy("room of the year", "Phong trào"),
        "megaphone",
        (
            _register(_("Năm thi đua"), "nam-thi-dua", "calendar-check", may_see_movements),
            _register(_("Phong trào thi đua"), "phong-trao", "megaphone", may_see_movements),
            _register(_("Chỉ tiêu theo dõi"), "chi-tieu", "graph-up", may_see_movements),
            _register(_("Ý kiến chỉ đạo"), "y-kien-chi-dao", "journal-text", may_see_movements),
            _register(_("Việc theo chỉ đạo"), "viec-chi-dao", "list-check", may_see_movements),
        ),
    ),
    Room(
        "registrations",
        pgettext_lazy("room of the year", "Đăng ký"),
        "pencil",
        (
            Item(_("Đăng ký thi đua"), "desk:registrations", "pencil", may_see_registrations),
            _register(_("Bản đăng ký"), "ban-dang-ky", "file-earmark-text", may_see_registrations),
        ),
    ),
    Room(
        "initiatives",
        pgettext_lazy("room of the year", "Sáng kiến"),
        "lightbulb",
        (
            _register(_("Hồ sơ sáng kiến"), "ho-so-sang-kien", "lightbulb", may_see_submissions),
            Item(_("Thẩm định sáng kiến"), "desk:own-reviews", "check2-square", may_review),
            _register(
                _("Phiếu điểm sáng kiến"), "phieu-diem-sang-kien", "list-check", may_see_submissions
            ),
            _register(_("Phạm vi rộng hơn"), "pham-vi-sang-kien", "megaphone", may_see_submissions),
            _register(_("Sáng kiến, đề tài"), "sang-kien", "book"),
        ),
    ),
    Room(
        "results",
        pgettext_lazy("room of the year", "Kết quả"),
        "graph-up",
        (
            Item(_("Kết quả chỉ tiêu"), "desk:results", "graph-up", may_see_results),
            _register(_("Số liệu chỉ tiêu"), "so-ket-qua", "table", may_see_results),
            Item(_("Xếp loại của đơn vị"), "desk:unit-ratings", "list-check", may_keep_year_facts),
            _register(_("Xếp loại hằng năm"), "xep-loai", "clipboard-check"),
            _register(_("Bảng chấm điểm"), "bang-cham-diem", "check2-square", may_see_sheets),
            _register(_("Kết quả cụm, khối"), "cum-khoi", "flag"),
        ),
    ),
    Room(
        "nominations",
        pgettext_lazy("room of the year", "Rà soát, đề nghị"),
        "grid-3x3",
        (
            Item(_("Rà soát"), "desk:sweep", "grid-3x3", readers),
            _register(_("Đợt xét"), "dot-xet", "list-check"),
            _register(_("Họp bình xét"), "binh-xet", "people-fill"),
            _register(_("Hồ sơ đề nghị"), "de-nghi", "file-earmark-check"),
        ),
    ),
    Room(
        "councils",
        pgettext_lazy("room of the year", "Hội đồng"),
        "people-fill",
        (
            _register(_("Phiên họp hội đồng"), "phien-hop", "people-fill", may_see_councils),
            _register(_("Hội đồng"), "hoi-dong", "person-badge", may_see_councils),
            Item(_("Bỏ phiếu"), "desk:own-ballots", "check2-square", may_vote),
        ),
    ),
    Room(
        "decisions",
        pgettext_lazy("room of the year", "Quyết định"),
        "file-earmark-text",
        (
            _register(
                _("Quyết định, tờ trình"), "quyet-dinh", "file-earmark-text", may_see_decisions
            ),
            Item(_("Soạn văn bản"), "desk:decision-sources", "pencil", may_draft),
            Item(
                _("Ghi quyết định cũ"), "desk:decision-entry", "file-earmark-check", may_keep_awards
            ),
        ),
    ),
    Room(
        "certificates",
        pgettext_lazy("room of the year", "Bằng, giấy chứng nhận"),
        "award",
        (
            Item(_("Bằng, giấy chứng nhận"), "desk:certificates", "printer", may_print),
            _register(_("Sổ vàng"), "bang", "book"),
        ),
    ),
    Room(
        "statistics",
        pgettext_lazy("room of the year", "Thống kê, báo cáo"),
        "table",
        (
            Item(_("Thống kê"), "desk:statistics", "table", may_see_statistics),
            _register(_("Báo cáo"), "bao-cao", "file-earmark-check", may_see_statistics),
        ),
    ),
    Room(
        "showcase",
        pgettext_lazy("room of the year", "Tôn vinh, nhân rộng"),
        "stars",
        (
            _register(_("Hội nghị"), "hoi-nghi", "megaphone", may_see_showcase),
            _register(_("Điển hình tiên tiến"), "dien-hinh", "stars", may_see_showcase),
            _register(_("Đơn vị làm theo"), "lam-theo", "diagram-3", may_see_showcase),
        ),
    ),
)
"""The ten rooms of the year, in order; a room takes no space before it has a page."""

MENU = (
    Section(
        "",
        (
            Item(_("Năm của tôi"), "desk:home", "calendar-check"),
            Item(_("Trang của tôi"), "desk:own-history", "person", has_own_page),
        ),
    ),
    Section(_("Chu trình của năm"), tuple(item for room in CYCLE for item in room.items), CYCLE),
    Section(
        _("Sổ đăng ký"),
        (
            _register(_("Cá nhân"), "ca-nhan", "people"),
            Item(_("Tổ chức, tập thể"), "desk:tree", "diagram-3", readers),
            _register(_("Danh hiệu, khen thưởng"), "khen-thuong", "award"),
            _register(_("Thành tích"), "thanh-tich", "star"),
            _register(_("Chức vụ"), "chuc-vu", "briefcase"),
            _register(_("Thời gian vắng"), "vang-mat", "calendar3"),
            _register(_("Nghỉ hưu"), "nghi-huu", "person"),
            _register(_("Thành viên cụm, khối"), "thanh-vien-cum-khoi", "link-45deg"),
            _register(_("Đảng, đoàn thể"), "doan-the", "people-fill"),
            _register(_("Quân số năm"), "quan-so", "table"),
            _register(_("Điều được xác nhận"), "xac-nhan", "person-check"),
            _register(_("Kế thừa của tập thể"), "ke-thua", "diagram-3"),
        ),
    ),
    Section(
        _("Chỉ bộ phận thường trực"),
        (
            _register(_("Kỷ luật"), "ky-luat", "shield-exclamation", may_see_discipline),
            _register(_("Tạm dừng xét"), "tam-dung", "pause-circle", may_see_discipline),
            _register(_("Số định danh"), "so-dinh-danh", "lock", may_see_identity),
        ),
    ),
    Section(
        _("Tra cứu"),
        (
            Item(_("Pháp luật"), "lawbook:index", "book"),
            Item(_("Quy định riêng"), "desk:overlays", "sliders", may_see_overlays),
            Item(_("Nhật ký"), "desk:trail", "clock-history", holds(Role.AUDITOR)),
        ),
    ),
    Section(
        _("Công cụ"),
        (
            Item(_("Nhập, xuất bảng tính"), "desk:exchange", "file-earmark-excel", may_see_imports),
            Item(_("Gói dữ liệu"), "desk:bundles", "upload", may_exchange_bundles),
            _register(_("Yêu cầu sửa"), "yeu-cau-sua", "envelope", may_keep_people),
            Item(_("Trùng người"), "desk:duplicates", "person-check", may_merge_people),
            Item(_("Việc chạy nền"), "desk:jobs", "hourglass-split"),
        ),
    ),
    Section(
        _("Quản trị"),
        (
            _register(_("Tài khoản"), "tai-khoan", "person-badge", may_keep_accounts),
            _register(_("Vai trò được giao"), "giao-quyen", "list-check", may_keep_accounts),
            _register(_("Làm thay"), "lam-thay", "person-plus", may_keep_accounts),
            _register(_("Khóa API"), "khoa-api", "key", may_keep_accounts),
            Item(
                _("Xác thực hai bước"), "desk:second-factor-roles", "lock", may_demand_second_factor
            ),
            Item(_("Sao lưu"), "desk:backups", "download", may_keep_backups),
            Item(_("Mẫu giao diện"), "desk:style", "layers", may_keep_accounts),
        ),
    ),
)


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """Sections with the items the reader may open, the current one marked."""
    actor = reader(request)
    rules = {item.may for section in MENU for item in section.items if item.may}
    refused = {rule for rule in rules if not rule(actor)}  # each is asked once
    sections = []
    for section in MENU:
        lines = {item: _line(item, request) for item in section.items if item.may not in refused}
        if lines:
            rooms = [room for one in section.rooms if (room := _room(one, lines))]
            items = list(lines.values())
            sections.append({"title": section.title, "items": items, "rooms": rooms,
                             "here": any(line["here"] for line in items)})  # fmt: skip
    return sections


def _room(room: Room, lines: dict[Item, dict[str, Any]]) -> dict[str, Any] | None:
    """None where the reader may open nothing of it."""
    items = [lines[item] for item in room.items if item in lines]
    here = any(line["here"] for line in items)
    return {"label": room.label, "icon": room.icon, "items": items, "here": here} if items else None


def _line(item: Item, request: HttpRequest) -> dict[str, Any]:
    address = item.address()
    home = address == _address("desk:home", ())
    here = request.path == address if home else request.path.startswith(address)
    return {"label": item.label, "address": address, "icon": item.icon, "here": here}
