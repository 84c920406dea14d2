"""A batch is one uploaded file: previewed, then imported or discarded, perhaps undone."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.access.models import User
from thidua.foundation.exchange.words import SECRET_TABLES, Outcome, Result, State
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import STANDING, Role
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import ENCODER, Record, worded


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    def visible_to(self, actor: Actor) -> ImportBatchQuerySet:
        """The standing body and the auditor see the batches of their part of the tree; an
        officer of a unit sees his or her own, for another's may speak of discipline."""
        seen = actor.reach(*STANDING).condition("organisation")
        own = actor.reach(Role.UNIT_OFFICER)
        if own and not own.everywhere:
            seen |= Q(owner__uid=actor.uid, organisation__in=own.places)
        return self.filter(seen)


class ImportBatch(Record):
    """``parsed`` holds what was read until the batch is decided; ``decisions`` what the officer
    chose; ``plan_digest`` names the preview last shown."""

    owner = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="import_batches", verbose_name=_("Người nộp")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="import_batches",
        verbose_name=_("Phạm vi"),
    )  # fmt: skip
    file_name = LineField(_("Tệp"), max_length=200)
    digest = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField(_("Dung lượng"))
    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=State, default=State.PREVIEWED, db_index=True
    )
    counts = models.JSONField(default=dict, encoder=ENCODER)
    parsed = models.JSONField(null=True, encoder=ENCODER)
    decisions = models.JSONField(default=dict, encoder=ENCODER)
    plan_digest = models.CharField(max_length=64, blank=True)
    previewed_at = models.DateTimeField(_("Nộp lúc"), default=timezone.now)
    imported_at = models.DateTimeField(_("Nhập lúc"), null=True, blank=True)
    undone_at = models.DateTimeField(_("Hoàn tác lúc"), null=True, blank=True)
    discarded_at = models.DateTimeField(_("Bỏ lúc"), null=True, blank=True)
    folded = KeyField(of=("file_name",))

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần nhập bảng tính")
        ordering = ["-previewed_at", "-pk"]
        constraints = [
            worded("state", tuple(State.values), "batch_state"),
            models.CheckConstraint(
                condition=Q(
                    state=State.PREVIEWED, parsed__isnull=False, imported_at__isnull=True,
                    undone_at__isnull=True, discarded_at__isnull=True,
                )
                | Q(
                    state=State.IMPORTED, parsed__isnull=True, imported_at__isnull=False,
                    undone_at__isnull=True, discarded_at__isnull=True,
                )
                | Q(
                    state=State.UNDONE, parsed__isnull=True, imported_at__isnull=False,
                    undone_at__isnull=False, discarded_at__isnull=True,
                )
                | Q(
                    state=State.DISCARDED, parsed__isnull=True, imported_at__isnull=True,
                    undone_at__isnull=True, discarded_at__isnull=False,
                ),
                name="batch_state_has_its_times",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.file_name} ({timezone.localtime(self.previewed_at):%d/%m/%Y %H:%M})"

    @property
    def place(self) -> Organisation:
        return self.organisation

    def snapshot(self) -> dict[str, Any]:
        """What the trail keeps: never the rows themselves, which have rules of secrecy."""
        return {
            "file_name": self.file_name, "digest": self.digest, "size": self.size,
            "state": self.state, "counts": self.counts,
        }  # fmt: skip


class ImportFile(models.Model):
    """The upload itself, kept to hand it back with its cells marked."""

    batch = models.OneToOneField(ImportBatch, on_delete=models.CASCADE, related_name="file")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.batch}"


class ImportLineQuerySet(models.QuerySet["ImportLine"]):
    def visible_to(self, actor: Actor) -> ImportLineQuerySet:
        """Of secret tables, whoever may not know sees only what was refused to him or her."""
        standing = actor.reach(*STANDING)
        hidden = Q(table__in=SECRET_TABLES) & ~Q(outcome=Outcome.REFUSED)
        return self.exclude(hidden & ~standing.condition("batch__organisation"))


class ImportLine(models.Model):
    """One row of the file and what it comes to, or one doubt of the reader.

    ``content`` is what the page shows; ``made`` what the import wrote, for undoing it: a list of
    ``{model, uid, version, before}`` (``before`` null for a row created).
    """

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    table = models.CharField(max_length=20, blank=True)
    sheet = LineField(max_length=120, blank=True)
    row = models.PositiveIntegerField(default=0)
    cell = models.CharField(max_length=16, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome)
    unproven = models.BooleanField(default=False)
    subject = LineField(max_length=300, blank=True)
    text = models.CharField(max_length=1000, blank=True)
    content = models.JSONField(default=dict, encoder=ENCODER)
    result = models.CharField(max_length=8, choices=Result, blank=True)
    made = models.JSONField(default=list, encoder=ENCODER)
    folded = KeyField(of=("subject", "text"), max_length=1300)

    objects = ImportLineQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["batch", "outcome"], name="line_outcome")]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="line_number_once"),
            worded("outcome", tuple(Outcome.values), "line_outcome_word"),
            worded("result", tuple(Result.values), "line_result_word"),
        ]

    def __str__(self) -> str:
        return f"{self.batch}: {self.sheet}!{self.cell}"
