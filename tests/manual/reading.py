"""The manual as data: its pages, code spans, links and the commands it asks the reader to type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
READMES = (ROOT / "README.md", ROOT / "README.vi.md")
TUTORIALS = {"vi": DOCS / "tutorial.vi.md", "en": DOCS / "tutorial.en.md"}
PAGES = (*READMES, ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md")))

_BLOCK = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")


def blocks(path: Path, info: str) -> list[str]:
    """Bodies of the fenced blocks whose info string is exactly ``info``."""
    text = path.read_text(encoding="utf-8")
    return [found["body"] for found in _BLOCK.finditer(text) if found["info"].strip() == info]


def prose(path: Path) -> str:
    """The page without its fenced blocks."""
    return _BLOCK.sub("", path.read_text(encoding="utf-8"))


def code_spans(text: str) -> list[str]:
    return _SPAN.findall(_BLOCK.sub("", text))


def bold(path: Path) -> list[str]:
    """Words in bold: in a tutorial they are the words on the screen."""
    return [" ".join(found.split()) for found in _BOLD.findall(prose(path))]


def links(path: Path) -> Iterator[Path]:
    """Files of the project that a page points to."""
    for target in _LINK.findall(prose(path)):
        if "://" not in target and not target.startswith("#"):
            yield (path.parent / target.split("#")[0]).resolve()
