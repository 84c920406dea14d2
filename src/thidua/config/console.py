"""Office commands that join ``thidua`` through entry points; each returns its exit status."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.config.manage import main


def audit(argv: Sequence[str]) -> int:
    """``thidua audit verify | seal``: see ``management/commands/audit``."""
    main(["audit", *argv])
    return 0
