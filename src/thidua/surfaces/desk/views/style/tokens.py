"""The design tokens as the page shows them, read from the style sheet that sets them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

SHEET = Path(__file__).resolve().parents[2] / "static" / "desk" / "tokens.css"
TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
COLOUR = re.compile(r"#(?:[0-9a-f]{3}){1,2}")

PAIRS = (
    ("ink", "paper"), ("ink", "panel"), ("ink-soft", "paper"), ("ink-soft", "panel"),
    ("red", "paper"), ("red-dark", "red-pale"), ("red", "panel"), ("paper", "red"),
    ("link", "paper"), ("ink", "gold-pale"), ("ink-soft", "gold-pale"),
    ("eligible-ink", "eligible-ground"), ("near-ink", "near-ground"), ("hold-ink", "hold-ground"),
    ("unsure-ink", "unsure-ground"), ("not-ink", "not-ground"),
)  # fmt: skip
"""Every pair of text and ground that the pages use."""

LINES = (("line-strong", "paper"), ("focus", "paper"))
"""Edges of fields and the ring of focus: 3:1 is asked of them (WCAG 2.2, 1.4.11)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tokens, their colours, the ratio of their contrast."""

    text: str
    ground: str
    ink: str
    paper: str
    ratio: float


@lru_cache(maxsize=1)
def tokens() -> dict[str, str]:
    """Name → value, of the root block alone."""
    root = SHEET.read_text(encoding="utf-8").split("}")[0]
    return dict(TOKEN.findall(root))


def colours() -> list[tuple[str, str]]:
    return [(name, value) for name, value in tokens().items() if COLOUR.fullmatch(value)]


def measures() -> list[tuple[str, str]]:
    """Steps of type and of space."""
    return [(name, value) for name, value in tokens().items()
            if name.startswith(("step-", "space-"))]  # fmt: skip


def contrasts(pairs: tuple[tuple[str, str], ...]) -> list[Pair]:
    known = tokens()
    return [
        Pair(text, ground, known[text], known[ground], contrast(known[text], known[ground]))
        for text, ground in pairs
    ]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 between two colours written #rgb or #rrggbb, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
