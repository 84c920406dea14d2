"""What a scanner reads on a printed page: the page of the PDF as a picture, then its codes."""

from __future__ import annotations

import struct
import tempfile
import zlib
from pathlib import Path

import numpy as np
import typst
import zxingcpp
from numpy.typing import NDArray

PAGE = '#set page(width: auto, height: auto, margin: 0pt)\n#image("sheet.pdf", page: {page})'


def codes_on(pdf: bytes, page: int = 1, *, dots: float = 90) -> list[str]:
    """Texts of the codes on a page, printed with so many dots an inch."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "sheet.pdf").write_bytes(pdf)
        made = typst.compile(
            PAGE.format(page=page).encode(), root=folder, format="png", ppi=dots
        )  # fmt: skip
    assert isinstance(made, bytes)
    return [found.text for found in zxingcpp.read_barcodes(grey(made))]


def grey(png: bytes) -> NDArray[np.uint8]:
    """The green channel of a PNG with eight bits a channel, not interlaced."""
    parts, at = {b"IDAT": b""}, 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        parts[kind] = parts.get(kind, b"") + png[at + 8 : at + 8 + size]
        at += 12 + size
    width, height, _bits, colour = struct.unpack(">IIBB", parts[b"IHDR"][:10])
    channels = {2: 3, 6: 4}[colour]
    raw = zlib.decompress(parts[b"IDAT"])
    long = 1 + width * channels
    above, rows = bytes(width), []
    for start in range(0, height * long, long):
        above = _unfiltered(raw[start], raw[start + 2 : start + long : channels], above)
        rows.append(above)
    return np.frombuffer(b"".join(rows), np.uint8).reshape(height, width)


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    """A line of one channel, as PNG defines its five filters."""
    if kind == 0:
        return line
    made, left, corner = bytearray(len(line)), 0, 0
    for x, dot in enumerate(line):
        up = above[x]
        guess = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]
        made[x] = left = (dot + guess) & 255
        corner = up
    return bytes(made)


def _paeth(left: int, up: int, corner: int) -> int:
    near = left + up - corner
    return min((left, up, corner), key=lambda one: abs(near - one))
