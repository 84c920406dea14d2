"""The score sheet of an office for initiatives: its own lines, none of them set by law."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS, Role
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import Record


class CriterionQuerySet(models.QuerySet["Criterion"]):
    def visible_to(self, actor: Actor) -> CriterionQuerySet:
        reach = actor.reach(*READERS, Role.INITIATIVE_REVIEWER)
        return self.filter(reach.condition("organisation"))


class Criterion(Record):
    """``floor``: an average under it is pointed out; ``knock_out``: such an initiative is not
    forwarded. Reviews keep the lines they were given by, so that a change reaches later ones
    only."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="initiative_criteria",
        verbose_name=_("Cơ quan"),
    )  # fmt: skip
    number = models.PositiveSmallIntegerField(_("Thứ tự"))
    text = LineField(_("Tiêu chí"), max_length=500)
    most = models.DecimalField(_("Điểm tối đa"), max_digits=5, decimal_places=2)
    floor = models.DecimalField(
        _("Điểm tối thiểu"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    knock_out = models.BooleanField(_("Dưới điểm tối thiểu thì không trình"), default=False)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        verbose_name = _("tiêu chí chấm sáng kiến")
        ordering = ["organisation", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="initiative_criterion_once",
                violation_error_message=_("Thứ tự này đã có tiêu chí khác."),
            ),
            models.CheckConstraint(
                condition=Q(most__gt=0)
                & (Q(floor__isnull=True) | Q(floor__gte=0, floor__lte=F("most"))),
                name="initiative_criterion_points",
                violation_error_message=_(
                    "Điểm tối đa phải lớn hơn 0, điểm tối thiểu không quá điểm tối đa."
                ),
            ),
            models.CheckConstraint(
                condition=Q(knock_out=False) | Q(floor__isnull=False),
                name="initiative_criterion_knock_out",
                violation_error_message=_("Hãy ghi điểm tối thiểu của tiêu chí loại."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"

    @property
    def place(self) -> Organisation:
        return self.organisation
