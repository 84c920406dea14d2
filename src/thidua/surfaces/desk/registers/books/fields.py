"""Form fields and columns that several books share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.figures import plain, read_figure
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.registry.provenance import origin
from thidua.surfaces.desk.registers.columns import Column, subject_name, subject_place
from thidua.surfaces.desk.registers.filters import Filter, of_conditions

FURTHEST = 2100
"""The last year a period may be said to end in."""
NONE = [("", _("Chưa rõ"))]


def line(label: Any, length: int = 200, *, wide: bool = False, **more: Any) -> forms.CharField:
    field = forms.CharField(label=label, max_length=length, **more)
    field.wide = wide  # type: ignore[attr-defined]  # read by the form's template
    return field


def word(label: Any, choices: list[Any], **more: Any) -> forms.ChoiceField:
    """A word of a vocabulary; an optional one offers "not known" first."""
    offered = choices if more.get("required", True) else NONE + choices
    return forms.ChoiceField(label=label, choices=offered, **more)


def year(label: Any = None) -> forms.IntegerField:
    return forms.IntegerField(label=label or _("Năm"), min_value=1945, max_value=2062)


def day(label: Any, *, required: bool = False, past: bool = False) -> forms.DateField:
    """A day; ``past``: of what has happened, so never one that is still to come."""
    return forms.DateField(
        label=label, required=required, validators=[_not_to_come] if past else []
    )


def _not_to_come(value: date) -> None:
    if value > timezone.localdate():
        raise ValidationError(_("Ngày này chưa tới; hãy xem lại ngày, tháng, năm."))


def last_day(label: Any, *, required: bool = False) -> forms.DateField:
    """The last day of a period, as people say it; a row keeps the ``day_after``."""
    return forms.DateField(label=label, required=required, validators=[_in_sight])


def _in_sight(value: date) -> None:
    if value.year > FURTHEST:
        raise ValidationError(_("Ngày này quá xa; hãy xem lại năm."))


def day_after(last: date | None) -> date | None:
    """The first day no longer counted; None where a period has no end."""
    return last and last + timedelta(days=1)


class FigureField(forms.DecimalField):
    """A number typed as it is read: 1.234,5; Django's own would take «2.150» for 2,15."""

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        found = read_figure(value)
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def prepare_value(self, value: Any) -> Any:
        return plain(value) if isinstance(value, Decimal) else value


def amount(label: Any, digits: int = 18, places: int = 4, **more: Any) -> forms.DecimalField:
    """A measured value."""
    field = FigureField(
        label=label, max_digits=digits, decimal_places=places, localize=True, **more
    )
    field.widget.attrs["inputmode"] = "decimal"
    return field


def story(label: Any, length: int, rows: int = 5, **more: Any) -> forms.CharField:
    """A text of several lines, over the whole width."""
    widget = forms.Textarea(attrs={"rows": rows})
    field = forms.CharField(label=label, max_length=length, widget=widget, **more)
    field.wide = True  # type: ignore[attr-defined]  # read by the form's template
    return field


def known(label: Any, **more: Any) -> forms.TypedChoiceField:
    """Yes, no, or not known (None)."""
    return forms.TypedChoiceField(
        label=label, choices=[*NONE, ("True", _("Có")), ("False", _("Không"))], required=False,
        coerce=lambda text: text == "True", empty_value=None, **more,
    )  # fmt: skip


class PlaceField(forms.ModelChoiceField):
    """Organisations by their whole names: short ones say little in a list to choose from."""

    def label_from_instance(self, one: Organisation) -> str:
        return one.name


def place(label: Any, **more: Any) -> forms.ModelChoiceField:
    """An organisation; the form narrows it to those its actor keeps."""
    return PlaceField(
        label=label, queryset=Organisation.objects.none(), empty_label=_("Chọn đơn vị"), **more
    )


SUBJECT_COLUMNS = (
    Column(
        "subject", _("Cá nhân, tập thể"), subject_name,
        sort=("person__sort_key", "organisation__sort_key"),
    ),
    Column("unit", _("Đơn vị"), subject_place, sort=("person__organisation__sort_key",)),
)  # fmt: skip
LONG_SUBJECT_COLUMNS = tuple(
    replace(column, sort=(key,))
    for column, key in zip(SUBJECT_COLUMNS, ("subject_key", "unit_key"), strict=True)
)
"""The same of a list whose rows carry their sort keys."""
SUBJECT_PATHS = ("person__organisation", "organisation")
SUBJECT_SEARCH = ("person__folded", "organisation__folded")


def _who(person: Q, collective: Q) -> Filter:
    offered = {"person": (_("Cá nhân"), person), "organisation": (_("Tập thể"), collective)}
    return of_conditions("subject", _("Đối tượng"), offered)


WHO = _who(Q(person__isnull=False), Q(organisation__isnull=False))
LONG_WHO = _who(Q(subject_key__lt="2"), Q(subject_key__gte="2"))
"""The same where the sort key says it: people stand before collectives."""

PERSON_COLUMN = Column("person", _("Họ và tên"), lambda row: row.person, sort=("person__sort_key",))
PLACE_COLUMN = Column(
    "collective", _("Tập thể"), lambda row: row.organisation, sort=("organisation__sort_key",)
)
YEAR_COLUMN = Column("year", _("Năm"), lambda row: row.year, sort=("year",), kind="num")
ORIGIN_COLUMN = Column("origin", _("Nguồn"), origin, listed=False)
"""Where a row comes from; in its record and in the files."""
