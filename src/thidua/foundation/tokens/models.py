"""A token opens the API in its owner's name. Only a digest of it is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.access.models import User
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import Record


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def visible_to(self, actor: Actor) -> ApiTokenQuerySet:
        """One's own, and those of the accounts one keeps."""
        return self.filter(Q(user__uid=actor.uid) | Q(user__in=User.objects.visible_to(actor)))

    def running(self, on: date) -> ApiTokenQuerySet:
        """Neither revoked nor past their last day."""
        return self.filter(revoked_at__isnull=True, ends__gt=on)


class ApiToken(Record):
    """``ends`` is the first day it no longer opens anything. ``prefix`` tells tokens apart; the
    rest of the token is known to nobody but its holder."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="tokens", verbose_name=_("Tài khoản")
    )
    name = LineField(_("Dùng cho"), max_length=100)
    prefix = models.CharField(_("Bắt đầu bằng"), max_length=12, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    may_write = models.BooleanField(_("Được ghi dữ liệu"), default=False)
    issued_at = models.DateTimeField(_("Cấp lúc"), default=timezone.now, editable=False)
    issued_by = LineField(_("Người cấp"), max_length=200, editable=False)
    ends = models.DateField(_("Hết hạn từ ngày"))
    revoked_at = models.DateTimeField(_("Thu hồi lúc"), null=True, blank=True, editable=False)
    last_used = models.DateTimeField(_("Dùng gần nhất"), null=True, blank=True, editable=False)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("khóa API")
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="token_digest_only"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @property
    def place(self) -> Organisation | None:
        return self.user.place

    def runs(self, on: date) -> bool:
        return self.revoked_at is None and on < self.ends

    def snapshot(self) -> dict[str, Any]:
        """What the trail keeps: neither the digest nor when it was last used."""
        unsaid = ("digest", "last_used")
        return {name: value for name, value in super().snapshot().items() if name not in unsaid}
