"""All the text of an answer, whatever it is wrapped in."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from typing import Any
from urllib.parse import quote, quote_plus

TAG = re.compile(r"<[^>]+>")
PASSING = re.compile(r'(nonce|value|content|X-CSRFToken": )=?"[\w+/=-]{16,}"')
"""Values that differ at each asking: the nonce of the page, the token of its forms."""


def content(told: Any) -> str:
    """The text of an answer; of a workbook or a document, of every part of it, as it is kept and
    as it is read (a word may be cut by tags)."""
    data = b"".join(told.streaming_content) if told.streaming else told.content
    return _plain(data)


def _plain(data: bytes) -> str:
    if data.startswith(b"\x1f\x8b"):
        data = gzip.decompress(data)
    if not data.startswith(b"PK\x03\x04"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = [_plain(file.read(name)) for name in file.namelist()]
    return "\n".join([*parts, *(TAG.sub("", part) for part in parts)])


def lasting(text: str, *asked: str) -> str:
    """A page without what differs at each asking, and without the words that were asked for."""
    for words in asked:
        for form in (words, quote_plus(words), quote(words)):
            text = text.replace(form, "")
    return PASSING.sub("", text)
