"""Forms of the events: each makes a plan to be previewed, and calls its action when confirmed."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.reorganising import plans
from thidua.foundation.reorganising.actions.close_organisation import close_organisation
from thidua.foundation.reorganising.actions.merge_organisations import merge_organisations
from thidua.foundation.reorganising.actions.move_organisation import move_organisation
from thidua.foundation.reorganising.actions.rename_organisation import rename_organisation
from thidua.foundation.reorganising.actions.restore_organisation import restore_organisation
from thidua.foundation.reorganising.actions.split_organisation import split_organisation
from thidua.foundation.reorganising.models import Event
from thidua.foundation.reorganising.permissions import may_reorganise
from thidua.foundation.reorganising.plans import NewOne
from thidua.foundation.reorganising.words import Along
from thidua.surfaces.desk.registers.books.fields import day, line, place, word
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.places import kept_places
from thidua.surfaces.desk.registers.ticks import Ticks

PARTS = 4
NEW_KINDS = [(kind.value, kind.label) for kind in Kind
             if kind not in (Kind.DISTRICT, Kind.DISTRICT_OFFICE)]  # fmt: skip


class EventForm(RecordForm):
    """``reason`` is the legal basis. A day to come makes a plan that waits for it."""

    reason_label = _("Căn cứ")
    on = day(_("Có hiệu lực từ ngày"), required=True)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    title: ClassVar[Any] = ""
    told_of_row: ClassVar[tuple[str, ...]] = ()
    lead: ClassVar[Any] = _(
        "Ngày có thể ở quá khứ hoặc sắp tới; ngày sắp tới thì sự kiện chờ đến ngày mới ghi vào sổ."
    )

    def initial_of(self, row: Any) -> dict[str, Any]:
        return {name: getattr(row, name) for name in self.told_of_row} | {
            "on": timezone.localdate()
        }

    def prepare(self) -> None:
        self.fields["reason"].help_text = _("Số, ngày của quyết định, nghị quyết.")
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                self.offer_places(name, may_reorganise)

    def plan(self) -> Event:
        """The event as asked for, not saved. Raises ValidationError."""
        values = dict(self.cleaned_data)
        for machinery in ("edit_version", "seen"):
            values.pop(machinery, None)
        return self.planned(values.pop("on"), values.pop("reason"), values)

    def planned(self, on: Any, basis: str, values: dict[str, Any]) -> Event:
        """The plan of the kind of event this form is for."""
        raise NotImplementedError

    def told(self, version: int, values: dict[str, Any]) -> dict[str, Any]:
        basis = values.pop("reason")
        known = {"actor": self.actor, "organisation": self.row, "version": version}
        return values | known | {"legal_basis": basis}


class RenameForm(EventForm):
    title = _("Đổi tên")
    told_of_row = ("name", "short_name")
    name = line(_("Tên mới"), 300, wide=True)
    short_name = line(_("Tên ngắn mới"), 120, required=False)

    def planned(self, on: Any, basis: str, values: dict[str, Any]) -> Event:
        return plans.rename_plan(self.row, on, basis, **values)

    def deed(self, version: int, values: dict[str, Any]) -> Event:
        return rename_organisation(**self.told(version, values))


class MoveForm(EventForm):
    title = _("Chuyển cấp trên")
    parent = place(_("Cấp trên mới"))

    def planned(self, on: Any, basis: str, values: dict[str, Any]) -> Event:
        return plans.move_plan(self.row, on, basis, **values)

    def deed(self, version: int, values: dict[str, Any]) -> Event:
        return move_organisation(**self.told(version, values))


class CloseForm(EventForm):
    title = _("Giải thể, chấm dứt hoạt động")
    to = place(
        _("Nơi tiếp nhận người, chức vụ đang giữ và đơn vị trực thuộc"), required=False,
        help_text=_("Để trống thì từng người được điều chuyển sau."),
    )  # fmt: skip

    def planned(self, on: Any, basis: str, values: dict[str, Any]) -> Event:
        return plans.close_plan(self.row, on, basis, **values)

    def deed(self, version: int, values: dict[str, Any]) -> Event:
        return close_organisation(**self.told(version, values))


class NewOneForm(EventForm):
    """An event that founds one organisation."""

    name = line(_("Tên tổ chức mới"), 300, wide=True, required=False)
    short_name = line(_("Tên ngắn"), 120, required=False)
    kind = word(_("Loại"), NEW_KINDS)
    parent = place(_("Cấp trên"))

    def initial_of(self, row: Any) -> dict[str, Any]:
        return super().initial_of(row) | {
            "name": "",
            "short_name": "",
            "kind": row.kind,
            "parent": row.parent_id,
        }

    def new(self, values: dict[str, Any]) -> NewOne | None:
        """The organisation to be founded; takes its fields out of the values."""
        name, short = values.pop("name"), values.pop("short_name")
        kind, parent = values.pop("kind"), values.pop("parent")
        return NewOne(name, kind, parent, short) if name else None


class RestoreForm(NewOneForm):
    title = _("Lập lại")

    def prepare(self) -> None:
        super().prepare()
        self.fields["name"].required = True

    def initial_of(self, row: Any) -> dict[str, Any]:
        return super().initial_of(row) | {"name": row.name, "short_name": row.short_name}

    def planned(self, on: Any, basis: str, values: dict[str, Any]) -> Event:
        new = self.new(values)
        assert new
        return plans.restore_plan(self.row, on, basis, new=new)

    def deed(self, version: int, values: dict[str, Any]) -> Event:  # noqa: ARG002 of an ended one
        new = self.new(values)
        assert new
        return restore_organisation(
            actor=self.actor, organisation=self.row, new=new, on=values["on"],
            legal_basis=values["reason"], seen=values["seen"],
        )  # fmt: skip


class _Several(forms.ModelMultipleChoiceField):
    widget = Ticks

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class MergeForm(NewOneForm):
    title = _("Hợp nhất, sáp nhập")
    field_order = ("organisations", "into", "name", "short_name", "kind", "parent", "people", "on")
    organisations = _Several(
        label=_("Cùng chấm dứt với"), queryset=Organisation.objects.none(), required=False,
        help_text=_("Các đơn vị cùng cấp trên. Không chọn thì chỉ đơn vị này sáp nhập."),
    )  # fmt: skip
    into = place(
        _("Sáp nhập vào tổ chức đang hoạt động"), required=False,
        help_text=_("Hoặc để trống và ghi tên tổ chức mới ở dưới."),
    )  # fmt: skip
    people = word(_("Người và chức vụ đang giữ"), Along.choices)

    def prepare(self) -> None:
        super().prepare()
        field: Any = self.fields["organisations"]
        field.queryset = beside(self.row, kept_places(self.actor, may_reorganise))
        field.wide = True
        field.widget.legend, field.widget.hint = field.label, field.help_text
        for name in ("kind", "parent"):
            self.fields[name].required = False
        for name in ("into", "people"):
            self.fields[name].wide = True  # type: ignore[attr-defined]  # read by the template

    def planned(self, on: Any, basis: str, values: dict[str, Any]) -> Event:
        new = self.new(values)
        sources = [self.row, *values["organisations"]]
        return plans.merge_plan(
            sources, on, basis, people=values["people"], into=values["into"], new=new
        )

    def deed(self, version: int, values: dict[str, Any]) -> Event:
        new = self.new(values)
        return merge_organisations(
            actor=self.actor, organisations=[self.row, *values["organisations"]], new=new,
            versions=[version], on=values["on"], legal_basis=values["reason"],
            people=values["people"], into=values["into"], seen=values["seen"],
        )  # fmt: skip


class SplitForm(EventForm):
    """Up to four new organisations, of the kind and under the parent of the one they come from."""

    title = _("Chia, tách")
    part_1 = line(_("Tổ chức mới thứ nhất"), 300, wide=True)
    part_2 = line(_("Tổ chức mới thứ hai"), 300, wide=True, required=False)
    part_3 = line(_("Tổ chức mới thứ ba"), 300, wide=True, required=False)
    part_4 = line(_("Tổ chức mới thứ tư"), 300, wide=True, required=False)
    continues = forms.TypedChoiceField(
        label=_("Tổ chức cũ"), coerce=lambda text: text == "yes",
        choices=[("no", _("Chấm dứt (chia)")), ("yes", _("Tiếp tục hoạt động (tách)"))],
    )  # fmt: skip
    rest = forms.TypedChoiceField(
        label=_("Người chưa xếp riêng"), coerce=int, empty_value=None, required=False,
        choices=[("", _("Ở lại")), ("0", _("Về tổ chức mới thứ nhất")),
                 ("1", _("Về tổ chức mới thứ hai"))],
        help_text=_("Bước xem trước cho xếp từng người, từng đơn vị trực thuộc."),
    )  # fmt: skip

    def names(self, values: dict[str, Any]) -> list[str]:
        found = [values.pop(f"part_{number}") for number in range(1, PARTS + 1)]
        return [name for name in found if name]

    def places(self, kind: str) -> dict[str, int]:
        """uid → place, from the choices of the preview (``person_<uid>``, ``unit_<uid>``)."""
        return {
            name.removeprefix(f"{kind}_"): int(value) if value != "-" else plans.STAYS
            for name, value in self.data.items()
            if name.startswith(f"{kind}_") and (value == "-" or value in ("0", "1", "2", "3"))
        }

    def shape(self, values: dict[str, Any]) -> dict[str, Any]:
        parent = self.row.parent or self.row
        parts = [NewOne(name, self.row.kind, parent) for name in self.names(values)]
        return {
            "parts": parts, "continues": values["continues"], "rest": values["rest"],
            "people": self.places("person"), "units": self.places("unit"),
        }  # fmt: skip

    def planned(self, on: Any, basis: str, values: dict[str, Any]) -> Event:
        return plans.split_plan(self.row, on, basis, **self.shape(values))

    def deed(self, version: int, values: dict[str, Any]) -> Event:
        return split_organisation(
            actor=self.actor, organisation=self.row, version=version, on=values["on"],
            legal_basis=values["reason"], seen=values["seen"], **self.shape(values),
        )  # fmt: skip


def beside(one: Organisation, kept: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Organisations under the same parent."""
    rows = kept.filter(parent=one.parent, valid_to__isnull=True).exclude(pk=one.pk)
    return rows if one.kind == Kind.BLOC else rows.exclude(kind=Kind.BLOC)


FORMS: dict[str, type[EventForm]] = {
    "doi-ten": RenameForm, "chuyen": MoveForm, "hop-nhat": MergeForm, "chia-tach": SplitForm,
    "cham-dut": CloseForm, "lap-lai": RestoreForm,
}  # fmt: skip
