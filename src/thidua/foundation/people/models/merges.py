"""Two records of one person made one, and pairs known to be two people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models.persons import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.fields import EncryptedField, KeyField, LineField
from thidua.foundation.records.rows import ENCODER, Record


class MergeQuerySet(models.QuerySet["Merge"]):
    def visible_to(self, actor: Actor) -> MergeQuerySet:
        return self.filter(actor.reach(Role.DEPARTMENT_OFFICER).condition("kept__organisation"))

    def leading_on(self, uid: UUID) -> Merge | None:
        """The merge that took away the person of this uid, if one did."""
        return self.filter(gone_uid=uid, undone_at__isnull=True).select_related("kept").first()


class Merge(Record):
    """``gone`` was the same person as ``kept``: its row is deleted, its address leads on.

    ``journal`` is everything needed to take the merge back, sealed, for it holds all the rows
    that were put aside; ``counts`` says how many rows of which table moved.
    """

    kept = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="merges", verbose_name=_("Bản ghi giữ lại")
    )
    gone_uid = models.UUIDField(editable=False, db_index=True)
    gone_name = LineField(_("Bản ghi gộp vào"), max_length=300)
    merged_at = models.DateTimeField(_("Gộp lúc"), default=timezone.now)
    undone_at = models.DateTimeField(_("Hoàn tác lúc"), null=True, blank=True)
    counts = models.JSONField(default=dict, blank=True, encoder=ENCODER)
    journal = EncryptedField(_("Nhật ký gộp"))
    folded = KeyField(of=("gone_name",))

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần gộp cá nhân")
        ordering = ["-merged_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gone_uid"], condition=Q(undone_at__isnull=True), name="merge_once",
                violation_error_message=_("Bản ghi này đã được gộp."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.gone_name} → {self.kept}"

    @property
    def place(self) -> Organisation:
        return self.kept.organisation

    def snapshot(self) -> dict[str, Any]:
        return {
            "kept": {"uid": str(self.kept.uid), "name": str(self.kept)},
            "gone_uid": str(self.gone_uid), "gone_name": self.gone_name, "counts": self.counts,
            "undone_at": self.undone_at,
        }  # fmt: skip


class Distinction(Record):
    """Two records that look alike and are two people: not offered again."""

    merges_as = "drop"  # told of a record that goes: it has nothing more to say

    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="told_apart_first")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="told_apart_second")

    class Meta:
        verbose_name = _("hai người khác nhau")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="distinction_in_order"
            ),
            models.UniqueConstraint(
                fields=["first", "second"], name="distinction_once",
                violation_error_message=_("Hai người này đã được ghi là khác nhau."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"

    @property
    def place(self) -> Organisation:
        return self.first.organisation
