"""What is wrong in a file, where, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from .vietnamese import in_vietnamese


class InputError(Exception):
    """A file that cannot be used. ``str()`` reads «file:line: what is wrong. What to do.»"""

    def __init__(self, file: Path | str, line: int, what: str, cure: str) -> None:
        self.file = str(file)
        self.line = line
        self.what = what
        self.cure = cure
        super().__init__(f"{self.file}:{line}: {what}. {cure}.")

    def told(self, lang: str) -> str:
        """The message in ``lang``; in Vietnamese the English one follows, for whoever helps."""
        if lang != "vi":
            return str(self)
        what, cure = in_vietnamese(self.what), in_vietnamese(self.cure)
        if what is None or cure is None:
            return str(self)
        return f"{self.file}:{self.line}: {what}. {cure}.\n  (en) {self.what}. {self.cure}."

    def parts(self, lang: str) -> tuple[str, str]:
        """(what is wrong, the cure) in ``lang``; in English where it is not said otherwise."""
        what, cure = in_vietnamese(self.what), in_vietnamese(self.cure)
        if lang != "vi" or what is None or cure is None:
            return self.what, self.cure
        return what, cure


class LawError(InputError):
    """A law file that refuses to load: a gap, an overlap, an unknown word, an uncited value."""


class CaseError(InputError):
    """A case file that cannot be read."""
