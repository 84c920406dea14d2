"""``test``: everything this machine can run; what it cannot is named, with its cure.

``THIDUA_TEST=all`` turns each of those into a failure (tests/conftest.py does the same for single
tests); continuous integration sets it.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from thidua.launcher.environment import python_of
from thidua.launcher.places import Clone
from thidua.launcher.postgres import find_programs, private_cluster
from thidua.launcher.preparing import clone_or_trouble, prepare
from thidua.launcher.speaking import step

NOTHING_COLLECTED = 5
CURE = "apt install postgresql"


def run_tests(argv: Sequence[str]) -> int:
    """``test [pytest arguments]``: exit status 0 when every run passed."""
    clone = clone_or_trouble()
    prepare(clone, dev=True)
    if argv:
        return _pytest(clone, argv)
    step("Kiểm thử trên SQLite", "testing on SQLite")
    first = _pytest(clone, ["-n", "2"])
    second = _on_postgres(clone)
    return first or second


def _on_postgres(clone: Clone) -> int:
    """Tests that touch the office's database, a second time, on a private PostgreSQL."""
    programs = find_programs()
    if programs is None:
        return _postgres_missing()
    step("Kiểm thử trên PostgreSQL", "testing on PostgreSQL")
    with private_cluster(programs) as url:
        status = _pytest(clone, ["-n", "2", "--database-only"], {"THIDUA_DATABASE_URL": url})
    return 0 if status == NOTHING_COLLECTED and not _everything() else status


def _postgres_missing() -> int:
    step(f"Bỏ qua PostgreSQL: chưa cài; cách chữa: {CURE}", f"skipped, not installed: {CURE}")
    return 1 if _everything() else 0


def _everything() -> bool:
    return os.environ.get("THIDUA_TEST") == "all"


def _pytest(clone: Clone, argv: Sequence[str], extra: dict[str, str] | None = None) -> int:
    environment = {**os.environ, **(extra or {})}
    command = [str(python_of(clone)), "-m", "pytest", *argv]
    return subprocess.run(command, cwd=clone.root, env=environment, check=False).returncode
