"""A draft of one overlay: what is typed on the pages until a second person confirms it."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.bridge.overlays import Head, compose
from thidua.foundation.access.models import User
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.overlays.naming import english_name
from thidua.foundation.overlays.words import Issuer, Kind, State, Sure
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import ENCODER, Record, ordered, worded

CODE = RegexValidator(
    r"^[a-z][a-z0-9_]*\Z",
    _("Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới, ví dụ ha_tinh_2026."),
)


class OverlayDraftQuerySet(models.QuerySet["OverlayDraft"]):
    def visible_to(self, actor: Actor) -> OverlayDraftQuerySet:
        reach = actor.reach(Role.DEPARTMENT_OFFICER, Role.UNIT_HEAD, Role.AUDITOR)
        return self.filter(reach.condition("organisation"))


class OverlayDraft(Record):
    """``values``: setting → ``{"value": [words], "article": text}``; ``kept``: the file whose
    place it takes, for what the pages do not offer; ``digest``: of the file as confirmed."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="overlay_drafts",
        verbose_name=_("Phạm vi"),
    )  # fmt: skip
    state = models.CharField(_("Tình trạng"), max_length=10, choices=State, default=State.DRAFTED)
    code = models.CharField(_("Mã"), max_length=60, validators=[CODE])
    issuer = models.CharField(_("Nơi ban hành"), max_length=10, choices=Issuer)
    holder = models.CharField(_("Mã của bộ, tỉnh"), max_length=40, validators=[CODE])
    holder_vi = LineField(_("Tên bộ, tỉnh"), max_length=100)
    holder_en = LineField(_("Tên tiếng Anh"), max_length=100, blank=True)
    kind = models.CharField(_("Loại văn bản"), max_length=10, choices=Kind)
    number = LineField(_("Số, ký hiệu"), max_length=60)
    issued = models.DateField(_("Ngày ban hành"))
    title = LineField(_("Trích yếu"), max_length=300)
    article = LineField(_("Điều khoản chung"), max_length=60, blank=True)
    source = LineField(_("Đọc ở đâu"), max_length=200)
    source_where = LineField(_("Địa chỉ"), max_length=400, blank=True)
    valid_from = models.DateField(_("Có hiệu lực từ ngày"))
    valid_to = models.DateField(_("Hết hiệu lực từ ngày"), null=True, blank=True)
    sure = models.CharField(_("Mức chắc chắn"), max_length=10, choices=Sure)
    values = models.JSONField(_("Các điểm được điền"), default=dict, blank=True, encoder=ENCODER)
    kept = models.TextField(editable=False, blank=True)
    digest = models.CharField(max_length=64, editable=False, blank=True)
    writer = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="overlays_written",
        verbose_name=_("Người soạn"),
    )  # fmt: skip
    hands = models.JSONField(
        default=list, blank=True, editable=False
    )  # uids of all who wrote in it
    written_at = models.DateTimeField(_("Soạn lúc"), default=timezone.now)
    confirmer = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="overlays_confirmed",
        verbose_name=_("Người xác nhận"),
    )  # fmt: skip
    confirmed_at = models.DateTimeField(_("Xác nhận lúc"), null=True, blank=True)

    objects = OverlayDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("quy định riêng")
        ordering = ["-written_at", "-pk"]
        constraints = [
            worded("state", tuple(State.values), "overlay_state"),
            worded("issuer", tuple(Issuer.values), "overlay_issuer"),
            worded("kind", tuple(Kind.values), "overlay_kind"),
            worded("sure", tuple(Sure.values), "overlay_sure"),
            ordered("valid_from", "valid_to", "overlay_period"),
            models.CheckConstraint(
                condition=Q(confirmer__isnull=True) | ~Q(confirmer=F("writer")),
                name="overlay_confirmed_by_a_second",
                violation_error_message=_("Người soạn không tự xác nhận được."),
            ),
            models.CheckConstraint(
                condition=Q(
                    state=State.CONFIRMED, confirmer__isnull=False, confirmed_at__isnull=False
                )
                | (~Q(state=State.CONFIRMED)
                   & Q(confirmer__isnull=True, confirmed_at__isnull=True)),
                name="overlay_state_has_its_person",
            ),
            models.UniqueConstraint(
                fields=["code"], condition=Q(state__in=("drafted", "submitted")),
                name="overlay_open_once",
                violation_error_message=_(
                    "Quy định này đang có người soạn hoặc chờ xác nhận; hãy mở bản ấy."
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number} ({self.holder_vi})"

    @property
    def place(self) -> Organisation:
        return self.organisation

    @property
    def text(self) -> str:
        """The overlay file as it would be saved."""
        head = Head(
            code=self.code, issuer=self.issuer, holder=self.holder, holder_vi=self.holder_vi,
            holder_en=self.holder_en or english_name(self.issuer, self.holder_vi), kind=self.kind,
            number=self.number, issued=self.issued, title=self.title, article=self.article,
            source=self.source, source_where=self.source_where, starts=self.valid_from,
            ends=self.valid_to, sure=self.sure,
        )  # fmt: skip
        return compose(head, self.values, self.kept)

    def snapshot(self) -> dict[str, Any]:
        """What the trail keeps; the carried-over file is named by the digest of the whole."""
        kept = super().snapshot()
        kept.pop("kept")
        return kept
