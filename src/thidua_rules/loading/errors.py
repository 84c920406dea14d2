"""What is wrong in a file, where, and what to do about it."""

from __future__ import annotations

from pathlib import Path


class InputError(Exception):
    """A file that cannot be used. ``str()`` reads «file:line: what is wrong. What to do.»"""

    def __init__(self, file: Path | str, line: int, what: str, cure: str) -> None:
        self.file = str(file)
        self.line = line
        self.what = what
        self.cure = cure
        super().__init__(f"{self.file}:{line}: {what}. {cure}.")


class LawError(InputError):
    """A law file that refuses to load: a gap, an overlap, an unknown word, an uncited value."""


class CaseError(InputError):
    """A case file that cannot be read."""
