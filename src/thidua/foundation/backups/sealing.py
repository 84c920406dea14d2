"""A backup that leaves the machine through a page: sealed with the office's own key.

Whoever administers accounts may carry the file away and can read nothing of it; it is opened by
``restore`` where ``fields.key`` (or ``THIDUA_FIELDS_KEY``) is the office's. AES-256-GCM, one block
a mebibyte, each bound to its number and the last one to being last, under a key of its own that is
sealed with the key of encrypted columns.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from thidua.foundation.backups.refusals import Unusable, damaged
from thidua.foundation.records.secrets import Unreadable, seal, unseal

MAGIC = b"THIDUA SEALED BACKUP 1\n"
BLOCK = 1024 * 1024
TAG = 16


def sealed(path: Path) -> Iterator[bytes]:
    """The file in sealed blocks."""
    key = AESGCM.generate_key(bit_length=256)
    lock = AESGCM(key)
    yield MAGIC + seal(key).encode() + b"\n"
    with path.open("rb") as file:
        number, block = 0, file.read(BLOCK)
        while block:
            following = file.read(BLOCK)
            yield lock.encrypt(_nonce(number), block, _place(last=not following))
            number, block = number + 1, following


def is_sealed(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


@contextmanager
def opened_seal(path: Path) -> Iterator[Path]:
    """The file itself, or, of a sealed one, its content in a file that is gone afterwards.

    Raises Unusable.
    """
    if not is_sealed(path):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="thidua-open-") as folder:
        target = Path(folder) / path.name
        with path.open("rb") as source, target.open("wb") as out:
            _open(source, out, path.name)
        yield target


def _open(source: BinaryIO, out: BinaryIO, name: str) -> None:
    source.read(len(MAGIC))
    try:
        lock = AESGCM(unseal(source.readline().decode("ascii", "replace").strip()))
    except Unreadable as error:
        raise Unusable(
            "Tệp này được niêm phong bằng khóa của cơ quan khác, hoặc fields.key đã thay. Chưa có "
            "gì được ghi. Hãy đặt đúng tệp fields.key cũ vào thư mục dữ liệu rồi phục hồi lại.",
            "This file is sealed with another office's key, or fields.key was replaced. Nothing "
            "was written. Put the old fields.key into the data folder, then restore again.",
        ) from error
    number, block = 0, source.read(BLOCK + TAG)
    while block:
        following = source.read(BLOCK + TAG)
        try:
            out.write(lock.decrypt(_nonce(number), block, _place(last=not following)))
        except InvalidTag as error:
            raise damaged(name) from error
        number, block = number + 1, following


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _place(*, last: bool) -> bytes:
    return b"last" if last else b"more"
