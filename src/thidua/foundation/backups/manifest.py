"""The first thing read of a backup: what it holds, by whom it was made, the digest of each part."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from django.db.migrations.recorder import MigrationRecorder

from thidua.foundation.backups.refusals import damaged, foreign, of_newer_version

FORMAT = 1
MANIFEST = "manifest.json"
SETTINGS = "settings.json"
MOST_MANIFEST = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its model, its columns in order, how many rows, the part that holds them."""

    model: str
    columns: list[str]
    rows: int
    part: str


@dataclass(frozen=True, slots=True)
class Part:
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """``trail``: the head of the chain of the audit trail, ``count:seal``."""

    made_at: str
    why: str
    engine: str
    version: str
    migrations: dict[str, list[str]]
    trail: str
    tables: list[Table] = field(default_factory=list)
    parts: dict[str, Part] = field(default_factory=dict)
    format: int = FORMAT
    office: str = "thidua"

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)

    def text(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode()


def read_manifest(text: bytes) -> Manifest:
    """Raises Unusable."""
    try:
        kept: Any = json.loads(text)
    except ValueError as error:
        raise damaged(MANIFEST) from error
    if not isinstance(kept, dict) or kept.get("office") != "thidua":
        raise foreign()
    if kept.get("format") != FORMAT:
        raise of_newer_version(f"format {kept.get('format')}")
    try:
        kept["tables"] = [Table(**one) for one in kept["tables"]]
        kept["parts"] = {name: Part(**one) for name, one in kept["parts"].items()}
        return Manifest(**kept)
    except (AttributeError, KeyError, TypeError) as error:
        raise damaged(MANIFEST) from error


def software_version() -> str:
    try:
        return version("thidua")
    except PackageNotFoundError:
        return "0"


def applied_migrations(connection: Any) -> dict[str, list[str]]:
    """Application → names of the migrations its tables have been through."""
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found
