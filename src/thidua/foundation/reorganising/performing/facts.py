"""Names and parents: a new one today, or one put in before others that came later."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.foundation.organisations.kinds import ChangeKind
from thidua.foundation.organisations.models import Change, Organisation
from thidua.foundation.reorganising.performing.pen import Pen


def rename(pen: Pen, one: Organisation, on: date, basis: str, name: str, short: str) -> None:
    """The name from a day on; a later new name, if there is one, follows this one."""
    later = _later(one, ChangeKind.RENAMED, on)
    before = later.name_before if later else one.name
    _tell(pen, one, ChangeKind.RENAMED, on, basis, name_before=before)
    if later:
        pen.change(later, name_before=name)
    else:
        pen.change(one, name=name, short_name=short)


def move(pen: Pen, one: Organisation, on: date, basis: str, parent: Organisation) -> None:
    """The parent from a day on; a later move, if there is one, leaves this parent."""
    later = _later(one, ChangeKind.MOVED, on)
    before = later.parent_before if later else one.parent
    _must_be_the_only_one(one, parent)
    _tell(pen, one, ChangeKind.MOVED, on, basis, parent_before=before)
    if later:
        pen.change(later, parent_before=parent)
    else:
        pen.change(one, parent=parent)


def _must_be_the_only_one(one: Organisation, parent: Organisation) -> None:
    """Raises ValidationError that names the unit: two of one name cannot stand side by side."""
    if parent.children.filter(name=one.name, valid_to__isnull=True).exclude(pk=one.pk).exists():
        message = _(
            "“%(parent)s” sẽ có hai đơn vị cùng tên “%(name)s”. Hãy đổi tên, hoặc hợp nhất hai "
            "đơn vị ấy trước."
        )
        raise ValidationError(message % {"parent": parent, "name": one.name})


def told(
    pen: Pen, one: Organisation, kind: ChangeKind, on: date, basis: str,
    successor: Organisation | None = None,
) -> None:  # fmt: skip
    """A fact that changes neither name nor parent: founded, merged, split, closed."""
    _tell(pen, one, kind, on, basis, successor=successor)


def _tell(
    pen: Pen, one: Organisation, kind: ChangeKind, on: date, basis: str, **before: Any
) -> None:
    pen.create(Change(organisation=one, kind=kind, on=on, legal_basis=basis, **before))


def _later(one: Organisation, kind: ChangeKind, on: date) -> Change | None:
    """The next fact of the kind. Raises ValidationError where one stands on the very day."""
    rows = Change.objects.select_for_update().filter(organisation=one, kind=kind, on__gte=on)
    found = rows.order_by("on", "pk").first()
    if found is not None and found.on == on:
        message = _("Ngày %(day)s đã ghi “%(kind)s” cho “%(name)s”; hãy sửa hoặc hoàn tác lần ấy.")
        values = {"day": f"{on:%d/%m/%Y}", "kind": found.get_kind_display(), "name": one}
        raise ValidationError({"on": message % values})
    return found
