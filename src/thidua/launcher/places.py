"""Where things are in a clone."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Clone:
    """The paths of one clone; nothing outside ``root`` is ever written."""

    root: Path

    @property
    def environment(self) -> Path:
        return self.root / ".venv"

    @property
    def node_environment(self) -> Path:
        return self.root / ".venv-node"

    @property
    def vendor(self) -> Path:
        return self.root / "src/thidua/surfaces/desk/static/vendor"

    @property
    def log(self) -> Path:
        return self.root / "var/setup.log"


def here() -> Clone | None:
    """The clone this code runs from, or None when it was installed from a wheel."""
    root = SOURCES.parent
    return Clone(root) if (root / "requirements.lock").is_file() else None


def program(environment: Path, name: str) -> Path:
    """Path of a program inside a virtual environment."""
    if os.name == "nt":
        return environment / "Scripts" / f"{name}.exe"
    return environment / "bin" / name


def digest(*paths: Path) -> str:
    """One SHA-256 over the contents of files, in the order given."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()
