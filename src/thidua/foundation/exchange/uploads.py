"""What is kept of an upload besides its bytes."""

import hashlib

from thidua.foundation.records.text import tidy


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def shown_name(file_name: str) -> str:
    """The file's own name, without folders or control characters."""
    name = file_name.replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(letter for letter in name if letter.isprintable())
    return tidy(printable)[-200:] or "tep"
