"""Identity numbers on their way: sealed with a phrase that two people tell each other."""

from __future__ import annotations

import base64
import os

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from thidua.foundation.backups.refusals import Unusable

SHORTEST = 12


def new_salt() -> str:
    return base64.b64encode(os.urandom(16)).decode()


class Phrase:
    """Scrypt (n 2^15, r 8, p 1) over the phrase and the bundle's salt makes a Fernet key."""

    def __init__(self, phrase: str, salt: str) -> None:
        derive = Scrypt(salt=base64.b64decode(salt), length=32, n=2**15, r=8, p=1)
        self._lock = Fernet(base64.urlsafe_b64encode(derive.derive(phrase.strip().encode())))

    def seal(self, text: str) -> str:
        return self._lock.encrypt(text.encode()).decode()

    def open(self, text: str) -> str:
        """Raises Unusable."""
        try:
            return self._lock.decrypt(text.encode()).decode()
        except InvalidToken as error:
            raise Unusable(
                "Mật khẩu của gói không đúng nên chưa nhận gì. Hãy hỏi lại bên gửi, hoặc để trống "
                "để nhận gói mà không có số định danh.",
                "The bundle's phrase is not right, so nothing was taken. Ask the sender again, or "
                "leave it empty to take the bundle without identity numbers.",
            ) from error
