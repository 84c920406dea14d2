"""Offices whose signature somebody here has compared, once."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import Record


class KnownSender(Record):
    """``key``: the public key in base64; bundles signed by it are taken without asking again."""

    key = models.CharField(max_length=64, unique=True)
    name = LineField(_("Bên gửi"), max_length=300)
    fingerprint = models.CharField(_("Dấu vân tay"), max_length=40)
    confirmed_by = LineField(_("Người xác nhận"), max_length=200)
    confirmed_at = models.DateTimeField(_("Xác nhận lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("bên gửi đã biết")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.fingerprint})"

    @property
    def place(self) -> None:
        """A sender is known to the whole office."""
        return None
