"""The database and what belongs to it, written into a zip, part by part, each with its digest."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models

from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.audit.sealing import GENESIS
from thidua.foundation.backups import manifest as notes
from thidua.foundation.backups.manifest import Manifest, Part, Table
from thidua.foundation.backups.plain import reader
from thidua.foundation.backups.snapshot import snapshot
from thidua.foundation.backups.tables import kept
from thidua.foundation.backups.words import Why

SAFE_SETTINGS = (
    "allowed_hosts", "trusted_origins", "https", "totp_roles", "oidc_server", "oidc_client",
    "oidc_name", "year", "overlay", "overlays", "backup_at", "backups_kept", "log_level",
)  # fmt: skip
"""Settings a stolen backup may tell; keys, passwords and places of this machine are not among
them."""

AT_ONCE = 2_000
Heard = Callable[[int, int], None]


def unheard(_done: int, _total: int) -> None:
    """Nobody listens."""


def dump(target: Path, *, why: Why, now: datetime, heard: Heard = unheard) -> Manifest:
    """Write the whole office as it is at this moment; returns what the file says it holds."""
    with snapshot() as connection, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        note = Manifest(
            made_at=now.isoformat(), why=str(why), engine=connection.vendor,
            version=notes.software_version(), trail=_trail_head(connection),
            migrations=notes.applied_migrations(connection),
        )  # fmt: skip
        models_kept = kept()
        for number, model in enumerate(models_kept):
            heard(number, len(models_kept))
            note.tables.append(_write_table(archive, note, number, model, connection))
        for name, content in _beside():
            with archive.open(name, "w") as part:
                part.write(content)
            note.parts[name] = Part(len(content), hashlib.sha256(content).hexdigest())
        archive.writestr(notes.MANIFEST, note.text())
    return note


def _trail_head(connection: Any) -> str:
    events = AuditEvent.objects.using(connection.alias).order_by("-pk")
    return f"{events.count()}:{events.values_list('seal', flat=True).first() or GENESIS}"


def _write_table(
    archive: zipfile.ZipFile, note: Manifest, number: int, model: type[models.Model],
    connection: Any,
) -> Table:  # fmt: skip
    meta = model._meta  # noqa: SLF001 Django's own name
    name = f"tables/{number:03d}-{meta.label_lower}.jsonl"
    digest, size, rows = hashlib.sha256(), 0, 0
    with archive.open(name, "w", force_zip64=True) as part:
        for row in _rows(model, connection):
            line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            part.write(line)
            digest.update(line)
            size, rows = size + len(line), rows + 1
    note.parts[name] = Part(size, digest.hexdigest())
    columns = [str(field.column) for field in meta.concrete_fields]
    return Table(meta.label_lower, columns, rows, name)


def _rows(model: type[models.Model], connection: Any) -> Iterator[list[Any]]:
    """Rows in the order of their keys, in memory that does not grow with the table."""
    meta = model._meta  # noqa: SLF001 Django's own name
    quoted = connection.ops.quote_name
    assert meta.pk is not None
    columns = ", ".join(quoted(field.column) for field in meta.concrete_fields)
    statement = f"SELECT {columns} FROM {quoted(meta.db_table)} ORDER BY {quoted(meta.pk.column)}"  # noqa: S608 the model's own names
    readers = [reader(field, connection) for field in meta.concrete_fields]
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement)
        while found := cursor.fetchmany(AT_ONCE):
            for row in found:
                yield [read(value) for read, value in zip(readers, row, strict=True)]


def _beside() -> Iterator[tuple[str, bytes]]:
    """The office's own overlays, and the settings that are safe to tell."""
    options = settings.THIDUA
    told = {name: getattr(options, name) for name in SAFE_SETTINGS}
    yield notes.SETTINGS, json.dumps(told, ensure_ascii=False, indent=1).encode()
    folder = overlays_folder()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and path.suffix in (".yaml", ".yml") and not path.is_symlink():
            yield f"overlays/{path.relative_to(folder).as_posix()}", path.read_bytes()


def overlays_folder() -> Path:
    """The folder of the office's own overlay files."""
    options = settings.THIDUA
    return Path(options.overlays) if options.overlays else options.data_dir / "overlays"
