"""Tags and filters of every page."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.surfaces.desk.addresses import address_of
from thidua.surfaces.desk.words import verdict_word

register = template.Library()


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A decorative icon: the words beside it carry the meaning."""
    sprite = static("vendor/icons/icons.svg")
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', sprite, name
    )


@register.filter
def number(value: Any) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English; a year is never passed here."""
    return "" if value is None else number_format(value, use_l10n=True, force_grouping=True)


@register.inclusion_tag("desk/components/verdict.html")
def verdict(overall: str, *, provisional: bool = False, near: bool = False) -> dict[str, Any]:
    """The badge of an overall verdict; ``near`` marks a near miss, ``provisional`` hatches it."""
    shape = "near" if near else overall
    return {"shape": shape, "word": verdict_word(overall, near=near), "provisional": provisional}


@register.filter
def in_use(filters: Iterable[Any]) -> bool:
    """Whether a filter narrows the list; samples are plain dictionaries."""
    return any(one["value"] if isinstance(one, dict) else one.value for one in filters)


@register.filter
def is_check(field: BoundField) -> bool:
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def spans(field: BoundField) -> bool:
    """Fields that take the whole width of a form."""
    return bool(getattr(field.field, "wide", False)) or is_check(field)


@register.filter
def placed(one: Organisation) -> str:
    """A collective's name and the one above it: divisions of many departments are namesakes."""
    return f"{one.name}, {one.parent}" if one.parent else one.name


@register.simple_tag
def subject_address(subject: Person | Organisation) -> str:
    """The page of a person or a collective."""
    return address_of(subject)
