"""The office's own signature: an Ed25519 key made at first need, kept beside the other keys."""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

FILE = "office.key"
GROUPS = 5


def office_key() -> Ed25519PrivateKey:
    """From ``data_dir/office.key`` (mode 600), made where there is none; in no backup."""
    path = Path(settings.THIDUA.data_dir) / FILE
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".office-")  # mode 600
        with os.fdopen(handle, "wb") as file:
            file.write(base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()))
        try:
            os.link(draft, path)
        except FileExistsError:  # another process was first
            pass
        except OSError:  # a file system without links
            Path(draft).replace(path)
        finally:
            Path(draft).unlink(missing_ok=True)
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(path.read_bytes()))


def public_key() -> str:
    """The key others check by, in base64."""
    return base64.b64encode(office_key().public_key().public_bytes_raw()).decode()


def fingerprint(public: str) -> str:
    """What two people read to each other: 80 bits of the key's SHA-256, in groups of four."""
    digits = hashlib.sha256(base64.b64decode(public)).hexdigest()[: 4 * GROUPS].upper()
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def signs(public: str, signature: bytes, content: bytes) -> bool:
    """Whether the signature is that key's over the content; a key that is none signs nothing."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
        key.verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True
