"""Where backups are kept: files of one folder, readable by their owner only."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from thidua.foundation.backups.words import Why

NAME = re.compile(r"thidua-(\d{8}-\d{6})(?:-\d+)?-(hang-ngay|theo-yeu-cau|an-toan)\.zip")
STAMP = "%Y%m%d-%H%M%S"
BLOCK = 1024 * 1024
DRAFT = ".draft-"
"""How the name of a file begins that is still being written."""
FORGOTTEN = timedelta(days=1)
"""A draft as old as this is of a run that was killed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the folder; one has this name only after it was written whole and read again."""

    path: Path
    made_at: datetime
    why: Why
    size: int

    @property
    def name(self) -> str:
        return self.path.name


def backups_folder() -> Path:
    options = settings.THIDUA
    return Path(options.backups) if options.backups else options.data_dir / "backups"


def new_name(folder: Path, now: datetime, why: Why) -> Path:
    """A name not taken yet; moments are those of the office's own clock."""
    stamp = timezone.localtime(now).strftime(STAMP)
    found = folder / f"thidua-{stamp}-{why}.zip"
    number = 2
    while found.exists():
        found = folder / f"thidua-{stamp}-{number}-{why}.zip"
        number += 1
    return found


def all_kept(folder: Path | None = None) -> list[Kept]:
    """Every backup of the folder, latest first."""
    return sorted(_found(folder or backups_folder()), key=lambda one: one.name, reverse=True)


def _found(folder: Path) -> Iterator[Kept]:
    for path in folder.glob("thidua-*.zip"):
        match = NAME.fullmatch(path.name)
        if match is None:
            continue
        moment = datetime.strptime(match[1], STAMP).replace(tzinfo=timezone.get_current_timezone())
        yield Kept(path, moment, Why(match[2]), path.stat().st_size)


def one_kept(name: str) -> Kept | None:
    """The backup of a name, if there is one; nothing outside the folder is ever one."""
    return next((one for one in all_kept() if one.name == name), None)


def drop_old(most: int) -> list[str]:
    """Delete the daily backups beyond the newest ``most``; returns their names. What a person
    asked for, or what was made before a restoration, stays until somebody deletes it."""
    daily = [one for one in all_kept() if one.why == Why.DAILY]
    old = daily[max(1, most) :]
    for one in old:
        one.path.unlink(missing_ok=True)
    return [one.name for one in old]


def drop_drafts(folder: Path) -> None:
    """Delete what killed runs left behind: each is as large as the whole office."""
    for path in folder.glob(f"{DRAFT}*.zip"):
        age = timedelta(seconds=time.time() - path.stat().st_mtime)
        if age > FORGOTTEN:
            path.unlink(missing_ok=True)


def digest_of(path: Path) -> str:
    """SHA-256 of a file of any size."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
