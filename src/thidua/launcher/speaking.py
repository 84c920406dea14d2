"""What the launcher says: Vietnamese first, English beside it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass
class Trouble(Exception):
    """A step that cannot go on: what happened, and what to do about it."""

    vi: str
    en: str
    cure: str = ""

    def __str__(self) -> str:
        return self.en


def step(vi: str, en: str) -> None:
    """Announce a step before it starts."""
    print(f"→ {vi} ({en})", flush=True)


def tell(trouble: Trouble) -> None:
    """Print a trouble and its cure to standard error."""
    print(f"\n✗ {trouble.vi}\n  ({trouble.en})", file=sys.stderr)
    for line in trouble.cure.splitlines():
        print(f"  → {line}", file=sys.stderr)


def greet(commands: Iterable[str]) -> int:
    """Say which commands there are; exit status 2, since none was given."""
    print("Cách dùng (usage): python -m thidua LỆNH", file=sys.stderr)
    print(f"  {' · '.join(commands)} · check · sweep · law", file=sys.stderr)
    return 2
