"""What was decided, as values an event keeps until its day: uids, names, places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.records.text import tidy
from thidua.foundation.reorganising.models import Event
from thidua.foundation.reorganising.words import Along, EventKind

STAYS = -1
"""The place of somebody who stays, whatever the rest do."""


class NewOne(NamedTuple):
    """An organisation to be founded."""

    name: str
    kind: str
    parent: Organisation
    short_name: str = ""

    def told(self) -> dict[str, str]:
        return {
            "name": tidy(self.name), "short_name": tidy(self.short_name), "kind": str(self.kind),
            "parent": str(self.parent.uid),
        }  # fmt: skip


def rename_plan(one: Organisation, on: date, basis: str, *, name: str, short_name: str) -> Event:
    if tidy(name) == one.name:
        raise ValidationError({"name": _("Tên mới phải khác tên đang dùng.")})
    plan = {"organisation": str(one.uid), "name": tidy(name), "short_name": tidy(short_name)}
    return _event(EventKind.RENAMED, one, on, basis, plan)


def move_plan(one: Organisation, on: date, basis: str, *, parent: Organisation) -> Event:
    plan = {"organisation": str(one.uid), "parent": str(parent.uid)}
    return _event(EventKind.MOVED, one, on, basis, plan)


def close_plan(one: Organisation, on: date, basis: str, *, to: Organisation | None) -> Event:
    plan = {"organisation": str(one.uid), "to": str(to.uid) if to else None}
    return _event(EventKind.CLOSED, one, on, basis, plan)


def restore_plan(one: Organisation, on: date, basis: str, *, new: NewOne) -> Event:
    if one.valid_to is None or one.valid_to > on:
        raise ValidationError(_("Chỉ lập lại được tổ chức đã chấm dứt hoạt động trước ngày này."))
    plan = {"organisation": str(one.uid), "new": new.told()}
    return _event(EventKind.RESTORED, one, on, basis, plan)


def merge_plan(
    organisations: list[Organisation], on: date, basis: str, *, people: str,
    into: Organisation | None, new: NewOne | None,
) -> Event:  # fmt: skip
    """Raises ValidationError for fewer than two sides, or both or neither of ``into``, ``new``."""
    if (into is None) == (new is None):
        raise ValidationError(
            {"into": _("Hãy chọn một tổ chức tiếp nhận, hoặc ghi tên tổ chức mới; chỉ một.")}
        )
    if len({one.pk for one in organisations}) < (1 if into else 2):
        raise ValidationError({"organisations": _("Hợp nhất thành tổ chức mới cần ít nhất hai.")})
    if people not in Along.values:
        raise ValidationError({"people": _("Hãy chọn người và chức vụ có đi theo hay không.")})
    plan = {
        "organisations": [str(one.uid) for one in organisations], "people": str(people),
        "into": str(into.uid) if into else None, "new": new.told() if new else None,
    }  # fmt: skip
    return _event(EventKind.MERGED, organisations[0], on, basis, plan)


def split_plan(
    one: Organisation, on: date, basis: str, *, parts: Sequence[NewOne], continues: bool,
    people: Mapping[str, int], rest: int | None, units: Mapping[str, int],
) -> Event:  # fmt: skip
    """Raises ValidationError for too few parts, or a place that is none of them."""
    if len(parts) < (1 if continues else 2):
        raise ValidationError({"parts": _("Chia một tổ chức cần ít nhất hai tổ chức mới.")})
    named = {*people.values(), *units.values(), *([] if rest is None else [rest])}
    if not named <= {STAYS, *range(len(parts))}:
        raise ValidationError(_("Có người hoặc đơn vị được xếp vào nơi không có."))
    plan = {
        "organisation": str(one.uid), "parts": [part.told() for part in parts],
        "continues": continues, "people": dict(people), "rest": rest, "units": dict(units),
    }  # fmt: skip
    return _event(EventKind.SPLIT, one, on, basis, plan)


def _event(kind: str, one: Organisation, on: date, basis: str, plan: dict[str, Any]) -> Event:
    return Event(kind=kind, organisation=one, on=on, legal_basis=basis, plan=plan)
