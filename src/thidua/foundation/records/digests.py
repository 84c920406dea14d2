"""Keyed digests: find a sealed value without opening any, and without a list to guess from."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode

from django.conf import settings

DOMAIN = b"thidua.digest\x00"
"""Keeps digests apart from everything else that is made with the same key."""


def keyed_digest(content: str) -> str:
    """HMAC-SHA256 under the key that seals, as 64 hexadecimal digits."""
    return keyed_digests(content)[0]


def keyed_digests(content: str) -> list[str]:
    """The digest under every key: a row written before the key was replaced is found too."""
    return [_digest(key, content) for key in settings.FIELDS_KEYS]


def _digest(key: str, content: str) -> str:
    return hmac.new(urlsafe_b64decode(key), DOMAIN + content.encode(), "sha256").hexdigest()
