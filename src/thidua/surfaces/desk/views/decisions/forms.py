"""The decision itself, and one line of its list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.record_decision import Listed, record_decision
from thidua.foundation.registry.catalogue import award_choices
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.words import (
    COLLECTIVE_CLASS_WORDS,
    ISSUER_CHOICES,
    METHOD_CHOICES,
    PERSON_CLASS_WORDS,
)
from thidua.foundation.search.naming import Match, lines_of, match
from thidua.surfaces.desk.registers.books.fields import day, line, word, year
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.subject_field import describe

LEFT_OUT = "-"
"""The choice that leaves a line of the list out."""
DOUBTS = {
    "accents": _("Khác dấu: hãy xác nhận."),
    "several": _("Có nhiều người, tập thể cùng tên: hãy chọn."),
    "near": _("Không có tên này; có tên gần giống: hãy chọn hoặc bỏ qua."),
    "nobody": _("Không thấy trong phạm vi của bạn: hãy sửa tên hoặc thêm vào sổ trước."),
    "twice": _("Trùng với một dòng ở trên."),
    "unchosen": _("Chưa chọn."),
}


@dataclass(slots=True)
class ListedLine:
    """A line of the list as the page shows it: whom it may mean, what was chosen for it."""

    number: int
    text: str
    offered: list[dict[str, str]]
    chosen: str
    doubt: Any
    object_class: str
    certificate_no: str
    classes: list[tuple[str, Any]]

    @property
    def certain(self) -> bool:
        return not self.doubt


class DecisionForm(RecordForm):
    """``lines`` are set by ``read``; ``deed`` records all of them or none."""

    decision_no = line(_("Số quyết định"), 80)
    decided = day(_("Ngày quyết định"), required=True, past=True)
    issuer = word(_("Cấp quyết định"), ISSUER_CHOICES)
    issuer_name = line(_("Nơi quyết định"), required=False)
    award = forms.ChoiceField(
        label=_("Danh hiệu, hình thức"), required=False,
        choices=lambda: [("", _now("Chọn trong danh mục")), *award_choices()],
        help_text=_("Không có trong danh mục thì ghi ở ô Tên khác."),
    )  # fmt: skip
    award_name = line(
        _("Tên khác"), 300, required=False,
        help_text=_("Ghi khi danh mục chưa có, ví dụ của công đoàn, tổ chức đảng."),
    )  # fmt: skip
    year = year(_("Năm thành tích"))
    method = word(_("Loại hình khen thưởng"), METHOD_CHOICES, initial="merit")
    achievement_from = day(_("Thành tích từ ngày"))
    achievement_to = day(_("Thành tích đến ngày"))
    names = forms.CharField(
        label=_("Danh sách kèm theo"), widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Mỗi dòng một cá nhân hoặc tập thể; dán được từ văn bản, bảng tính. Sau tên có thể ghi "
            "ngày sinh, số hiệu hoặc đơn vị, cách bằng dấu phẩy, để phân biệt người trùng tên."
        ),
    )  # fmt: skip
    lines: list[ListedLine]

    def prepare(self) -> None:
        self.fields["names"].wide = True  # type: ignore[attr-defined]  # read by the template
        self.lines = []

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("award") and not values.get("award_name"):
            self.add_error("award", _now("Hãy chọn danh hiệu, hình thức hoặc ghi tên khác."))
        return values

    def read(self, given: Mapping[str, Any]) -> None:
        """Match the pasted names; what was chosen for a line that still says the same is kept."""
        seen: set[str] = set()
        for number, text in enumerate(lines_of(self["names"].value() or "")):
            told = _line(self.actor, number, text, given)
            if told.chosen and told.chosen != LEFT_OUT and told.chosen in seen:
                told.doubt = DOUBTS["twice"]
            seen.add(told.chosen)
            self.lines.append(told)

    @property
    def settled(self) -> bool:
        """Whether every line is chosen or left out, and nobody is there twice."""
        return bool(self.lines) and all(
            one.chosen and one.doubt != DOUBTS["twice"] for one in self.lines
        )

    def listed(self) -> list[Listed]:
        kinds = ("person", "organisation")
        found = []
        for one in self.lines:
            subject = _subject(self.actor, one.chosen, kinds)
            if subject is not None:
                found.append(Listed(subject, one.object_class, one.certificate_no))
        return found

    def deed(self, version: int, values: dict[str, Any]) -> AwardHeld:  # noqa: ARG002 a new decision has no version
        del values["names"]
        return record_decision(actor=self.actor, listed=self.listed(), **values)[0]

    def tell(self, error: ValidationError) -> None:
        """What is wrong with the list is told at the names."""
        if hasattr(error, "error_dict") and "listed" in error.error_dict:
            error.error_dict["names"] = error.error_dict.pop("listed")
        super().tell(error)


def _line(actor: Actor, number: int, text: str, given: Mapping[str, Any]) -> ListedLine:
    found = match(actor, text)
    offered = [describe(row) for row in (found.offered or _one(found))]
    values = [one["value"] for one in offered]
    kept = given.get(f"line_{number}_text") == text
    chosen = given.get(f"line_{number}", "") if kept else ""
    chosen = chosen if chosen in (*values, LEFT_OUT) else ""
    doubt = DOUBTS[found.doubt] if found.doubt and not chosen else None
    if not chosen and found.chosen is not None:
        chosen = describe(found.chosen)["value"]
    person = not chosen.startswith("organisation")
    return ListedLine(
        number, text, offered, chosen, doubt,
        given.get(f"line_{number}_class", "") if kept else "",
        str(given.get(f"line_{number}_certificate", "")).strip()[:60] if kept else "",
        list((PERSON_CLASS_WORDS if person else COLLECTIVE_CLASS_WORDS).items()),
    )  # fmt: skip


def _one(found: Match) -> tuple[Any, ...]:
    return () if found.chosen is None else (found.chosen,)


def _subject(actor: Actor, value: str, kinds: tuple[str, ...]) -> Any:
    from thidua.surfaces.desk.registers.subject_field import SubjectField

    field = SubjectField(kinds=kinds, required=False)
    field.actor = actor
    return field.look_up(value)
