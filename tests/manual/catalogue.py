"""The words on the screen, in both languages, from the message catalogues."""

from __future__ import annotations

import ast
import re
from functools import cache

from tests.manual.reading import ROOT

_ENTRY = re.compile(
    r'^msgid (?P<vi>"[^\n]*"(?:\n"[^\n]*")*)\n'
    r'(?:msgid_plural "[^\n]*"(?:\n"[^\n]*")*\n)?'
    r'msgstr(?:\[0\])? (?P<en>"[^\n]*"(?:\n"[^\n]*")*)',
    re.MULTILINE,
)


def _joined(quoted: str) -> str:
    return "".join(str(ast.literal_eval(line)) for line in quoted.splitlines())


@cache
def words() -> dict[str, str]:
    """Vietnamese → English, of every catalogue of the office; a word said in several ways keeps
    each, the later ones under a numbered key."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "src/thidua").rglob("en/LC_MESSAGES/*.po")):
        for entry in _ENTRY.finditer(path.read_text(encoding="utf-8")):
            if vi := _joined(entry["vi"]):
                found[f"{vi}\4{len(found)}" if vi in found else vi] = _joined(entry["en"])
    return found
