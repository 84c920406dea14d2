"""Papers kept as they were made, byte for byte.

A paper has no page of its own: the room that keeps it says who may read it.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.records.fields import LineField
from thidua.foundation.records.rows import Record


class KeptPaper(Record):
    """``kind``: the keeping room's own word; ``digest``: SHA-256 of the content. A ``frozen``
    paper is never changed nor deleted again: the database itself refuses (``triggers``)."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="papers", verbose_name=_("Đơn vị")
    )
    kind = models.CharField(_("Loại giấy tờ"), max_length=40, db_index=True)
    name = LineField(_("Tên tệp"), max_length=200)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    size = models.PositiveIntegerField(_("Dung lượng"), editable=False)
    digest = models.CharField(max_length=64, editable=False, db_index=True)
    frozen = models.BooleanField(_("Đã đóng băng"), default=False, editable=False)
    made_at = models.DateTimeField(_("Lập lúc"), default=timezone.now, editable=False)
    made_by = LineField(_("Người lập"), max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = _("giấy tờ lưu giữ")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="paper_not_empty"),
            models.CheckConstraint(condition=~Q(digest=""), name="paper_has_digest"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> Organisation:
        return self.organisation

    @property
    def is_whole(self) -> bool:
        """Whether the bytes are still those that were kept."""
        return digest_of(bytes(self.content)) == self.digest

    def require_open(self) -> None:
        """Raises ValidationError where the paper is frozen."""
        if self.frozen:
            raise ValidationError(
                _now("Giấy tờ này đã đóng băng nên không sửa được. Hãy lập bản mới nếu cần.")
            )

    def snapshot(self) -> dict[str, Any]:
        """What the trail keeps: the digest stands for the bytes."""
        told = super().snapshot()
        del told["content"]
        return told


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
