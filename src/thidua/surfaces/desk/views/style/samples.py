"""What the page of style puts into the components: invented rows, in every state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from thidua.bridge.ahead import Ahead
from thidua.surfaces.desk.registers.columns import Cell
from thidua.surfaces.desk.registers.ticks import Ticks
from thidua.surfaces.desk.words import OVERALL_WORDS
from thidua.surfaces.desk.year.blocked import Blocked
from thidua.surfaces.desk.year.cycle import Step
from thidua.surfaces.desk.year.due import Line
from thidua.surfaces.desk.year.tally import Tally

HERE = "#"
LONG = "Nguyễn Phúc Bảo Thiên Trường Giang"
MANY = 24


class SampleForm(forms.Form):
    """One field of each kind."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        classes = {"class": "form-control"}
        self.fields |= {
            "name": forms.CharField(label=_("Họ và tên"), widget=forms.TextInput(classes)),
            "kind": forms.ChoiceField(
                label=_("Danh hiệu, hình thức"), required=False, choices=[("", _("Tất cả"))],
                widget=forms.Select({"class": "form-select"}),
            ),
            "on": forms.DateField(
                label=_("Từ ngày"), help_text=_("ngày/tháng/năm"),
                widget=forms.TextInput(classes), localize=True,
            ),
            "several": forms.MultipleChoiceField(
                label=_("Đơn vị"), required=False, widget=Ticks(),
                choices=[("one", _("Văn phòng")), ("other", LONG)],
            ),
            "sure": forms.BooleanField(
                label=_("Có"), required=False,
                widget=forms.CheckboxInput({"class": "form-check-input"}),
            ),
        }  # fmt: skip
        setattr(self.fields["several"].widget, "legend", _("Đơn vị"))  # noqa: B010 its own mark


def headings() -> list[dict[str, Any]]:
    return [
        {"label": _("Họ và tên"), "kind": "text", "direction": "ascending", "sort": "-name"},
        {"label": _("Đơn vị"), "kind": "text", "direction": "", "sort": "unit"},
        {"label": _("Kết quả"), "kind": "text", "direction": "", "sort": ""},
        {"label": _("Từ ngày"), "kind": "day", "direction": "", "sort": "on"},
        {"label": _("Số lượng"), "kind": "num", "direction": "", "sort": ""},
    ]


def lines(count: int, *, long: bool = False) -> list[list[Cell]]:
    """``count`` rows; ``long`` gives each the longest text a page has to bear."""
    unit = _("Phòng Kế hoạch, Tài chính và Quản lý năng lượng, Sở Công Thương")
    shapes = ["eligible", "near", "on_hold", "undetermined", "not_eligible"]
    found = []
    for place in range(count):
        shape = shapes[place % len(shapes)]
        word = OVERALL_WORDS.get(shape, _("còn thiếu một điều kiện"))
        found.append([
            Cell(LONG if long else f"Nguyễn Văn {place + 1}", _("Họ và tên"), address=HERE),
            Cell(unit if long else _("Văn phòng"), _("Đơn vị")),
            Cell(str(word), _("Kết quả"), shape=shape),
            Cell("22/11/2026", _("Từ ngày"), "day"),
            Cell("1.234,5" if place == 0 else str(place), _("Số lượng"), "num"),
        ])  # fmt: skip
    return found


def filters() -> list[dict[str, Any]]:
    return [
        {"name": "sample-kind", "label": _("Tình trạng"), "kind": "choice", "value": "a",
         "choices": [("a", _("Đang công tác")), ("b", _("Đã thôi công tác"))]},
        {"name": "sample-on", "label": _("Từ ngày"), "kind": "day", "value": "31/02/2026",
         "wrong": True},
    ]  # fmt: skip


def crumbs() -> list[tuple[str, str]]:
    return [(_("Năm của tôi"), HERE), (_("Mẫu giao diện"), HERE)]


def deeds() -> list[dict[str, Any]]:
    return [
        {"label": _("Lưu"), "address": HERE, "main": True},
        {"label": _("Quay lại"), "address": HERE},
    ]


def middle_page() -> Page[int]:
    return Paginator(list(range(250)), 50).get_page(3)


def tallies() -> list[Tally]:
    return [
        Tally(1234, _("danh hiệu, khen thưởng trong năm"), HERE),
        Tally(87, _("cá nhân đã có xếp loại"), HERE, of=112),
        Tally(3, _("tệp nhập chờ quyết định"), HERE, look=True),
        Tally(0, _("trường hợp đang tạm dừng xét"), HERE),
    ]


def steps() -> list[Step]:
    one, two, *_rest = tallies()
    return [
        Step(_("Sáng kiến"), (one,), "done"),
        Step(_("Kết quả"), (two,), "here"),
        Step(_("Rà soát, đề nghị"), (), "ahead", HERE, _("Mở bảng rà soát")),
        Step(_("Quyết định"), (one,), "ahead"),
    ]


def due() -> list[Line]:
    def term(day: date | None, left: int, note: str = "", *, sure: bool) -> Ahead:
        return Ahead(
            _("Nộp hồ sơ"), _("Bộ, ngành, tỉnh"), _("Ngày quyết định"), 2025 if sure else None,
            day, left, left, _("Điều, khoản của văn bản"), sure, () if sure else (2027,), note,
        )  # fmt: skip

    return [
        Line(term(date(2026, 12, 4), 9, sure=True), soon=True),
        Line(term(date(2027, 6, 30), 148, sure=False), soon=False),
        Line(term(None, 0, _("Ngày nhận in trên biểu mẫu, chưa đọc được"), sure=False), soon=False),
    ]


def blocked() -> list[Blocked]:
    what = _("cá nhân chưa có xếp loại năm %(year)s") % {"year": 2026}
    return [Blocked(_("Văn phòng"), what, HERE, 12), Blocked(LONG, what, HERE, 1)]


@dataclass(frozen=True, slots=True)
class Notice:
    """Stands in for a message of Django's: its level, and itself as text."""

    level_tag: str
    text: str

    def __str__(self) -> str:
        return self.text


def messages() -> list[Notice]:
    return [
        Notice("success", _("Đã lưu và ghi vào nhật ký.")),
        Notice("info", _("Văn bản áp dụng chưa được đối chiếu.")),
        Notice("error", _("Chưa lưu được: xin xem lại các mục sau")),
    ]
