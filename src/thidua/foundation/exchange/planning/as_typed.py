"""What a form asks beside the table: days that have come, whom the law gives an award to."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.people.models import Person
from thidua.foundation.registry.models import AwardHeld, Initiative, Rating
from thidua.foundation.registry.recipients import check_recipient

HAPPENED: dict[type[models.Model], tuple[str, ...]] = {
    AwardHeld: ("decided", "revoked", "reissued"), Rating: ("decided",), Initiative: ("decided",),
    Person: ("birth_date", "died"),
}  # fmt: skip
"""Days of what has happened, so never still to come."""


def faults_as_typed(row: models.Model) -> Iterator[str]:
    """Why a form would not take the row, in the language of now."""
    today = timezone.localdate()
    for name in HAPPENED.get(type(row), ()):
        day = getattr(row, name)
        if day is not None and day > today:
            told = _("%(column)s %(day)s chưa tới; hãy xem lại ngày, tháng, năm.")
            column = row._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # noqa: SLF001 Django's own name
            yield told % {"column": column, "day": f"{day:%d/%m/%Y}"}
    if isinstance(row, AwardHeld):
        try:
            check_recipient(row)
        except ValidationError as error:
            yield from error.messages
