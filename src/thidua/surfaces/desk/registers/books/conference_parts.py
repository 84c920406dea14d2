"""Lists of a conference: programme, papers read, delegates, honours; their page is its own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from thidua.cycle.showcase.actions.keep_agenda_item import keep_agenda_item
from thidua.cycle.showcase.actions.keep_delegate import keep_delegate
from thidua.cycle.showcase.actions.keep_speech import keep_speech
from thidua.cycle.showcase.actions.praise import praise
from thidua.cycle.showcase.actions.strike_agenda_item import strike_agenda_item
from thidua.cycle.showcase.actions.strike_delegate import strike_delegate
from thidua.cycle.showcase.actions.strike_honour import strike_honour
from thidua.cycle.showcase.actions.strike_speech import strike_speech
from thidua.cycle.showcase.models import AgendaItem, Conference, Delegate, HonourEntry, Speech
from thidua.cycle.showcase.permissions import may_hold_conferences, may_see_showcase
from thidua.cycle.showcase.words import ConferenceState, Honour, Part
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.books.conferences import page_of, text
from thidua.surfaces.desk.registers.books.fields import line, place, word
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Filter, of_choices
from thidua.surfaces.desk.registers.forms import RecordForm, StrikeForm, SubjectForm
from thidua.surfaces.desk.registers.register import Deed, Register
from thidua.surfaces.desk.registers.subject_field import SubjectField

CONFERENCE = Column(
    "conference", _("Hội nghị"), lambda row: row.conference, sort=("conference__folded",)
)


def _conferences(actor: Actor) -> QuerySet[Conference]:
    """Those the actor may still write in."""
    reach = actor.reach(Role.DEPARTMENT_OFFICER).condition("organisation")
    return Conference.objects.filter(reach).exclude(state=ConferenceState.CLOSED)


def _offer(form: RecordForm) -> None:
    field = form.fields["conference"]
    assert isinstance(field, forms.ModelChoiceField), "declared so below"
    field.queryset = _conferences(form.actor)


def _which() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=_("Hội nghị"), queryset=Conference.objects.none(), empty_label=_("Chọn hội nghị")
    )


def _number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=999)


class AgendaForm(RecordForm):
    conference = _which()
    number = _number(_("Thứ tự"))
    starts = forms.TimeField(label=_("Giờ"), required=False, help_text=_("Ví dụ 08:30."))
    text = line(_("Nội dung"), 300, wide=True)
    who = line(_("Người thực hiện"), required=False)

    def prepare(self) -> None:
        _offer(self)

    def deed(self, version: int, values: dict[str, Any]) -> AgendaItem:
        return keep_agenda_item(actor=self.actor, row=self.row, version=version, **values)


class SpeechForm(RecordForm):
    conference = _which()
    number = _number(_("Thứ tự"))
    title = line(_("Tên tham luận"), 300, wide=True)
    speaker = line(_("Người trình bày"))
    capacity = line(_("Chức vụ"), required=False)
    unit = place(_("Đơn vị"))
    summary = text(_("Tóm tắt"), 4000)

    def prepare(self) -> None:
        _offer(self)
        self.offer_places("unit", may_hold_conferences)

    def deed(self, version: int, values: dict[str, Any]) -> Speech:
        return keep_speech(actor=self.actor, row=self.row, version=version, **values)


class DelegateForm(RecordForm):
    """Somebody of the office is chosen; a guest is a name."""

    conference = _which()
    part = word(_("Tư cách"), Part.choices)
    person = SubjectField(label=_("Cá nhân trong sổ"), kinds=("person",), required=False)
    name = line(_("Họ và tên khách"), required=False)
    unit_name = line(_("Đơn vị, cơ quan"), required=False)

    def prepare(self) -> None:
        _offer(self)

    def initial_of(self, row: Any) -> dict[str, Any]:
        told = super().initial_of(row)
        return told | {"person": f"person:{row.person.uid}" if row.person else ""}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        person = values.get("person")
        if person is not None:
            values["name"] = person.full_name
            values["unit_name"] = values.get("unit_name") or person.organisation.name
        elif not values.get("name"):
            self.add_error("name", _("Hãy chọn người trong sổ, hoặc ghi họ tên khách."))
        return values

    def deed(self, version: int, values: dict[str, Any]) -> Delegate:
        return keep_delegate(actor=self.actor, row=self.row, version=version, **values)


class PraiseForm(SubjectForm):
    conference = _which()
    words = line(_("Lời vinh danh"), 500, wide=True)

    def prepare(self) -> None:
        _offer(self)

    def deed(self, version: int, values: dict[str, Any]) -> HonourEntry:
        return praise(actor=self.actor, row=self.row, version=version, **self.split(values))


class StrikePartForm(StrikeForm):
    """Each list has its own action."""

    STRIKES = {
        AgendaItem: strike_agenda_item, Speech: strike_speech, Delegate: strike_delegate,
        HonourEntry: strike_honour,
    }  # fmt: skip

    def deed(self, version: int, values: dict[str, Any]) -> None:
        strike: Any = self.STRIKES[type(self.row)]
        strike(actor=self.actor, row=self.row, version=version, **values)


def _open(row: Any) -> bool:
    return bool(row.conference.state != ConferenceState.CLOSED)


def _rows(kind: Any) -> Any:
    def seen(actor: Actor) -> QuerySet:
        found = Conference.objects.visible_to(actor)
        rows = kind.objects.filter(conference__in=found.values("pk"))
        return rows.select_related("conference__organisation")

    return seen


def _held(_request: HttpRequest, rows: QuerySet) -> list[tuple[str, Any]]:
    found = Conference.objects.visible_to(reader(_request)).filter(
        pk__in=rows.order_by().values("conference")
    )
    return [(str(one.uid), one.title) for one in found]


OF_CONFERENCE = Filter(
    "conference", _("Hội nghị"), _held, lambda rows, value: rows.filter(Q(conference__uid=value))
)


def _list(kind: Any, form: type[RecordForm], columns: tuple[Column, ...], **more: Any) -> Register:
    return Register(
        rows=more.pop("rows", _rows(kind)), columns=(*columns, CONFERENCE),
        filters=(OF_CONFERENCE, *more.pop("filters", ())), form=form,
        may_see=may_see_showcase, may_keep=may_hold_conferences,
        deeds=(Deed("xoa", _("Bỏ khỏi hội nghị"), StrikePartForm, may_hold_conferences, _open),),
        opened=lambda row: page_of(row.conference), **more,
    )  # fmt: skip


def _sorted(name: str, label: Any, **more: Any) -> Column:
    return Column(name, label, lambda row: getattr(row, name), sort=(name,), **more)


AGENDA = _list(
    AgendaItem, AgendaForm,
    (_sorted("number", _("Thứ tự"), kind="num"), _sorted("text", _("Nội dung")),
     Column("starts", _("Giờ"), lambda row: f"{row.starts:%H:%M}" if row.starts else ""),
     Column("who", _("Người thực hiện"), lambda row: row.who)),
    slug="chuong-trinh", title=_("Chương trình hội nghị"), one=_("mục chương trình"),
    order="number",
)  # fmt: skip
SPEECHES = _list(
    Speech, SpeechForm,
    (_sorted("title", _("Tên tham luận")), _sorted("speaker", _("Người trình bày")),
     Column("unit", _("Đơn vị"), lambda row: row.unit, sort=("unit__sort_key",))),
    rows=lambda actor: _rows(Speech)(actor).select_related("unit"),
    slug="tham-luan", title=_("Tham luận"), one=_("tham luận"), order="title",
)  # fmt: skip
DELEGATES = _list(
    Delegate, DelegateForm,
    (_sorted("name", _("Họ và tên")),
     Column("part", _("Tư cách"), lambda row: row.get_part_display(), sort=("part",)),
     _sorted("unit_name", _("Đơn vị, cơ quan")),
     Column("present", _("Có mặt"), lambda row: row.present, sort=("present",))),
    filters=(of_choices("part", _("Tư cách"), Part.choices),),
    rows=lambda actor: _rows(Delegate)(actor).select_related("person"),
    slug="dai-bieu", title=_("Đại biểu hội nghị"), one=_("đại biểu"), order="name",
)  # fmt: skip
HONOURS = _list(
    HonourEntry, PraiseForm,
    (_sorted("number", _("Thứ tự trao"), kind="num"),
     Column("subject", _("Cá nhân, tập thể"), lambda row: row.subject),
     Column("award", _("Danh hiệu, hình thức"), lambda row: row.award.name if row.award else ""),
     Column("kind", _("Cách vinh danh"), lambda row: row.get_kind_display(), sort=("kind",)),
     Column("words", _("Lời vinh danh"), lambda row: row.words)),
    filters=(of_choices("kind", _("Cách vinh danh"), Honour.choices),),
    rows=lambda actor: _rows(HonourEntry)(actor).select_related(
        "person__organisation", "organisation", "award"
    ),
    slug="vinh-danh", title=_("Danh sách vinh danh"), one=_("người, tập thể được biểu dương"),
    order="number",
)  # fmt: skip
