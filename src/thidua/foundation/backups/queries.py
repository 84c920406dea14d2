"""What the pages ask of the folder of backups."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from thidua.foundation.backups.folder import Kept, all_kept
from thidua.foundation.backups.models import Backup

TOO_OLD = timedelta(days=2)


class Age(NamedTuple):
    """The latest good backup, and whether it is too old; none is older than any."""

    latest: Kept | None
    too_old: bool


def age_of_latest() -> Age:
    latest = next(iter(all_kept()), None)
    old = latest is None or timezone.now() - latest.made_at > TOO_OLD
    return Age(latest, old and not settings.THIDUA.demonstration)


def rows_of(names: list[str]) -> dict[str, Backup]:
    """What the office remembers of files, by name; files brought from elsewhere it does not."""
    found = Backup.objects.filter(name__in=names).order_by("pk")
    return {row.name: row for row in found}
