"""A batch is what one decision's certificates are printed as."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.cycle.certificates.models.designs import CertificateDesign
from thidua.cycle.certificates.words import Stage
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import Record, worded


class BatchQuerySet(models.QuerySet["Batch"]):
    def visible_to(self, actor: Actor) -> BatchQuerySet:
        return self.filter(actor.reach(*READERS).condition("organisation"))


class Batch(Record):
    """The certificates have their numbers and codes before anything is drawn: a print that was cut
    short is drawn again, the same. The decision is kept as values."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="certificate_batches",
        verbose_name=_("Nơi tặng"),
    )  # fmt: skip
    design = models.ForeignKey(
        CertificateDesign, on_delete=models.PROTECT, related_name="batches", verbose_name=_("Mẫu")
    )
    decision_uid = models.UUIDField(db_index=True)
    decision_no = LineField(_("Số quyết định"), max_length=80)
    decided = models.DateField(_("Ngày quyết định"))
    count = models.PositiveIntegerField(_("Số bằng"))
    state = models.CharField(
        _("Tình trạng"), max_length=8, choices=Stage, default=Stage.WAITING, db_index=True
    )
    paper = models.ForeignKey(
        KeptPaper, null=True, blank=True, on_delete=models.PROTECT,
        related_name="certificate_batches", verbose_name=_("Tệp in"),
    )  # fmt: skip
    made_at = models.DateTimeField(_("Lập lúc"), default=timezone.now)
    folded = KeyField(of=("decision_no",))

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("đợt in bằng, giấy chứng nhận")
        ordering = ["-made_at", "-pk"]
        constraints = [
            worded("state", tuple(Stage.values), "certificate_batch_state"),
            models.CheckConstraint(condition=Q(count__gt=0), name="certificate_batch_not_empty"),
            models.CheckConstraint(
                condition=Q(state=Stage.WAITING, paper=None)
                | Q(state=Stage.MADE, paper__isnull=False),
                name="certificate_batch_has_paper",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.design.name}: {self.decision_no} ({self.decided:%d/%m/%Y})"

    @property
    def place(self) -> Organisation:
        return self.organisation
