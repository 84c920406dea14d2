"""Office commands that join ``thidua`` through entry points; each returns its exit status."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.config.manage import main


def audit(argv: Sequence[str]) -> int:
    """``thidua audit verify | seal``: see ``management/commands/audit``."""
    main(["audit", *argv])
    return 0


def rotate_key(argv: Sequence[str]) -> int:
    """``thidua rotate-key [--drop-old]``: see ``management/commands/rotate_key``."""
    main(["rotate_key", *argv])
    return 0


def backup(argv: Sequence[str]) -> int:
    """``thidua backup [--to FOLDER]``: see the command of backups."""
    main(["backup", *argv])
    return 0


def restore(argv: Sequence[str]) -> int:
    """``thidua restore FILE [--replace | --check]``: see the command of backups."""
    main(["restore", *argv])
    return 0
