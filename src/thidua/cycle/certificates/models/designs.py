"""How the certificates of an award look, at one office."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.bridge.certificates import has_certificate
from thidua.cycle.certificates.layout import checked_layout
from thidua.cycle.certificates.words import Mode
from thidua.foundation.documents.letters import require_printable
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import ENCODER, Record, worded
from thidua.foundation.registry.catalogue import award_name


class DesignQuerySet(models.QuerySet["CertificateDesign"]):
    def visible_to(self, actor: Actor) -> DesignQuerySet:
        return self.filter(actor.reach(*READERS).condition("organisation"))


class CertificateDesign(Record):
    """``layout``: see ``layout``; ``wording``: the sentence about the achievement, in which
    ``{year}`` stands for the year of the award."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="certificate_designs",
        verbose_name=_("Nơi tặng"),
    )  # fmt: skip
    award = models.CharField(_("Danh hiệu, hình thức"), max_length=60, db_index=True)
    name = LineField(_("Tên mẫu"), max_length=120)
    mode = models.CharField(_("Cách in"), max_length=5, choices=Mode, default=Mode.WHOLE)
    authority = LineField(_("Dòng nơi tặng trên bằng"), max_length=200, blank=True)
    title = LineField(
        _("Tên in trên bằng"), max_length=120, blank=True,
        help_text=_("Để trống thì in tên danh hiệu, hình thức theo danh mục."),
    )  # fmt: skip
    wording = LineField(
        _("Câu ghi thành tích"), max_length=300, blank=True,
        help_text=_("Viết {year} ở chỗ ghi năm thành tích."),
    )  # fmt: skip
    layout = models.JSONField(default=dict, encoder=ENCODER)
    folded = KeyField(of=("name",))

    objects = DesignQuerySet.as_manager()

    class Meta:
        verbose_name = _("mẫu bằng, giấy chứng nhận")
        ordering = ["organisation", "award", "name", "pk"]
        constraints = [
            worded("mode", tuple(Mode.values), "design_mode"),
            models.UniqueConstraint(
                fields=["organisation", "award", "name"], name="design_once",
                violation_error_message=_("Đã có mẫu cùng tên cho danh hiệu, hình thức này."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name} ({award_name(self.award)})"

    @property
    def place(self) -> Organisation:
        return self.organisation

    def clean(self) -> None:
        if not has_certificate(self.award):
            told = _now(
                "Pháp luật không quy định bằng hay giấy chứng nhận cho %(award)s; chỉ lập được mẫu "
                "cho danh hiệu, hình thức có bằng."
            )
            raise ValidationError({"award": told % {"award": award_name(self.award)}})
        require_printable((self.title, self.authority, self.wording, self.name))
        self.layout = checked_layout(self.layout)
