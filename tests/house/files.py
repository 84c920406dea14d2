"""The project's own files, as git knows them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OURS = ("src/", "tests/", "benchmarks/", "thidua/")
TEXT = {
    "", ".cfg", ".css", ".html", ".ini", ".js", ".json", ".lock", ".md", ".po", ".py", ".sh",
    ".sql", ".svg", ".toml", ".txt", ".typ", ".yaml", ".yml", ".csv",
}  # fmt: skip


@cache
def tracked() -> tuple[Path, ...]:
    """Every file git tracks or would track, relative to the root; ignored files are absent."""
    # A container's checkout often belongs to another user than the one who tests.
    git = ["git", "-c", "safe.directory=*"]
    command = [*git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    names = (Path(name) for name in listed.split("\0") if name)
    return tuple(sorted({path for path in names if (ROOT / path).is_file()}))


def texts() -> Iterator[tuple[Path, str]]:
    """Every tracked text file with its content."""
    for path in tracked():
        if path.suffix in TEXT:
            yield path, (ROOT / path).read_text(encoding="utf-8")


def sources(*suffixes: str, under: tuple[str, ...] = OURS) -> Iterator[tuple[Path, str]]:
    """Our own code, without generated migrations."""
    for path, text in texts():
        name = path.as_posix()
        if path.suffix in suffixes and name.startswith(under) and "/migrations/" not in name:
            yield path, text
