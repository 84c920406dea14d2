"""A certificate: one sheet for one award, in the gold book for good."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.cycle.certificates.models.batches import Batch
from thidua.cycle.certificates.words import Worth
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import ENCODER, Record, in_years
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.subjects import within


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def visible_to(self, actor: Actor) -> CertificateQuerySet:
        """Whoever reads the award reads its certificate."""
        seen = AwardHeld.objects.filter(within(actor.reach(*READERS)))
        return self.filter(award__in=seen.values("pk"))

    def with_award(self) -> CertificateQuerySet:
        return self.select_related(
            "award__person__organisation", "award__organisation", "organisation", "batch",
            "replaced_by",
        )  # fmt: skip


class Certificate(Record):
    """``number`` within ``book_year`` of the gold book of the organisation: one after the other,
    none left out, none twice, none taken back (``gold_book``). ``code`` is what the public asks
    with. ``told``: the texts as printed. What it is worth follows the award (``worth``)."""

    award = models.ForeignKey(
        AwardHeld, on_delete=models.PROTECT, related_name="certificates",
        verbose_name=_("Danh hiệu, hình thức"),
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="certificates",
        verbose_name=_("Nơi tặng"),
    )  # fmt: skip
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="certificates")
    decision_uid = models.UUIDField(db_index=True)
    book_year = models.PositiveSmallIntegerField(_("Năm của sổ vàng"))
    number = models.PositiveIntegerField(_("Số trong sổ vàng"))
    code = models.CharField(_("Mã tra cứu"), max_length=12, unique=True)
    told = models.JSONField(default=dict, encoder=ENCODER)
    made_on = models.DateField(_("Ngày vào sổ"), default=timezone.localdate)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by",
        verbose_name=_("Thay cho bằng"),
    )  # fmt: skip
    name_key = LineField(max_length=300, blank=True, editable=False)
    folded = KeyField(of=("name_key", "code"))
    sort_key = KeyField(of=("name_key",), by="name")

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("bằng, giấy chứng nhận")
        ordering = ["-book_year", "-number", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "book_year", "number"],
                name="gold_book_once",
                violation_error_message=_("Số này đã có trong sổ vàng của năm."),
            ),
            models.UniqueConstraint(
                fields=["award"],
                condition=Q(replaces__isnull=True),
                name="certificate_once",
                violation_error_message=_("Khen thưởng này đã có bằng; hãy cấp đổi hoặc cấp lại."),
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="gold_book_from_one"),
            models.CheckConstraint(condition=~Q(code=""), name="certificate_has_code"),
            in_years("book_year", "gold_book_year"),
        ]

    def __str__(self) -> str:
        return f"{self.book_number}: {self.told.get('recipient', '')}"

    @property
    def place(self) -> Organisation:
        return self.organisation

    @property
    def subject(self) -> Person | Organisation:
        return self.award.subject

    @property
    def book_number(self) -> str:
        """«012/2026», as on the sheet and in the registry."""
        return f"{self.number:03d}/{self.book_year}"

    @property
    def worth(self) -> Worth:
        """By the registry at this moment."""
        if not self.award.stands:
            return Worth.REVOKED
        return Worth.REPLACED if self._is_replaced() else Worth.VALID

    def _is_replaced(self) -> bool:
        """By a later sheet of the gold book, or by one the registry knows of. Where the registry's
        number was merely corrected the sheet stands."""
        if hasattr(self, "replaced_by"):
            return True
        award = self.award
        if award.reissued is None or award.certificate_no == self.book_number:
            return False
        return self.replaces_id is None or award.former_certificate_no == self.book_number

    @property
    def printed_code(self) -> str:
        """The code in groups of four, easier to read and to type."""
        return "-".join(self.code[at : at + 4] for at in range(0, len(self.code), 4))
