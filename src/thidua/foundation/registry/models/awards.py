"""Awards held: titles and forms already given, of every issuer."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.bridge.vocabulary import ISSUERS, METHODS
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import in_years, worded
from thidua.foundation.registry.catalogue import award_name
from thidua.foundation.registry.subjects import InLongList, once, one_subject
from thidua.foundation.registry.words import (
    COLLECTIVE_CLASS_WORDS,
    ISSUER_CHOICES,
    METHOD_CHOICES,
    OBJECT_CLASS_CHOICES,
    PERSON_CLASS_WORDS,
    REISSUE_CHOICES,
    REISSUE_WORDS,
    STANDING_STATUSES,
    STATUS_CHOICES,
)


class AwardHeld(InLongList):
    """``year`` is the last year of the achievement; an award without ``decision_no`` is kept as
    "chưa có minh chứng". ``decision_uid`` names the office's own decision by value. From the day
    it is ``revoked`` it counts nowhere, from the day it is ``restored`` again everywhere.
    ``reissued``: the certificate alone was exchanged or replaced, under a new number; the award
    stays the same one. ``object_class`` is the row of the statistical forms it counts in."""

    award = models.CharField(_("Danh hiệu, hình thức"), max_length=60, blank=True, db_index=True)
    award_name = LineField(
        _("Tên khác"), max_length=300, blank=True,
        help_text=_("Ghi khi danh mục chưa có, ví dụ của công đoàn, tổ chức đảng."),
    )  # fmt: skip
    year = models.PositiveSmallIntegerField(_("Năm thành tích"), db_index=True)
    achievement_from = models.DateField(_("Thành tích từ ngày"), null=True, blank=True)
    achievement_to = models.DateField(_("Thành tích đến ngày"), null=True, blank=True)
    decided = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    decision_no = LineField(_("Số quyết định"), max_length=80, blank=True)
    decision_uid = models.UUIDField(null=True, blank=True, editable=False)
    issuer = models.CharField(
        _("Cấp quyết định"), max_length=12, choices=ISSUER_CHOICES, blank=True
    )
    issuer_name = LineField(_("Nơi quyết định"), max_length=200, blank=True)
    method = models.CharField(
        _("Loại hình khen thưởng"), max_length=12, choices=METHOD_CHOICES, default="merit"
    )
    status = models.CharField(
        _("Tình trạng"), max_length=8, choices=STATUS_CHOICES, default="valid", editable=False
    )
    revoked = models.DateField(_("Ngày hủy bỏ, thu hồi"), null=True, blank=True, editable=False)
    revoked_no = LineField(_("Số quyết định thu hồi"), max_length=80, blank=True, editable=False)
    revoked_why = LineField(_("Căn cứ hủy bỏ, thu hồi"), max_length=300, blank=True, editable=False)
    restored = models.DateField(_("Ngày khôi phục"), null=True, blank=True, editable=False)
    restored_no = LineField(_("Số quyết định khôi phục"), max_length=80, blank=True, editable=False)
    restored_why = LineField(_("Căn cứ khôi phục"), max_length=300, blank=True, editable=False)
    certificate_no = LineField(_("Số sổ vàng, số bằng"), max_length=60, blank=True)
    object_class = models.CharField(
        _("Đối tượng thống kê"), max_length=24, choices=OBJECT_CLASS_CHOICES, blank=True
    )
    reissued = models.DateField(_("Ngày cấp đổi, cấp lại"), null=True, blank=True, editable=False)
    reissue_kind = models.CharField(
        _("Cấp đổi hay cấp lại"), max_length=10, choices=REISSUE_CHOICES, blank=True,
        editable=False,
    )  # fmt: skip
    reissued_no = LineField(
        _("Số quyết định cấp đổi, cấp lại"), max_length=80, blank=True, editable=False
    )
    reissued_why = LineField(
        _("Lý do cấp đổi, cấp lại"), max_length=300, blank=True, editable=False
    )
    former_certificate_no = LineField(
        _("Số bằng trước đó"), max_length=60, blank=True, editable=False
    )
    folded = KeyField(
        of=("decision_no", "issuer_name", "award_name", "certificate_no", "former_certificate_no")
    )

    class Meta:
        verbose_name = _("danh hiệu, hình thức đã nhận")
        ordering = ["-year", "award", "pk"]
        indexes = [
            models.Index(fields=["subject_key", "id"], name="award_subject"),
            models.Index(fields=["unit_key", "subject_key", "id"], name="award_unit"),
            models.Index(fields=["-year", "subject_key", "id"], name="award_year_subject"),
            models.Index(fields=["award", "year"], name="award_year"),
            models.Index(fields=["award", "award_name", "subject_key", "id"], name="award_by_name"),
            models.Index(fields=["decision_no", "decided"], name="award_decision"),
            models.Index(fields=["decision_no", "subject_key", "id"], name="award_by_decision"),
            models.Index(fields=["decided", "subject_key", "id"], name="award_by_day"),
            models.Index(
                fields=["decision_uid"],
                condition=Q(decision_uid__isnull=False),
                name="award_own_decision",
            ),
            models.Index(fields=["issuer", "year"], name="award_issuer_year"),
            models.Index(fields=["status", "year"], name="award_status_year"),
            models.Index(fields=["object_class", "year"], name="award_class_year"),
            models.Index(fields=["method", "year"], name="award_method_year"),
        ]
        constraints = [
            one_subject("award_one_subject"),
            in_years("year", "award_year_range"),
            worded("issuer", ISSUERS, "award_issuer", blank=True),
            worded("method", METHODS, "award_method"),
            models.CheckConstraint(
                condition=~Q(award="") | ~Q(award_name=""), name="award_named",
                violation_error_message=_("Hãy chọn danh hiệu, hình thức hoặc ghi tên khác."),
            ),
            models.CheckConstraint(
                condition=Q(status="valid", revoked__isnull=True, restored__isnull=True)
                | Q(status="revoked", revoked__isnull=False, restored__isnull=True)
                | Q(status="restored", revoked__isnull=False, restored__gt=F("revoked"))
                | Q(status="reissued", revoked__isnull=True, restored__isnull=True)
                | Q(status="reissued", revoked__isnull=False, restored__gt=F("revoked")),
                name="award_revoked_then_restored",
                violation_error_message=_(
                    "Khôi phục phải có ngày thu hồi trước đó; khen thưởng đã khôi phục thì không "
                    "ghi lại là đã thu hồi."
                ),
            ),
            models.CheckConstraint(
                condition=Q(achievement_from__isnull=True) | Q(achievement_to__isnull=True)
                | Q(achievement_to__gte=F("achievement_from")),
                name="award_achievement_period",
                violation_error_message=_("Ngày cuối của thành tích phải sau ngày đầu."),
            ),
            models.CheckConstraint(
                condition=Q(object_class="")
                | Q(person__isnull=False, object_class__in=tuple(PERSON_CLASS_WORDS))
                | Q(organisation__isnull=False, object_class__in=tuple(COLLECTIVE_CLASS_WORDS)),
                name="award_object_class",
                violation_error_message=_(
                    "Đối tượng thống kê của cá nhân và của tập thể khác nhau; hãy chọn đúng loại."
                ),
            ),
            models.CheckConstraint(
                condition=Q(reissued__isnull=True, reissue_kind="", reissued_no="",
                            former_certificate_no="") & ~Q(status="reissued")
                | Q(reissued__isnull=False, reissue_kind__in=tuple(REISSUE_WORDS))
                & ~Q(certificate_no=""),
                name="award_reissued",
                violation_error_message=_("Cấp đổi, cấp lại phải có ngày và số bằng mới."),
            ),
            *once(
                "award_once", "award", "award_name", "year", "method", "issuer", "decision_no",
                condition=Q(status__in=STANDING_STATUSES),
                message=_("Danh hiệu, hình thức này của năm này đã có trong sổ."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.subject}: {self.name} {self.year}"

    @property
    def name(self) -> str:
        return award_name(self.award, self.award_name)

    @property
    def stands(self) -> bool:
        """Not revoked, or given back since."""
        return self.status != "revoked"

    @property
    def has_evidence(self) -> bool:
        return bool(self.decision_no)
