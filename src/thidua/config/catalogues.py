"""Message catalogues: ``.po`` text to the ``.mo`` files Django reads, without gettext tools."""

import ast
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

OFFICE = Path(__file__).resolve().parents[1]
MAGIC = 0x950412DE


class CatalogueError(Exception):
    """A catalogue cannot be read; the message names the file and the line."""


def catalogues() -> list[Path]:
    """Every ``.po`` file of the office."""
    return sorted(OFFICE.glob("**/locale/*/LC_MESSAGES/*.po"))


def read(path: Path) -> dict[str, str]:
    """Message → translation. Contexts are joined by ``\\x04`` and plurals by ``\\x00``."""
    messages: dict[str, str] = {}
    for entry in _entries(path):
        source = entry.get("msgid", "")
        if "msgid_plural" in entry:
            source = f"{source}\0{entry['msgid_plural']}"
        if "msgctxt" in entry:
            source = f"{entry['msgctxt']}\x04{source}"
        forms = [entry[key] for key in sorted(entry) if key.startswith("msgstr")]
        messages[source] = "\0".join(forms)
    return messages


def _entries(path: Path) -> Iterator[dict[str, str]]:
    entry: dict[str, str] = {}
    key = ""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = raw.strip()
        if line.startswith("#") or not line:
            continue
        if not line.startswith('"'):
            key, _, line = line.partition(" ")
            if key in {"msgctxt", "msgid"} and any(name.startswith("msgstr") for name in entry):
                yield entry
                entry = {}
        try:
            entry[key] = entry.get(key, "") + ast.literal_eval(line)
        except (SyntaxError, ValueError) as error:
            message = f"{path}, line {number}: {raw!r} is not a quoted text."
            raise CatalogueError(message) from error
    if entry:
        yield entry


def compiled(messages: dict[str, str]) -> bytes:
    """The binary catalogue (GNU MO format: sorted originals, then translations)."""
    items = sorted((key.encode(), text.encode()) for key, text in messages.items() if text)
    count = len(items)
    offset = 28 + 16 * count
    tables: list[int] = []
    for side in (0, 1):
        for item in items:
            tables += [len(item[side]), offset]
            offset += len(item[side]) + 1
    header = struct.pack("<7I", MAGIC, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count)
    texts = b"".join(item[side] + b"\0" for side in (0, 1) for item in items)
    return header + struct.pack(f"<{len(tables)}I", *tables) + texts


def refresh() -> list[Path]:
    """Compile every catalogue older than its text; returns the files written.

    An installation that cannot be written to carries its compiled catalogues already.
    """
    written = []
    for source in catalogues():
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with suppress(PermissionError):
            target.write_bytes(compiled(read(source)))
            written.append(target)
    return written
