from collections.abc import Iterator

from thidua.foundation.audit.actions.record import record
from thidua.foundation.backups.folder import Kept
from thidua.foundation.backups.models import Backup
from thidua.foundation.backups.permissions import may_keep_backups
from thidua.foundation.backups.sealing import sealed
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def fetch_backup(*, actor: Actor, kept: Kept) -> Iterator[bytes]:
    """The file, sealed, to be carried away; that it was is written down. Raises NotPermitted."""
    require(may_keep_backups, actor)
    told = Backup(name=kept.name, why=kept.why, made_at=kept.made_at, size=kept.size, rows=0)
    row = Backup.objects.filter(name=kept.name).last() or told
    record(actor=actor, verb="fetch_backup", target=row, after={"name": kept.name})
    return sealed(kept.path)
