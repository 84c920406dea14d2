"""A private PostgreSQL for one test run: own folder, own port, own password, gone afterwards."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thidua.launcher.speaking import Trouble

DEBIAN_PROGRAMS = Path("/usr/lib/postgresql")
# Durability is of no use to a database that lives for minutes.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class Cluster:
    """A cluster that is not started yet."""

    programs: Path
    folder: Path
    port: int
    password: str

    @property
    def url(self) -> str:
        """What the office reads from THIDUA_DATABASE_URL."""
        return f"postgres://thidua:{self.password}@127.0.0.1:{self.port}/postgres"

    @property
    def data(self) -> Path:
        return self.folder / "data"


def find_programs() -> Path | None:
    """Folder of ``initdb`` and ``pg_ctl``: PATH first, then Debian's newest version."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    versions = [p for p in DEBIAN_PROGRAMS.glob("*/bin") if (p / "initdb").exists()]
    return max(versions, key=lambda p: int(p.parent.name.split(".")[0]), default=None)


@contextmanager
def private_cluster(programs: Path) -> Iterator[str]:
    """Start a cluster, yield its URL, stop it and delete its folder. Raises Trouble."""
    folder = Path(tempfile.mkdtemp(prefix="thidua-pg-"))
    cluster = Cluster(programs, folder, _free_port(), secrets.token_hex(16))
    try:
        _create(cluster)
        _start(cluster)
        yield cluster.url
    finally:
        _call(cluster, "pg_ctl", "-D", cluster.data, "-m", "immediate", "-w", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _create(cluster: Cluster) -> None:
    password = cluster.folder / "password"
    password.write_text(cluster.password)
    if owner := _owner():
        for path in (cluster.folder, password):
            shutil.chown(path, owner, owner)
    password.chmod(0o600)
    _call(
        cluster, "initdb", "-D", cluster.data, "-U", "thidua", f"--pwfile={password}",
        "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync",
    )  # fmt: skip


def _start(cluster: Cluster) -> None:
    settings = (
        *FAST,
        f"port={cluster.port}",
        "listen_addresses=127.0.0.1",
        f"unix_socket_directories={cluster.folder}",
    )
    with (cluster.data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.writelines("{} = '{}'\n".format(*setting.split("=", 1)) for setting in settings)
    log = cluster.folder / "server.log"
    _call(cluster, "pg_ctl", "-D", cluster.data, "-l", log, "-w", "start")


def _call(cluster: Cluster, name: str, *arguments: str | Path, check: bool = True) -> None:
    """Run one of PostgreSQL's programs, as ``postgres`` where this process is root."""
    owner = _owner()
    as_owner: dict[str, Any] = {"user": owner, "group": owner, "extra_groups": []} if owner else {}
    done = subprocess.run(
        [cluster.programs / name, *arguments],
        cwd=cluster.folder,
        capture_output=True,
        text=True,
        check=False,
        **as_owner,
    )
    if check and done.returncode != 0:
        raise Trouble(
            f"PostgreSQL không khởi động được ({name}).",
            f"PostgreSQL did not start ({name}).",
            done.stderr.strip(),
        )


def _owner() -> str | None:
    """PostgreSQL refuses to run as root; Debian's package brings the user ``postgres``."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    return "postgres"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
