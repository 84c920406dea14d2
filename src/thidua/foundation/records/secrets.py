"""Columns that nobody reads from a stolen file: sealed with a key kept outside the database.

The keys come from ``data_dir/fields.key`` or ``THIDUA_FIELDS_KEY``; a backup never carries them.
The first key seals, every key opens, so that a key can be replaced without a pause.
"""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unreadable(Exception):
    """A sealed value cannot be opened with the keys of this installation; nothing has changed."""


def seal(content: bytes, *, at: int | None = None) -> str:
    """Ciphertext as ASCII text (Fernet: AES-128-CBC with HMAC-SHA256, with the time of sealing).

    ``at``: the time it tells in seconds since 1970, for what must not say when it was written.
    """
    lock = _lock(tuple(settings.FIELDS_KEYS))
    return (lock.encrypt(content) if at is None else lock.encrypt_at_time(content, at)).decode()


def unseal(text: str) -> bytes:
    """What was sealed. Raises Unreadable."""
    try:
        return _lock(tuple(settings.FIELDS_KEYS)).decrypt(text.encode())
    except InvalidToken as error:
        message = (
            "Không mở được giá trị đã mã hóa: khóa của bản cài đặt này không phải khóa đã dùng "
            "khi ghi. Dữ liệu không thay đổi. Hãy đặt lại tệp fields.key cũ vào thư mục dữ liệu."
        )
        raise Unreadable(message) from error


@lru_cache(maxsize=4)
def _lock(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
