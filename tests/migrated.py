"""A migrated SQLite database, made once and copied: the migrations of an office take longer than
most of its tests.

The copy is keyed by everything that migrating reads; of several processes one migrates, the others
wait for its copy. PostgreSQL migrates for itself.
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "var" / "tests"
OFFICE = ROOT / "src" / "thidua"
# What runs while an office is migrated, beside the migrations themselves.
ALSO = ("foundation/audit", "foundation/published", "foundation/records", "foundation/registry",
        "foundation/search", "config/settings")  # fmt: skip


def digest() -> str:
    """Names the state of all that migrating reads: code, and the libraries' versions."""
    found = {ROOT / "requirements.lock"}
    for name in ("migrations/*.py", "apps.py", "*triggers.py"):
        found |= set(OFFICE.rglob(name))
    for part in ALSO:
        found |= set((OFFICE / part).rglob("*.py"))
    state = hashlib.sha256()
    for path in sorted(found):
        state.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return state.hexdigest()[:16]


@contextmanager
def alone() -> Iterator[Path]:
    """The place of the copy, held by one process at a time."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield KEPT / f"migrated-{digest()}.sqlite3"


def migrate_once(connection: Any, migrate: Callable[[], None]) -> None:
    """Bring the connection's empty database to the present, from the copy if there is one."""
    with alone() as copy:
        connection.ensure_connection()
        if copy.exists():
            with closing(sqlite3.connect(copy)) as made:
                made.backup(connection.connection)
            return
        migrate()
        for old in KEPT.glob("migrated-*"):
            old.unlink()
        half = copy.with_suffix(".half")
        with closing(sqlite3.connect(half)) as made:
            connection.connection.backup(made)
        half.rename(copy)
