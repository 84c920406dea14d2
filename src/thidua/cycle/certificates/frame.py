"""The frame of a whole certificate, drawn by ourselves: red and golden lines, a chain of lozenges,
a star in each corner. One drawing for every page of a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import cos, pi, sin

RED, GOLD, PALE = "#a3161b", "#b5872a", "#f6ecd2"
CHAIN, STEP, ENDS = 12.25, 6.0, 20.5
"""Where the chain runs from the edge, the distance of its links, where it begins and ends (mm)."""


@lru_cache(maxsize=8)
def frame_svg(width: float, height: float) -> str:
    """An SVG of the sheet in millimetres."""
    parts = (*_lines(width, height), *_chain(width, height), *_corners(width, height))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">'
        f"{''.join(parts)}</svg>"
    )


def _lines(width: float, height: float) -> Iterator[str]:
    for inset, thick, color in ((8, 0.9, RED), (10, 0.25, GOLD), (14.5, 0.5, GOLD)):
        yield (
            f'<rect x="{inset}" y="{inset}" width="{width - 2 * inset:g}" '
            f'height="{height - 2 * inset:g}" fill="none" stroke="{color}" '
            f'stroke-width="{thick}"/>'
        )


def _chain(width: float, height: float) -> Iterator[str]:
    links = [
        *((x, y) for x in _spread(width) for y in (CHAIN, height - CHAIN)),
        *((x, y) for y in _spread(height) for x in (CHAIN, width - CHAIN)),
    ]
    drawn = "".join(f"M{x:.2f} {y - 1:.2f}l1 1l-1 1l-1 -1z" for x, y in links)
    yield f'<path d="{drawn}" fill="{GOLD}"/>'


def _spread(length: float) -> list[float]:
    """Places of the links along a side, at equal distances."""
    count = max(1, round((length - 2 * ENDS) / STEP))
    return [ENDS + at * (length - 2 * ENDS) / count for at in range(count + 1)]


def _corners(width: float, height: float) -> Iterator[str]:
    for x in (12.25, width - 12.25):
        for y in (12.25, height - 12.25):
            yield (
                f'<rect x="{x - 4.5:g}" y="{y - 4.5:g}" width="9" height="9" fill="{PALE}" '
                f'stroke="{GOLD}" stroke-width="0.5"/>'
            )
            yield f'<path d="{_star(x, y, 2.7)}" fill="{RED}"/>'


def _star(x: float, y: float, radius: float) -> str:
    points = []
    for at in range(10):
        far = radius if at % 2 == 0 else radius * 0.382
        angle = pi * at / 5 - pi / 2
        points.append(f"{x + far * cos(angle):.3f} {y + far * sin(angle):.3f}")
    return f"M{'L'.join(points)}z"
