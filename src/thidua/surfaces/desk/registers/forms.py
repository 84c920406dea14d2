"""The form of a record: what is typed is kept, whatever goes wrong."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from thidua.foundation.keeping import StaleEdit
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import Predicate
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.rows import Record
from thidua.surfaces.desk.registers.columns import shown
from thidua.surfaces.desk.registers.places import kept_places, only_place
from thidua.surfaces.desk.registers.subject_field import SubjectField

DAY = _("ngày/tháng/năm")
NOT_A_DAY = _("Ngày này không có trong lịch hoặc sai kiểu; hãy ghi như 22/11/2026.")
MACHINERY = ("reason", "edit_version")
UNKNOWN_YES_NO = [("", _("Chưa rõ")), ("true", _("Có")), ("false", _("Không"))]


def _dress(field: forms.Field) -> None:
    """Classes of the widget, and how a day is typed."""
    widget = field.widget
    if isinstance(widget, forms.Select):
        widget.attrs.setdefault("class", "form-select")
    elif isinstance(widget, forms.CheckboxInput):
        widget.attrs.setdefault("class", "form-check-input")
    elif not widget.is_hidden:
        widget.attrs.setdefault("class", "form-control")
    if isinstance(field, forms.DateField):
        widget.attrs |= {"placeholder": DAY, "inputmode": "numeric", "autocomplete": "off"}
        field.localize = widget.is_localized = True
        field.error_messages["invalid"] = NOT_A_DAY


class YesNoUnknown(forms.TypedChoiceField):
    """Yes, no, or not known."""

    def __init__(self, **kwargs: Any) -> None:
        words = {"true": True, "false": False}
        super().__init__(
            choices=UNKNOWN_YES_NO, coerce=words.get, empty_value=None, required=False, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "true", False: "false", None: ""}.get(value, value)


class RecordForm(forms.Form):
    """``row`` None enters a new record; else the row is changed at the version it was read.

    A subclass declares its fields and ``deed(actor, row, version, values)``, which calls the
    action. ``initial_of(row)`` gives the values of a row.
    """

    edit_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("Lý do sửa"), max_length=500, help_text=_("Được lưu vào nhật ký cùng nội dung cũ.")
    )
    reason_for_new: ClassVar[bool] = False
    reason_label: ClassVar[Any] = None

    def __init__(self, data: Any = None, *, actor: Actor, row: Any = None, **kwargs: Any) -> None:
        self.actor, self.row = actor, row
        self.conflicts: list[tuple[str, str]] = []
        initial = kwargs.pop("initial", {})
        if row is not None:
            initial = self.initial_of(row) | initial | {"edit_version": row.edit_version}
        super().__init__(data, initial=initial, **kwargs)
        self._set_reason()
        self.prepare()
        self._dress()

    def initial_of(self, row: Any) -> dict[str, Any]:
        return {name: getattr(row, name) for name in self.base_fields if hasattr(row, name)}

    def prepare(self) -> None:
        """Adjust fields to the actor and the row."""

    def offer_places(self, name: str, may: Predicate, *, whole: bool = False) -> None:
        """Let a field offer the organisations over which the rule holds for the actor; the only
        one is chosen beforehand, and of a row about a ``whole`` office the one above the others."""
        field = self.fields.get(name)
        if not isinstance(field, forms.ModelChoiceField):
            return
        field.queryset = kept_places(self.actor, may, now=getattr(self.row, f"{name}_id", None))
        if self.row is None and field.required and name not in self.initial:
            chosen = only_place(field.queryset, whole=whole)
            if chosen is not None:
                self.initial[name] = chosen

    def deed(self, version: int, values: dict[str, Any]) -> Record | None:
        """Call the action; returns the row to show, None when it is gone."""
        raise NotImplementedError

    def perform(self) -> Record | None:
        """Run the action; on failure the form carries the errors and returns None."""
        values = dict(self.cleaned_data)
        version = values.pop("edit_version", None) or 1
        try:
            return self.deed(version, values)
        except StaleEdit as stale:
            self._tell_conflict(stale)
        except ValidationError as error:
            self.tell(error)
        return None

    def _set_reason(self) -> None:
        if self.row is None and not self.reason_for_new:
            del self.fields["reason"]
            return
        field = self.fields.pop("reason")  # the reason comes last, after what it explains
        field.wide = True  # type: ignore[attr-defined]  # read by the form's template
        field.label = self.reason_label or field.label
        self.fields["reason"] = field

    def _dress(self) -> None:
        for field in self.fields.values():
            if isinstance(field, SubjectField):
                field.actor = self.actor
            else:
                _dress(field)

    def tell(self, error: ValidationError) -> None:
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)

    def _tell_conflict(self, stale: StaleEdit) -> None:
        """Show what the other reader saved; the next save is made with eyes open."""
        self.add_error(None, str(stale))
        theirs = self.initial_of(stale.current)
        for name, field in self.fields.items():
            if name in theirs and name not in MACHINERY:
                self._compare(name, field, theirs[name])
        kept = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        kept["edit_version"] = stale.current.edit_version
        self.data = kept

    def _compare(self, name: str, field: forms.Field, theirs: Any) -> None:
        mine = self.cleaned_data.get(name)
        if isinstance(field, SubjectField):
            theirs = field.look_up(theirs)
        if theirs == mine or (not theirs and not mine):
            return
        words = dict(getattr(field, "choices", ()) if isinstance(theirs, str) else ())
        self.conflicts.append((str(field.label), shown(words.get(theirs, theirs))))


class SubjectForm(RecordForm):
    """A record about a person or a collective."""

    subject = SubjectField(label=_("Cá nhân hoặc tập thể"), kinds=("person", "organisation"))

    def initial_of(self, row: Any) -> dict[str, Any]:
        values = super().initial_of(row)
        subject = row.subject
        kind = "person" if isinstance(subject, Person) else "organisation"
        return values | {"subject": f"{kind}:{subject.uid}"}

    def split(self, values: dict[str, Any]) -> dict[str, Any]:
        """Values for the model: the subject as person or organisation."""
        subject = values.pop("subject")
        person = isinstance(subject, Person)
        return values | {
            "person": subject if person else None,
            "organisation": None if person else subject,
        }


class StrikeForm(RecordForm):
    """Take out a row entered by mistake."""

    reason_label = _("Lý do xóa")

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 nothing of the row is edited
        return {}


class PersonRecordForm(RecordForm):
    """A record about one person."""

    person = SubjectField(label=pgettext_lazy("one", "Cá nhân"), kinds=("person",))

    def initial_of(self, row: Any) -> dict[str, Any]:
        return super().initial_of(row) | {"person": f"person:{row.person.uid}"}


class CollectiveRecordForm(RecordForm):
    """A record about one collective."""

    organisation = SubjectField(label=_("Tập thể"), kinds=("organisation",))

    def initial_of(self, row: Any) -> dict[str, Any]:
        return super().initial_of(row) | {"organisation": f"organisation:{row.organisation.uid}"}
