"""Emulation movements (phong trào thi đua), own and of higher levels."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.bridge.vocabulary import ISSUERS
from thidua.cycle.movements.words import MovementKind, MovementState
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import Record, worded
from thidua.foundation.registry.words import ISSUER_CHOICES


class MovementQuerySet(models.QuerySet["Movement"]):
    def visible_to(self, actor: Actor) -> MovementQuerySet:
        """Movements of the actor's part of the tree, and those its units take part in."""
        reach = actor.reach(*READERS)
        if reach.everywhere or reach.whole:
            return self.all()
        joined = MovementUnit.objects.filter(reach.condition("organisation"))
        return self.filter(reach.condition("organisation") | Q(pk__in=joined.values("movement")))


class Movement(Record):
    """``parent`` is the movement of a higher level it answers; one of a higher level is kept too,
    with ``launched_by_name`` saying who launched it, and has no plan of the office."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="movements",
        verbose_name=_("Cơ quan tổ chức"),
    )  # fmt: skip
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="beneath",
        verbose_name=_("Hưởng ứng phong trào"),
    )  # fmt: skip
    launched_by = models.CharField(
        _("Cấp phát động"), max_length=12, choices=ISSUER_CHOICES, default="department"
    )
    launched_by_name = LineField(_("Nơi phát động"), max_length=200, blank=True)
    title = LineField(_("Tên phong trào"), max_length=300)
    theme = LineField(_("Chủ đề, khẩu hiệu"), max_length=300, blank=True)
    kind = models.CharField(
        _("Hình thức tổ chức"), max_length=8, choices=MovementKind, default=MovementKind.REGULAR
    )
    starts = models.DateField(_("Từ ngày"))
    ends = models.DateField(_("Đến ngày"))
    criteria = models.TextField(_("Nội dung, tiêu chí"), max_length=8000, blank=True)
    participants = models.TextField(_("Đối tượng tham gia"), max_length=2000, blank=True)
    document_no = LineField(_("Số văn bản phát động"), max_length=80, blank=True)
    document_date = models.DateField(_("Ngày văn bản"), null=True, blank=True)
    state = models.CharField(
        _("Tình trạng"), max_length=8, choices=MovementState, default=MovementState.DRAFT,
        editable=False,
    )  # fmt: skip
    folded = KeyField(of=("title", "theme"))

    objects = MovementQuerySet.as_manager()

    class Meta:
        verbose_name = _("phong trào thi đua")
        ordering = ["-starts", "pk"]
        constraints = [
            worded("launched_by", ISSUERS, "movement_launched_by"),
            worded("kind", tuple(MovementKind.values), "movement_kind"),
            worded("state", tuple(MovementState.values), "movement_state"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")), name="movement_period",
                violation_error_message=_("Ngày kết thúc không được trước ngày bắt đầu."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")),
                name="movement_not_own_parent",
                violation_error_message=_("Phong trào không hưởng ứng chính nó."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "title", "starts"], name="movement_once",
                violation_error_message=_("Phong trào này đã được ghi."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> Organisation:
        return self.organisation

    @property
    def from_above(self) -> bool:
        """Somebody else launched it: the office answers it and has no plan of it."""
        return bool(self.launched_by_name)

    @property
    def years(self) -> range:
        """The years it lasts, the last included."""
        return range(self.starts.year, self.ends.year + 1)


class MovementUnit(Record):
    """An organisation that takes part."""

    movement = models.ForeignKey(
        Movement, on_delete=models.CASCADE, related_name="units", verbose_name=_("Phong trào")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="movements_joined",
        verbose_name=_("Đơn vị tham gia"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("đơn vị tham gia phong trào")
        ordering = ["movement", "organisation"]
        constraints = [
            models.UniqueConstraint(
                fields=["movement", "organisation"], name="movement_unit_once",
                violation_error_message=_("Đơn vị này đã tham gia phong trào."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.movement}: {self.organisation}"

    @property
    def place(self) -> Organisation:
        return self.movement.organisation
