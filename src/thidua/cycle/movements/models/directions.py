"""What a leader directs, and the tasks it becomes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.cycle.movements.models.movements import Movement
from thidua.cycle.movements.words import TaskState
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import Record, worded


class DirectionQuerySet(models.QuerySet["Direction"]):
    def visible_to(self, actor: Actor) -> DirectionQuerySet:
        return self.filter(actor.reach(*READERS).condition("organisation"))


class Direction(Record):
    """``source``: the meeting, the speech or the document it was given in."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="directions",
        verbose_name=_("Cơ quan thực hiện"),
    )  # fmt: skip
    given_by = LineField(_("Người chỉ đạo"), max_length=200)
    given_on = models.DateField(_("Ngày chỉ đạo"))
    text = models.TextField(_("Nội dung chỉ đạo"), max_length=4000)
    source = LineField(_("Nguồn (hội nghị, văn bản)"), max_length=200, blank=True)
    movement = models.ForeignKey(
        Movement, null=True, blank=True, on_delete=models.PROTECT, related_name="directions",
        verbose_name=_("Phong trào"),
    )  # fmt: skip
    folded = KeyField(of=("given_by", "text", "source"))

    objects = DirectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("ý kiến chỉ đạo")
        ordering = ["-given_on", "pk"]

    def __str__(self) -> str:
        return f"{self.given_by}: {self.text[:80]}"

    @property
    def place(self) -> Organisation:
        return self.organisation


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, actor: Actor) -> TaskQuerySet:
        """Tasks of the directions an actor sees, and those given to the actor's units."""
        paths = ("direction__organisation", "organisation")
        return self.filter(actor.reach(*READERS).condition(*paths))


class Task(Record):
    """``organisation`` answers for it; ``person`` is who there does it, where that is said."""

    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, related_name="tasks", verbose_name=_("Ý kiến chỉ đạo")
    )
    text = LineField(_("Việc phải làm"), max_length=500)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="tasks",
        verbose_name=_("Đơn vị chịu trách nhiệm"),
    )  # fmt: skip
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks",
        verbose_name=_("Người thực hiện"),
    )  # fmt: skip
    due = models.DateField(_("Hạn hoàn thành"))
    state = models.CharField(
        _("Tình trạng"), max_length=7, choices=TaskState, default=TaskState.OPEN, editable=False
    )
    closed_on = models.DateField(_("Ngày kết thúc"), null=True, blank=True, editable=False)
    outcome = LineField(_("Kết quả"), max_length=500, blank=True, editable=False)
    folded = KeyField(of=("text",))

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("việc theo chỉ đạo")
        ordering = ["due", "pk"]
        constraints = [
            worded("state", tuple(TaskState.values), "task_state"),
            models.CheckConstraint(
                condition=Q(state="open", closed_on__isnull=True)
                | (~Q(state="open") & Q(closed_on__isnull=False) & ~Q(outcome="")),
                name="task_closed_with_outcome",
                violation_error_message=_("Việc đã kết thúc phải có ngày và kết quả."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def place(self) -> Organisation:
        return self.organisation
