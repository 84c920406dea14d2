"""Choosing a person or a collective out of thousands: type a few letters, pick one.

With scripts the list follows the typing; without them the button of the form brings the matches
back as a list to pick from. Either way the value is ``person:<uid>`` or ``organisation:<uid>``.
"""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.text import fold

KINDS: dict[str, Any] = {"person": Person, "organisation": Organisation}
SHOWN = 12


def candidates(kind: str, actor: Actor) -> QuerySet:
    above = "organisation" if kind == "person" else "parent"
    return KINDS[kind].objects.visible_to(actor).select_related(above)


def describe(subject: Person | Organisation) -> dict[str, str]:
    """Value, name and what tells namesakes apart."""
    if isinstance(subject, Person):
        born = f"{subject.birth_date:%d/%m/%Y}" if subject.birth_date else ""
        told = (born, subject.staff_number, str(subject.organisation), subject.remembered)
        more = " · ".join(filter(None, told))
        return {"value": f"person:{subject.uid}", "name": subject.full_name, "more": more}
    above = str(subject.parent) if subject.parent else ""
    more = " · ".join(filter(None, (subject.get_kind_display(), above)))
    return {"value": f"organisation:{subject.uid}", "name": subject.name, "more": more}


def matches(text: str, kinds: tuple[str, ...], actor: Actor) -> list[dict[str, str]]:
    """Subjects in whose names every word occurs, at most SHOWN of a kind."""
    words = fold(text).split()
    if not words:
        return []
    found: list[dict[str, str]] = []
    for kind in kinds:
        rows = candidates(kind, actor)
        for word in words:
            rows = rows.filter(folded__contains=word)
        found += [describe(row) for row in rows[:SHOWN]]
    return found


class SubjectWidget(forms.Widget):
    template_name = "desk/registers/subject.html"
    own_label = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:  # noqa: ARG002 Django's signature
        return {"value": data.get(name, ""), "text": data.get(f"{name}_q", "")}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002 Django's signature
        return name not in data and f"{name}_q" not in data


class SubjectBoundField(forms.BoundField):
    """Renders itself with its label, its errors and the matches of what was typed."""

    def __str__(self) -> SafeString:
        field = cast("SubjectField", self.field)
        given = self.value() or {}
        given = given if isinstance(given, dict) else {"value": given, "text": ""}
        chosen = field.look_up(given.get("value", ""))
        text = given.get("text", "")
        offered = [] if chosen or not text else matches(text, field.kinds, field.actor)
        context = {
            "field": self, "chosen": describe(chosen) if chosen else None, "offered": offered,
            "text": text, "asked": bool(text) and not chosen, "kinds": ",".join(field.kinds),
        }  # fmt: skip
        return mark_safe(self.form.renderer.render(SubjectWidget.template_name, context))  # noqa: S308 our own template, escaped

    __html__ = __str__


class SubjectField(forms.Field):
    """Cleans to a Person or an Organisation the actor may see, or to the one the row names
    already (``kept``): correcting a row never drops whom the actor could not have chosen.
    ``actor`` is set by the form."""

    widget = SubjectWidget
    bound_field_class = SubjectBoundField
    default_error_messages = {
        "required": gettext_lazy("Hãy gõ vài chữ của tên rồi chọn một dòng trong danh sách."),
    }

    def __init__(
        self, *args: Any, kinds: tuple[str, ...], wide: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kinds, self.wide = kinds, wide
        self.actor: Any = None
        self.kept = ""

    def look_up(self, value: str) -> Person | Organisation | None:
        kind, _sep, uid = str(value).partition(":")
        if kind not in self.kinds:
            return None
        try:
            key = UUID(uid)
        except ValueError:
            return None
        offered = KINDS[kind].objects.all() if value == self.kept else candidates(kind, self.actor)
        return offered.filter(uid=key).first()

    def clean(self, value: Any) -> Person | Organisation | None:
        found = self.look_up(value.get("value", "")) if value else None
        if found is None and value and value.get("text", "").strip():
            raise ValidationError(
                _("Chưa chọn dòng nào cho “%(text)s”.") % {"text": value["text"]}, code="unchosen"
            )
        if found is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (data or {}).get("value") != initial
