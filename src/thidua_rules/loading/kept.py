"""The read law kept in the user's cache, so that a command starts without reading it anew.

A derived copy, never the truth: its name holds the digest of the data and of the code that read
it, so that a change of either is another copy. A copy that cannot be read or written is no error,
and one that another user could have written is not opened. ``THIDUA_CACHE=`` (empty) keeps none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import stat
import sys
from collections.abc import Callable
from pathlib import Path

from .. import __version__
from ..model.law import Law

VARIABLE = "THIDUA_CACHE"
KEPT = 4
"""Copies that stay: more than one version of the package may be installed."""
_OWN_ONLY = stat.S_IWGRP | stat.S_IWOTH


def kept(digest: str, read: Callable[[], Law]) -> Law:
    """The copy of the law with this digest, or what ``read`` gives, then kept."""
    folder = cache_folder()
    if folder is None:
        return read()
    path = folder / f"law-{digest}-{_code()}.pickle"
    found = _open(path)
    if found is not None and found.digest == digest:
        return found
    law = read()
    _keep(path, law)
    return law


def cache_folder() -> Path | None:
    """Where copies stand; None where the user wants none or has no home."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "thidua"
    except RuntimeError:  # no home is known
        return None


def _code() -> str:
    """A digest of the code that reads the law, by name, size and time of each file."""
    package = Path(__file__).parent.parent
    total = hashlib.sha256(f"{__version__} {sys.version_info[:2]}".encode())
    for path in sorted(package.rglob("*.py")):
        about = path.stat()
        total.update(f"{path.name} {about.st_size} {about.st_mtime_ns}\0".encode())
    return total.hexdigest()[:16]


def _open(path: Path) -> Law | None:
    """A copy of our own; None where there is none, or it cannot be trusted or read."""
    try:
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            if about.st_mode & _OWN_ONLY or not _ours(about):
                return None
            found = pickle.load(file)  # noqa: S301 - written by this user alone, checked above
    except Exception:  # noqa: BLE001 - whatever is wrong with a copy, the law itself is there
        return None
    return found if isinstance(found, Law) else None


def _ours(about: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or about.st_uid == os.getuid()


def _keep(path: Path, law: Law) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            pickle.dump(law, file, protocol=pickle.HIGHEST_PROTOCOL)
        part.replace(path)
        _forget(path.parent)
    except (OSError, pickle.PicklingError):
        with contextlib.suppress(OSError):
            part.unlink()


def _forget(folder: Path) -> None:
    """Only the latest copies stay."""
    copies = sorted(folder.glob("law-*.pickle"), key=lambda path: path.stat().st_mtime_ns)
    for path in copies[:-KEPT]:
        with contextlib.suppress(OSError):
            path.unlink()
