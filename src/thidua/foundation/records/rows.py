"""Abstract rows: identity that travels, edit versions, periods."""

import uuid
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.foundation.records.fields import KeyField

ENCODER = DjangoJSONEncoder
SEALED = "đã đổi"
"""All the trail says of an encrypted column."""
MACHINERY = ("uid", "edit_version")
"""Columns the trail knows by other names."""


class Record(models.Model):
    """A row that may travel to another office (``uid``) and is never overwritten unseen
    (``edit_version``)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edit_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    @property
    def place(self) -> "Record | None":
        """The organisation whose keepers answer for this row."""
        raise NotImplementedError

    @property
    def place_id(self) -> int | None:
        return None if self.place is None else self.place.pk

    @property
    def place_uid(self) -> uuid.UUID | None:
        return None if self.place is None else self.place.uid

    def snapshot(self) -> dict[str, Any]:
        """The row as it is kept in the audit trail: plain values, relations by uid."""
        return {
            field.name: self._plain(field)
            for field in self._meta.concrete_fields
            if not field.primary_key
            and field.name not in MACHINERY
            and not isinstance(field, KeyField)
        }

    def _plain(self, field: models.Field) -> Any:
        if getattr(field, "encrypted", False):
            return SEALED
        if not field.is_relation:
            return getattr(self, field.attname)
        other = getattr(self, field.name)
        return None if other is None else {"uid": str(other.uid), "name": str(other)}


def ordered(start: str, end: str, name: str) -> models.CheckConstraint:
    """A half-open period: its end, where known, comes after its start."""
    return models.CheckConstraint(
        condition=Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": F(start)}),
        name=name,
        violation_error_message=_("Ngày kết thúc phải sau ngày bắt đầu."),
    )


def worded(column: str, words: tuple[str, ...], name: str, *, blank: bool = False) -> Any:
    """A column holds a word of its vocabulary only."""
    allowed = (*words, "") if blank else words
    return models.CheckConstraint(
        condition=Q(**{f"{column}__in": allowed}),
        name=name,
        violation_error_message=_("Giá trị không có trong danh mục."),
    )


def in_years(column: str, name: str) -> models.CheckConstraint:
    """A year the engine can hold: 1945 to 2062."""
    return models.CheckConstraint(
        condition=Q(**{f"{column}__range": (1945, 2062)}),
        name=name,
        violation_error_message=_("Năm phải từ 1945 đến 2062."),
    )
