"""Files that wait in the database, sealed with the key of encrypted columns.

An upload may hold identity numbers, and a result may hand it back: a dump of the database must
show neither.
"""

from __future__ import annotations

from thidua.foundation.records.secrets import seal, unseal

SEALED = b"thidua-sealed:"
"""Before sealed content; no workbook, text or archive begins so."""


def sealed(content: bytes) -> bytes:
    return SEALED + seal(content).encode()


def opened(kept: bytes) -> bytes:
    """The file as it came, whether it was sealed or not. Raises Unreadable."""
    return unseal(kept.removeprefix(SEALED).decode()) if is_sealed(kept) else kept


def is_sealed(kept: bytes) -> bool:
    return kept.startswith(SEALED)
