"""What the office remembers of its backups; the files themselves say what they hold."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.foundation.backups.words import Why
from thidua.foundation.records.rows import Record, worded


class Backup(Record):
    """A backup made, or one restored from: ``digest`` is the SHA-256 of the whole file."""

    name = models.CharField(_("Tệp"), max_length=120)
    why = models.CharField(_("Vì sao"), max_length=12, choices=Why)
    made_at = models.DateTimeField(_("Sao lưu lúc"), default=timezone.now)
    size = models.PositiveBigIntegerField(_("Dung lượng"))
    rows = models.PositiveBigIntegerField(_("Số dòng"))
    digest = models.CharField("SHA-256", max_length=64)

    class Meta:
        verbose_name = _("bản sao lưu")
        ordering = ["-made_at", "-pk"]
        constraints = [worded("why", tuple(Why.values), "backup_why")]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> None:
        """A backup is of the whole office: no organisation answers for it alone."""
        return None
