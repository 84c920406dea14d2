"""SQLite in one file by default; PostgreSQL by one setting."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from thidua.config.schema import SettingError

SQLITE_OPTIONS = {
    # Every write transaction takes the lock at once, so that none fails half way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-20000;"
    ),
}


def sqlite(path: Path | str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": SQLITE_OPTIONS,
    }


def postgresql(url: str, *, pool: bool = True) -> dict[str, Any]:
    """Connection of ``postgres://user:password@host:port/name?option=value``."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        message = "THIDUA_DATABASE_URL must look like postgres://user:password@host:port/name."
        raise SettingError(message)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    if pool:
        options["pool"] = True
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


def database(url: str, data_dir: Path, *, pool: bool = True) -> dict[str, Any]:
    """The default database of the office."""
    return postgresql(url, pool=pool) if url else sqlite(data_dir / "thidua.sqlite3")
