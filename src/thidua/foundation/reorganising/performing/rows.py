"""The rows a plan names by uid, locked until the transaction ends; and what must hold of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.foundation.organisations.dated import line_above_on
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import line_above


def held(uid: str) -> Organisation:
    """One organisation, locked. Raises ValidationError where it is no longer recorded."""
    found = held_many([uid])
    return found[0]


def held_many(uids: Iterable[str]) -> list[Organisation]:
    """In the order named."""
    wanted = list(uids)
    rows = {
        str(row.uid): row for row in Organisation.objects.select_for_update().filter(uid__in=wanted)
    }
    if len(rows) < len(set(wanted)):
        raise ValidationError(_("Một tổ chức của sự kiện này không còn trong sổ."))
    return [rows[uid] for uid in wanted]


def must_live(one: Organisation, on: date, *, new: bool = False) -> None:
    """Raises ValidationError unless the organisation is there on the day and has no end.

    Args:
        new: whether one founded on the very day will do.
    """
    if one.valid_to is not None:
        message = _("“%(name)s” đã chấm dứt hoạt động từ %(day)s.")
        raise ValidationError(message % {"name": one, "day": f"{one.valid_to:%d/%m/%Y}"})
    must_have_begun(one, on, new=new)


def must_have_begun(one: Organisation, on: date, *, new: bool = False) -> None:
    began = one.valid_from
    if began is not None and (began > on or (began == on and not new)):
        message = _("“%(name)s” bắt đầu hoạt động từ %(day)s; hãy chọn ngày sau đó.")
        raise ValidationError(message % {"name": one, "day": f"{began:%d/%m/%Y}"})


def must_not_stand_beneath(parent: Organisation, one: Organisation, on: date) -> None:
    """Neither on the day nor today may the new parent hang under what is put under it."""
    if one.pk in line_above(parent) or one.pk in line_above_on(parent, on):
        raise ValidationError(
            {"parent": _("Cấp trên mới đang nằm dưới chính tổ chức này; hãy chọn nơi khác.")}
        )
