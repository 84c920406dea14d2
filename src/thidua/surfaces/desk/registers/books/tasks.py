"""The book of tasks that follow from directions, until each is closed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.actions.close_task import close_task
from thidua.cycle.movements.actions.correct_task import correct_task
from thidua.cycle.movements.actions.drop_task import drop_task
from thidua.cycle.movements.actions.give_task import give_task
from thidua.cycle.movements.models import Direction, Task
from thidua.cycle.movements.permissions import (
    may_do_tasks,
    may_keep_movements,
    may_see_movements,
)
from thidua.cycle.movements.words import TaskState
from thidua.surfaces.desk.registers.books import fields
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.counted import THESE
from thidua.surfaces.desk.registers.filters import Filter, of_places
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.register import Deed, Register
from thidua.surfaces.desk.registers.subject_field import SubjectField

SHAPES = {TaskState.DONE: "eligible", TaskState.OPEN: "near"}


class TaskForm(RecordForm):
    direction = forms.ModelChoiceField(
        label=_("Ý kiến chỉ đạo"), queryset=Direction.objects.none(),
        empty_label=_("Chọn ý kiến chỉ đạo"),
    )  # fmt: skip
    text = fields.line(_("Việc phải làm"), 500, wide=True)
    organisation = fields.place(_("Đơn vị chịu trách nhiệm"))
    due = fields.day(_("Hạn hoàn thành"), required=True)
    person = SubjectField(label=_("Người thực hiện"), kinds=("person",), required=False)

    def prepare(self) -> None:
        self.offer_places("organisation", may_keep_movements)
        self.fields["direction"].wide = True  # type: ignore[attr-defined]
        seen = Direction.objects.visible_to(self.actor)
        self.fields["direction"].queryset = seen  # type: ignore[attr-defined]
        if self.row is not None:
            del self.fields["direction"]

    def initial_of(self, row: Any) -> dict[str, Any]:
        who = f"person:{row.person.uid}" if row.person else ""
        return super().initial_of(row) | {"person": who}

    def deed(self, version: int, values: dict[str, Any]) -> Task:
        if self.row is None:
            return give_task(actor=self.actor, **values)
        return correct_task(actor=self.actor, row=self.row, version=version, **values)


class CloseTaskForm(RecordForm):
    """What came of it. The outcome says it all: no other reason is asked."""

    closed_on = fields.day(_("Ngày hoàn thành"), required=True, past=True)
    outcome = fields.story(_("Kết quả"), 500, 3)

    def prepare(self) -> None:
        del self.fields["reason"]

    def initial_of(self, row: Any) -> dict[str, Any]:  # noqa: ARG002 the task has no outcome yet
        return {"closed_on": timezone.localdate()}

    def deed(self, version: int, values: dict[str, Any]) -> Task:
        return close_task(actor=self.actor, row=self.row, version=version, **values)


class DropTaskForm(CloseTaskForm):
    closed_on = fields.day(_("Ngày thôi không làm"), required=True, past=True)
    outcome = fields.story(_("Vì sao thôi không làm"), 500, 3)

    def deed(self, version: int, values: dict[str, Any]) -> Task:
        return drop_task(actor=self.actor, row=self.row, version=version, **values)


def is_open(row: Task) -> bool:
    return row.state == TaskState.OPEN


def days_late(row: Task) -> int:
    """Days since the last day of an open task; 0 where there is still time."""
    return max(0, (timezone.localdate() - row.due).days) if is_open(row) else 0


def told_state(row: Task) -> str:
    late = days_late(row)
    if not late:
        return str(row.get_state_display())
    return ngettext("Quá hạn %(n)s ngày", "Quá hạn %(n)s ngày", late) % {"n": late}


def state_shape(row: Task) -> str:
    return "late" if days_late(row) else SHAPES.get(TaskState(row.state), "not_eligible")


def _narrowed(rows: QuerySet[Any], state: str) -> QuerySet[Any]:
    if state == "overdue":
        return rows.filter(state=TaskState.OPEN, due__lt=timezone.localdate())
    return rows.filter(state=state)


def _states(_request: HttpRequest, _rows: QuerySet[Any]) -> list[tuple[str, Any]]:
    return [*TaskState.choices, ("overdue", gettext("Quá hạn"))]


def _directions(_request: HttpRequest, rows: QuerySet[Any]) -> list[tuple[str, Any]]:
    found = Direction.objects.filter(pk__in=rows.order_by().values("direction"))
    return [(str(one.uid), str(one)) for one in found]


def _years(_request: HttpRequest, rows: QuerySet[Any]) -> list[tuple[str, Any]]:
    days = rows.order_by().dates("due", "year", order="DESC")
    return [(str(day.year), str(day.year)) for day in days]


TASKS = Register(
    slug="viec-chi-dao",
    title=_("Việc theo chỉ đạo"),
    one=_("việc theo chỉ đạo"),
    lead=_("Theo dõi đến khi kết thúc; việc quá hạn được đánh dấu."),
    rows=lambda actor: Task.objects.visible_to(actor).select_related(
        "direction__organisation", "organisation", "person__organisation"
    ),
    columns=(
        Column("text", _("Việc phải làm"), lambda row: row.text, sort=("folded",)),
        Column("organisation", _("Đơn vị chịu trách nhiệm"), lambda row: row.organisation,
               sort=("organisation__sort_key",)),
        Column("doer", _("Người thực hiện"), lambda row: row.person or "",
               sort=("person__sort_key",)),
        Column("due", _("Hạn hoàn thành"), lambda row: row.due, sort=("due",), kind="day"),
        Column("state", _("Tình trạng"), told_state, sort=("state",), shape=state_shape),
        Column("closed_on", _("Ngày kết thúc"), lambda row: row.closed_on, sort=("closed_on",),
               kind="day"),
        Column("outcome", _("Kết quả"), lambda row: row.outcome),
        Column("direction", _("Ý kiến chỉ đạo"), lambda row: row.direction, listed=False),
    ),
    filters=(
        THESE,
        Filter("state", _("Tình trạng"), _states, _narrowed),
        Filter("year", _("Năm của hạn"), _years,
               lambda rows, value: rows.filter(due__year=int(value))),
        Filter("direction", _("Ý kiến chỉ đạo"), _directions,
               lambda rows, value: rows.filter(Q(direction__uid=value))),
        of_places(_("Đơn vị chịu trách nhiệm"), "organisation"),
    ),
    search=("folded",),
    search_label=_("Tìm theo việc"),
    order="due",
    form=TaskForm,
    may_see=may_see_movements,
    may_keep=may_keep_movements,
    deeds=(
        Deed("ket-qua", _("Ghi kết quả"), CloseTaskForm, may_do_tasks, is_open),
        Deed("thoi", _("Thôi không làm"), DropTaskForm, may_keep_movements, is_open),
    ),
    pages=lambda row: [
        {"label": _("Xem ý kiến chỉ đạo"),
         "address": reverse("desk:record", args=["y-kien-chi-dao", row.direction.uid])}
    ],
)  # fmt: skip
