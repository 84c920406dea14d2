"""``test``: everything this machine can run; what it cannot is named, with its cure.

The tests run on SQLite; those that touch the office's database a second time, on a private
PostgreSQL, at the same time: much of either run is waiting, for a server or for a browser.

``THIDUA_TEST=all`` turns what is missing into a failure (tests/conftest.py does the same for
single tests); continuous integration sets it.

Modules are compiled once and kept, whatever the machine's own habit: hundreds of processes are
started by a run, each of which would compile the office anew. The run on PostgreSQL, where the
tests wait for another process anyway, has one process, the run on SQLite two: a third would write
the offices of more modules twice and took a minute longer on two cores.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from thidua.launcher.environment import python_of
from thidua.launcher.places import Clone
from thidua.launcher.postgres import find_programs, private_cluster
from thidua.launcher.preparing import clone_or_trouble, prepare
from thidua.launcher.speaking import step

NOTHING_COLLECTED = 5
CURE = "apt install postgresql"
Beside = tuple["subprocess.Popen[bytes]", IO[bytes]]


def run_tests(argv: Sequence[str]) -> int:
    """``test [pytest arguments]``: exit status 0 when every run passed."""
    clone = clone_or_trouble()
    prepare(clone, dev=True)
    if argv:
        return _pytest(clone, argv)
    with _on_postgres(clone) as beside:
        step("Kiểm thử trên SQLite", "testing on SQLite")
        first = _pytest(clone, ["-n", "2"])
        second = _told(beside) if beside else _postgres_missing()
    return first or second


@contextmanager
def _on_postgres(clone: Clone) -> Iterator[Beside | None]:
    """The second run, under way beside the first; what it says is kept until it is asked."""
    programs = find_programs()
    if programs is None:
        yield None
        return
    with private_cluster(programs) as url, tempfile.TemporaryFile() as said:
        command = _command(clone, ["--database-only", "-p", "no:cacheprovider"])
        environment = {**_environment(), "THIDUA_DATABASE_URL": url}
        running = subprocess.Popen(
            command, cwd=clone.root, env=environment, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            yield running, said
        finally:
            running.terminate()
            running.wait()


def _told(beside: Beside) -> int:
    """Wait for the run on PostgreSQL, then print what it said."""
    running, said = beside
    step("Kiểm thử trên PostgreSQL", "testing on PostgreSQL")
    status = running.wait()
    said.seek(0)
    print(said.read().decode(errors="replace"), flush=True)
    return 0 if status == NOTHING_COLLECTED and not _everything() else status


def _postgres_missing() -> int:
    step(f"Bỏ qua PostgreSQL: chưa cài; cách chữa: {CURE}", f"skipped, not installed: {CURE}")
    return 1 if _everything() else 0


def _everything() -> bool:
    return os.environ.get("THIDUA_TEST") == "all"


def _command(clone: Clone, argv: Sequence[str]) -> list[str]:
    return [str(python_of(clone)), "-m", "pytest", *argv]


def _pytest(clone: Clone, argv: Sequence[str]) -> int:
    sys.stdout.flush()
    command, environment = _command(clone, argv), _environment()
    return subprocess.run(command, cwd=clone.root, env=environment, check=False).returncode


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
