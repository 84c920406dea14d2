"""The Python environment of a clone: made once, checked by stamps, hash-checked by pip."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from thidua.launcher.places import Clone, digest, program
from thidua.launcher.running import run_logged
from thidua.launcher.speaking import Counter, Trouble, step

STAMP = "thidua-stamp.json"
_SOURCES = {"requirements-spark.lock": ("--no-binary", "pyspark", "--no-build-isolation")}
"""Spark comes as source only; it is packed with the setuptools already there."""
NEEDED_BYTES = 2 * 1024**3
PIN = re.compile(r"^([\w.-]+)==", re.MULTILINE)


def python_of(clone: Clone) -> Path:
    """The interpreter of the clone's environment."""
    return program(clone.environment, "python")


def ensure_environment(clone: Clone, locks: tuple[str, ...]) -> None:
    """Have ``.venv`` with every package of the named lock files, and the project itself."""
    ensure_venv(clone.environment, clone)
    for lock in locks:
        ensure_lock(clone.environment, clone.root / lock, clone)
    _ensure_project(clone)


def ensure_venv(environment: Path, clone: Clone) -> None:
    """Make a virtual environment, or leave one that answers as it is."""
    if _answers(program(environment, "python")):
        return
    _require_space(clone.root)
    _require_pip()
    step(f"Tạo môi trường Python {environment.name}", "making a Python environment")
    command: list[str | Path] = [sys.executable, "-m", "venv", "--clear"]
    if not _has_pip_bundle():
        command.append("--without-pip")
    doing = ("Tạo môi trường Python", "Making the Python environment")
    run_logged([*command, environment], log=clone.log, cwd=clone.root, doing=doing)


def ensure_lock(environment: Path, lock: Path, clone: Clone) -> None:
    """Install exactly what a lock file lists, each file checked against its digest."""
    wanted = digest(lock)
    if _stamps(environment).get(lock.name) == wanted:
        return
    count = len(set(PIN.findall(lock.read_text(encoding="utf-8"))))
    step(f"Cài {count} gói theo {lock.name}; lần đầu mất vài phút", f"installing {count} packages")
    _pip_install(
        environment,
        [
            "--require-hashes",
            "--only-binary",
            ":all:",
            *_SOURCES.get(lock.name, ()),
            "-r",
            str(lock),
        ],
        clone,
        doing=(f"Cài {lock.name}", f"Installing {lock.name}"),
        watch=Counter(count),
    )
    _stamp(environment, lock.name, wanted)


def _ensure_project(clone: Clone) -> None:
    """Install the project in place, so that the ``thidua`` command exists."""
    wanted = f"{digest(clone.root / 'pyproject.toml')} {clone.root}"
    if _stamps(clone.environment).get("project") == wanted:
        return
    step("Cài lệnh thidua", "installing the thidua command")
    arguments = ["--no-deps", "--no-build-isolation", "-e", str(clone.root)]
    _pip_install(clone.environment, arguments, clone, doing=("Cài thidua", "Installing thidua"))
    _stamp(clone.environment, "project", wanted)


def _pip_install(
    environment: Path,
    arguments: list[str],
    clone: Clone,
    *,
    doing: tuple[str, str],
    watch: Counter | None = None,
) -> None:
    options = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    command = [*_pip(environment), "install", *options, *arguments]
    # A user's own "install into my home" setting does not hold inside an environment.
    own = {**os.environ, "PIP_USER": "0"}
    run_logged(command, log=clone.log, cwd=clone.root, env=own, doing=doing, watch=watch)


def _pip(environment: Path) -> list[str]:
    """pip for an environment: its own, or the system's where Debian ships venv without pip."""
    python = str(program(environment, "python"))
    if _answers(Path(python), "import pip"):
        return [python, "-m", "pip"]
    _require_pip()
    return [sys.executable, "-m", "pip", "--python", python]


def _require_pip() -> None:
    """Debian splits venv and pip from Python: one of the two must be there."""
    if not _has_pip_bundle() and importlib.util.find_spec("pip") is None:
        raise Trouble(
            "Máy này có Python nhưng thiếu pip và venv.",
            "This machine has Python but neither pip nor venv.",
            "Debian, Ubuntu: apt install python3-venv",
        )


def _has_pip_bundle() -> bool:
    return importlib.util.find_spec("ensurepip") is not None


def _answers(python: Path, code: str = "import sys; sys.exit(sys.version_info < (3, 11))") -> bool:
    if not python.exists():
        return False
    return subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0


def _require_space(root: Path) -> None:
    free = shutil.disk_usage(root).free
    if free < NEEDED_BYTES:
        raise Trouble(
            f"Ổ đĩa chỉ còn {free / 1e9:.1f} GB, cần 2 GB.",
            f"Only {free / 1e9:.1f} GB of disk are free; 2 GB are needed.",
            "Giải phóng ổ đĩa rồi chạy lại (free some disk space, then run again).",
        )


def _stamps(environment: Path) -> dict[str, str]:
    try:
        stamps = json.loads((environment / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


def _stamp(environment: Path, name: str, value: str) -> None:
    stamps = {**_stamps(environment), name: value}
    (environment / STAMP).write_text(json.dumps(stamps, indent=1), encoding="utf-8")
