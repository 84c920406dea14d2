"""What the launcher says: Vietnamese first, English beside it."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass

# How pip names a package: fetched, taken from a folder of the machine, or there already.
NAMED = re.compile(
    r"(?:Collecting |Processing \S*[/\\]|Requirement already satisfied: )([\w.]+(?:-[a-z]\w*)*)"
)


@dataclass
class Trouble(Exception):
    """A step that cannot go on: what happened, and what to do about it."""

    vi: str
    en: str
    cure: str = ""

    def __str__(self) -> str:
        return self.en


def unwritable(error: OSError) -> Trouble:
    """The trouble of a file that cannot be read or written."""
    return Trouble(
        f"Không đọc hoặc ghi được {error.filename or 'một tệp'}.",
        f"A file cannot be read or written: {error.strerror or error}.",
        "Kiểm tra quyền ghi và chỗ trống của thư mục mã nguồn, rồi chạy lại\n"
        "(check that the source folder may be written to and has room, then run again).",
    )


def speak_anywhere() -> None:
    """Let a terminal or a log that cannot show Vietnamese letters show the rest."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def step(vi: str, en: str) -> None:
    """Announce a step before it starts."""
    print(f"→ {vi} ({en})", flush=True)


class Counter:
    """Counts the packages pip names, on one line of a terminal or every tenth in a log."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.seen = 0

    def __call__(self, line: str) -> None:
        """Take one line of pip's output."""
        if line.startswith("Installing collected packages"):
            self._show("đang ghi vào đĩa (writing to disk)", end="\n")
        elif found := NAMED.match(line):
            self.seen += 1
            self._show(found[1])

    def _show(self, what: str, end: str = "") -> None:
        count = f"  {self.seen}/{self.total} {what}"
        if sys.stdout.isatty():
            print(f"\r{count:<60}", end=end, flush=True)
        elif end or self.seen % 10 == 0:
            print(count, flush=True)


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
