"""QR codes as vectors that typst places: nothing is rasterised."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import segno


def code_rows(text: str) -> list[str]:
    """Rows of «1» (dark) and «0», without the quiet zone; error correction M.

    An address all in capitals without small letters fits a smaller code (alphanumeric mode).
    """
    made = segno.make_qr(text, error="m", boost_error=False)
    return ["".join("1" if dot else "0" for dot in row) for row in made.matrix]


def code_svg(text: str) -> str:
    """The same as one path: what a page with many codes draws fastest (``qr-image``)."""
    rows = code_rows(text)
    path = "".join(
        f"M{x} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for x, length in _runs(row)
    )
    side = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path d="{path}"/></svg>'
    )


def _runs(row: str) -> Iterator[tuple[int, int]]:
    """Start and length of each run of dark dots."""
    x = 0
    for dot, run in groupby(row):
        length = len(list(run))
        if dot == "1":
            yield x, length
        x += length
