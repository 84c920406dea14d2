import shutil
import zipfile
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from thidua.foundation.access.models import User
from thidua.foundation.audit.actions.record import record
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.backups.actions.make_backup import make_backup
from thidua.foundation.backups.checking import check, opened
from thidua.foundation.backups.dumping import Heard, overlays_folder, unheard
from thidua.foundation.backups.folder import digest_of
from thidua.foundation.backups.loading import replace_all
from thidua.foundation.backups.manifest import Manifest
from thidua.foundation.backups.models import Backup
from thidua.foundation.backups.permissions import may_keep_backups
from thidua.foundation.backups.refusals import not_empty
from thidua.foundation.backups.states import require_same_state
from thidua.foundation.backups.waiting import require_quiet
from thidua.foundation.backups.words import Why
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


class Restored(NamedTuple):
    """What the file held, and the backup of what was here before, if anything was."""

    note: Manifest
    safety: Path | None


def restore_backup(
    *, actor: Actor, path: Path, replace: bool = False, heard: Heard = unheard
) -> Restored:
    """Put the whole office of a file in the place of what is here, all of it or nothing.

    Over an office that holds anything only with ``replace``, and after a backup of it. Raises
    NotPermitted, and Unusable (NotNow among it): then nothing has changed.
    """
    require(may_keep_backups, actor)
    note = check(path)
    require_same_state(note)
    safety = None
    if not _is_empty():
        if not replace:
            raise not_empty()
        require_quiet()
        safety, _row = make_backup(actor=actor, why=Why.SAFETY)
    with opened(path) as (archive, again), transaction.atomic():
        replace_all(archive, again, heard)
        row = Backup(
            name=path.name[:120], why=_why(again), made_at=timezone.now(),
            size=path.stat().st_size, rows=again.rows, digest=digest_of(path),
        )  # fmt: skip
        row.save(force_insert=True)
        record(
            actor=actor, verb="restore_backup", target=row,
            after=row.snapshot() | {"made_at": again.made_at, "engine": connection.vendor},
        )  # fmt: skip
        staged = _stage_overlays(archive, again)
    _take_overlays(staged)
    return Restored(note, safety)


def _is_empty() -> bool:
    """Whether nobody has entered anything: no account, no organisation, no event."""
    return not any(model._base_manager.exists() for model in (User, Organisation, AuditEvent))  # noqa: SLF001 Django's own name


def _stage_overlays(archive: zipfile.ZipFile, note: Manifest) -> Path:
    """The overlays beside their place, so that taking them is one step after the rows stand."""
    folder = overlays_folder()
    staged = folder.with_name(f"{folder.name}.restored")
    shutil.rmtree(staged, ignore_errors=True)
    for name in sorted(note.parts):
        if name.startswith("overlays/"):
            target = staged / name.removeprefix("overlays/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(name))
    return staged


def _take_overlays(staged: Path) -> None:
    """The folder there was is kept beside the new one until somebody deletes it."""
    folder = overlays_folder()
    if folder.is_dir() and any(folder.iterdir()):
        folder.rename(_aside(folder))
    if staged.is_dir():
        if folder.is_dir():
            folder.rmdir()
        staged.rename(folder)


def _why(note: Manifest) -> Why:
    return Why(note.why) if note.why in Why.values else Why.ASKED


def _aside(folder: Path) -> Path:
    stamp = timezone.localtime().strftime("%Y%m%d-%H%M%S")
    names = (
        f"{folder.name}.before-{stamp}{more}" for more in chain(("",), map("-{}".format, count(2)))
    )
    return next(one for name in names if not (one := folder.with_name(name)).exists())
