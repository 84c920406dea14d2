"""QR codes as rows of dots, which typst draws as vectors: nothing is rasterised."""

from __future__ import annotations

import segno


def code_rows(text: str) -> list[str]:
    """Rows of «1» (dark) and «0», without the quiet zone; error correction M.

    An address all in capitals without small letters fits a smaller code (alphanumeric mode).
    """
    made = segno.make_qr(text, error="m", boost_error=False)
    return ["".join("1" if dot else "0" for dot in row) for row in made.matrix]
