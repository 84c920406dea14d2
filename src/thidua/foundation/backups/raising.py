"""An older backup, brought up: loaded into an SQLite of its own at the older state of the tables,
migrated there, and written out again. The office is not touched.

It happens in a process of its own: migrations of data speak to the default database.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from thidua.foundation.backups import loading
from thidua.foundation.backups.checking import check, opened
from thidua.foundation.backups.manifest import Manifest, applied_migrations
from thidua.foundation.backups.refusals import Unusable, of_newer_version
from thidua.foundation.backups.states import beyond, is_older

SCRATCH = "THIDUA_RAISING"


def raise_backup(path: Path, target: Path) -> Manifest:
    """Write ``target``, the backup at the state of this version. Raises Unusable."""
    check(path)
    if target.exists():
        raise Unusable(
            f"Tệp {target} đã có nên không ghi đè. Chưa có gì thay đổi. Hãy chọn tên khác.",
            f"{target} exists and is not overwritten. Nothing has changed. Choose another name.",
        )
    with tempfile.TemporaryDirectory(prefix="thidua-raise-") as folder:
        environment = {
            name: value for name, value in os.environ.items() if name != "THIDUA_DATABASE_URL"
        } | {"THIDUA_DATA_DIR": folder, SCRATCH: "yes"}  # fmt: skip
        command = [sys.executable, "-m", "thidua.config.manage", "raise_here", str(path.resolve()),
                   str(Path(folder) / "raised.zip")]  # fmt: skip
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        if done.returncode != 0:
            raise _failed(done.stderr)
        note = check(Path(folder) / "raised.zip")
        shutil.copyfile(Path(folder) / "raised.zip", target)
    return note


@contextmanager
def brought_up(path: Path) -> Iterator[Path]:
    """The backup itself, or, of an older one, a copy at the state of this version, gone
    afterwards. Raises Unusable."""
    if not is_older(check(path)):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="thidua-raised-") as folder:
        target = Path(folder) / path.name
        raise_backup(path, target)
        yield target


def _failed(told: str) -> Unusable:
    lines = [line for line in told.strip().splitlines() if line.strip()][-2:]
    return Unusable(
        f"Không nâng được bản sao lưu: {' '.join(lines)} Chưa có gì được ghi.",
        f"The backup could not be brought up: {' '.join(lines)} Nothing was written.",
    )


def load_and_migrate(path: Path) -> None:
    """In the scratch process: the older tables, the rows, then every later migration."""
    with opened(path) as (archive, note):
        executor = MigrationExecutor(connection)
        known = {app: [name for one, name in executor.loader.graph.nodes if one == app]
                 for app in note.migrations}  # fmt: skip
        unknown = beyond(note.migrations, known)
        if unknown:
            raise of_newer_version(unknown[0])
        wanted = [(app, name) for app, names in note.migrations.items() for name in names]
        state = executor.migrate(_ends(executor, wanted))
        with transaction.atomic():
            loading.replace_all(archive, note, models_of=state.apps, trail=False)
    call_command("migrate", verbosity=0, interactive=False)
    assert not beyond(note.migrations, applied_migrations(connection))


def _ends(executor: MigrationExecutor, wanted: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The last ones of each application: what they rest on is applied with them."""
    graph, chosen = executor.loader.graph, set(wanted)
    return [
        node for node in wanted
        if not any(child.key in chosen and child.key[0] == node[0]
                   for child in graph.node_map[node].children)
    ]  # fmt: skip
