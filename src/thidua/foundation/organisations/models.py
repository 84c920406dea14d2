"""An organisation lives from–to, under a parent; what happens to it is a dated change."""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.foundation.organisations.kinds import DISTRICTS_END, HISTORY, ChangeKind, Kind
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.records.fields import KeyField, LineField
from thidua.foundation.records.rows import Record, ordered, worded

ISSUER = RegexValidator(
    r"^[a-z][a-z0-9_]*\Z",
    _("Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới, ví dụ ha_tinh."),
)


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, actor: Actor) -> "OrganisationQuerySet":
        return self.filter(actor.reach(*READERS).condition("pk"))

    def alive(self, on: date) -> "OrganisationQuerySet":
        """Organisations that exist on a day."""
        started = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
        return self.filter(started, Q(valid_to__isnull=True) | Q(valid_to__gt=on))


class Organisation(Record):
    """A collective. ``valid_to`` is the first day it no longer exists.

    ``province`` and ``ministry``: codes of the issuers whose own rules apply to it and to all
    beneath it, unless one beneath names another; empty leaves it to the organisation above.
    """

    name = LineField(_("Tên đầy đủ"), max_length=300)
    short_name = LineField(_("Tên ngắn"), max_length=120, blank=True)
    kind = models.CharField(_("Loại"), max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self", verbose_name=_("Cấp trên"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="children",
    )  # fmt: skip
    valid_from = models.DateField(_("Từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("Đến ngày"), null=True, blank=True)
    province = models.CharField(
        _("Theo quy định của tỉnh"), max_length=40, blank=True, validators=[ISSUER]
    )
    ministry = models.CharField(
        _("Theo quy định của bộ, ngành"), max_length=40, blank=True, validators=[ISSUER]
    )
    folded = KeyField(of=("name", "short_name"))
    sort_key = KeyField(of=("name",), by="collate")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("tổ chức")
        ordering = ["sort_key", "pk"]
        constraints = [
            ordered("valid_from", "valid_to", "organisation_period"),
            worded("kind", tuple(Kind.values), "organisation_kind"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("id")),
                name="organisation_not_its_own_parent",
                violation_error_message=_("Một tổ chức không thể là cấp trên của chính nó."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=HISTORY)
                | Q(valid_to__isnull=False, valid_to__lte=DISTRICTS_END),
                name="organisation_district_is_history",
                violation_error_message=_(
                    "Cấp huyện đã kết thúc hoạt động từ 01/07/2025: hãy ghi ngày chấm dứt, hoặc "
                    "chọn loại khác."
                ),
            ),
            models.UniqueConstraint(
                fields=["parent", "name"], condition=Q(valid_to__isnull=True),
                name="organisation_name_once_under_parent",
                violation_error_message=_(
                    "Cấp trên này đã có một tổ chức đang hoạt động cùng tên."
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.short_name or self.name

    @property
    def place(self) -> "Organisation | None":
        return self if self.pk else self.parent


class Change(Record):
    """A dated event in the life of an organisation, with its legal basis."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="changes", verbose_name=_("Tổ chức")
    )
    kind = models.CharField(_("Biến động"), max_length=12, choices=ChangeKind)
    on = models.DateField(_("Ngày có hiệu lực"))
    name_before = LineField(_("Tên trước đó"), max_length=300, blank=True)
    parent_before = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("Cấp trên trước đó"),
    )  # fmt: skip
    successor = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="predecessions",
        verbose_name=_("Tổ chức kế thừa"),
    )  # fmt: skip
    legal_basis = LineField(_("Căn cứ"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("biến động tổ chức")
        ordering = ["on", "pk"]
        constraints = [
            worded("kind", tuple(ChangeKind.values), "change_kind"),
            models.UniqueConstraint(
                fields=["organisation", "kind", "on"],
                condition=Q(kind__in=(ChangeKind.RENAMED, ChangeKind.MOVED)),
                name="change_once_a_day",
                violation_error_message=_("Ngày này đã ghi một lần đổi tên hoặc chuyển."),
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=models.F("organisation")),
                name="change_not_its_own_successor",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.organisation} ({self.on:%d/%m/%Y})"

    @property
    def place(self) -> Organisation:
        return self.organisation
