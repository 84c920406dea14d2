import os
import tempfile
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.audit.actions.record import record
from thidua.foundation.backups.checking import check
from thidua.foundation.backups.dumping import dump
from thidua.foundation.backups.folder import DRAFT, backups_folder, digest_of, drop_drafts, new_name
from thidua.foundation.backups.manifest import Manifest
from thidua.foundation.backups.models import Backup
from thidua.foundation.backups.permissions import may_keep_backups
from thidua.foundation.backups.refusals import Unusable, damaged
from thidua.foundation.backups.waiting import require_quiet
from thidua.foundation.backups.words import Why
from thidua.foundation.jobs.run import Progress, Unheard
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def make_backup(
    *, actor: Actor, why: Why, folder: Path | None = None, run: Progress | None = None
) -> tuple[Path, Backup]:
    """Write the whole office into one file, read it again, and only then give it its name.

    The name is given inside the transaction, last: a run that is killed leaves a file without
    its line at worst, never a line without its file.

    Raises NotPermitted, and Unusable (NotNow among it): then no file is left behind.
    """
    require(may_keep_backups, actor)
    require_quiet()
    told = run or Unheard()
    place = folder or backups_folder()
    drop_drafts(place)
    written = draft = _draft(place)
    now = timezone.now()
    try:
        note = dump(
            draft, why=why, now=now,
            heard=lambda done, total: told.tell(done, total, _("Ghi từng bảng")),
        )  # fmt: skip
        told.tell(0, 0, _("Đọc lại để kiểm tra"))
        _require_equal(draft, note)
        row = Backup(
            name=new_name(place, now, why).name, why=why, made_at=now, rows=note.rows,
            size=draft.stat().st_size, digest=digest_of(draft),
        )  # fmt: skip
        with told.change():
            row.save(force_insert=True)
            record(actor=actor, verb="make_backup", target=row, after=row.snapshot())
            written = draft.replace(place / row.name)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return written, row


def _require_equal(draft: Path, note: Manifest) -> None:
    """What stands on the disk is what was meant to be written. Raises Unusable."""
    if check(draft) != note:
        raise damaged(draft.name)


def _draft(place: Path) -> Path:
    """A file nobody else may read (mode 600), in the folder itself: naming it is one step."""
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=place, prefix=DRAFT, suffix=".zip")
    except OSError as error:
        raise Unusable(
            f"Không ghi được vào thư mục {place} ({error.strerror}). Chưa có gì thay đổi. Hãy mở "
            "quyền ghi, hoặc chọn thư mục khác.",
            f"The folder {place} cannot be written to ({error.strerror}). Nothing has changed. "
            "Allow writing, or choose another folder.",
        ) from error
    os.close(handle)
    return Path(name)
