"""Whether a backup and this office are of one version of the tables."""

from __future__ import annotations

from django.db import connection

from thidua.foundation.backups.manifest import Manifest, applied_migrations
from thidua.foundation.backups.refusals import Unusable, of_newer_version

Missing = list[str]


def beyond(first: dict[str, list[str]], second: dict[str, list[str]]) -> Missing:
    """Migrations of the first that the second has not been through, ``app.name``."""
    return [
        f"{app}.{name}"
        for app, names in sorted(first.items())
        for name in names
        if name not in second.get(app, ())
    ]


def is_older(note: Manifest) -> bool:
    """Whether the file lacks migrations this office has been through, and knows no others."""
    here = applied_migrations(connection)
    return not beyond(note.migrations, here) and bool(beyond(here, note.migrations))


def require_same_state(note: Manifest) -> None:
    """Raises Unusable where the file's tables are not those of this office."""
    here = applied_migrations(connection)
    unknown = beyond(note.migrations, here)
    if unknown:
        raise of_newer_version(unknown[0])
    behind = beyond(here, note.migrations)
    if behind:
        raise Unusable(
            f"Bản sao lưu do phiên bản cũ hơn tạo ra (phần mềm {note.version}; thiếu "
            f"{behind[0]}). Chưa có gì được ghi. Hãy nâng bản sao lưu trước: "
            "thidua restore TỆP --raise-to TỆP_MỚI, rồi phục hồi từ tệp mới.",
            f"The backup was made by an older version ({note.version}; it lacks {behind[0]}). "
            "Nothing was written. Bring it up first: thidua restore FILE --raise-to NEW_FILE, "
            "then restore from the new file.",
        )
