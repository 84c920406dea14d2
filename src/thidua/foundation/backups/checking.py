"""A backup file, read from its first byte to its last before anything is believed of it."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thidua.foundation.backups import manifest as notes
from thidua.foundation.backups.manifest import Manifest, read_manifest
from thidua.foundation.backups.refusals import Unusable, damaged, foreign

BLOCK = 1024 * 1024
SAFE_NAME = re.compile(
    r"tables/\d{3}-[a-z_0-9]+\.[a-z_0-9]+\.jsonl|settings\.json"
    r"|overlays/(?:[A-Za-z0-9_-][A-Za-z0-9_. -]*/)*[A-Za-z0-9_-][A-Za-z0-9_. -]*\.ya?ml"
)


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """The archive and its manifest. Raises Unusable for a file that cannot be one."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive, _manifest_of(archive)
    except FileNotFoundError as error:
        raise Unusable(
            f"Không có tệp {path}. Chưa có gì thay đổi. Hãy kiểm tra lại đường dẫn.",
            f"There is no file {path}. Nothing has changed. Check the path.",
        ) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> Unusable:
    """A zip begins with PK: one that does and cannot be read was damaged on its way."""
    with path.open("rb") as file:
        began = file.read(2)
    return damaged(path.name) if began == b"PK" else foreign()


def _manifest_of(archive: zipfile.ZipFile) -> Manifest:
    try:
        info = archive.getinfo(notes.MANIFEST)
    except KeyError as error:
        raise foreign() from error
    if info.file_size > notes.MOST_MANIFEST:
        raise damaged(notes.MANIFEST)
    return read_manifest(archive.read(info))


def check(path: Path) -> Manifest:
    """Read every part and compare sizes, digests and counts. Raises Unusable."""
    with opened(path) as (archive, note):
        for name, part in note.parts.items():
            if not SAFE_NAME.fullmatch(name) or name.count("..") or part.size < 0:
                raise damaged(name)
            _check_part(archive, name, part.size, part.sha256, _rows_of(note, name))
        if {table.part for table in note.tables} - set(note.parts):
            raise damaged(notes.MANIFEST)
    return note


def _rows_of(note: Manifest, name: str) -> int | None:
    return next((table.rows for table in note.tables if table.part == name), None)


def _check_part(
    archive: zipfile.ZipFile, name: str, size: int, sha256: str, rows: int | None
) -> None:
    """Never reads more than the manifest announces: a bomb is damaged, not unpacked."""
    digest, seen, lines = hashlib.sha256(), 0, 0
    try:
        info = archive.getinfo(name)
        if info.file_size != size:
            raise damaged(name)
        with archive.open(info) as part:
            while block := part.read(BLOCK):
                digest.update(block)
                seen, lines = seen + len(block), lines + block.count(b"\n")
    except KeyError as error:
        raise damaged(name) from error
    if seen != size or digest.hexdigest() != sha256 or (rows is not None and rows != lines):
        raise damaged(name)
