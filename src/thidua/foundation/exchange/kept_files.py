"""Uploads as they are kept: one that holds identity numbers is sealed, like the numbers."""

from __future__ import annotations

from thidua.bridge.workbooks import Import
from thidua.foundation.exchange.models import ImportBatch, ImportFile
from thidua.foundation.people.permissions import may_see_identity
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.secrets import seal, unseal

SEALED = b"thidua-sealed:"
"""Before sealed content; no workbook, text or archive begins so."""


def to_keep(data: bytes, found: Import) -> bytes:
    return SEALED + seal(data).encode() if found.identity_numbers else data


def opened(content: bytes) -> bytes:
    """The upload as it came. Raises Unreadable."""
    return unseal(content.removeprefix(SEALED).decode()) if _is_sealed(content) else content


def may_take_back(actor: Actor, batch: ImportBatch, content: bytes) -> bool:
    """A sealed upload goes back to whoever may read the numbers, and to whoever brought it."""
    if not _is_sealed(content) or may_see_identity(actor, batch.organisation_id):
        return True
    return actor.acting_for is None and batch.owner.uid == actor.uid


def _is_sealed(content: bytes) -> bool:
    return content.startswith(SEALED)


def reseal_files() -> int:
    """Seal kept uploads anew under the key that seals now. Returns how many."""
    done = 0
    for key in ImportFile.objects.values_list("pk", flat=True):
        file = ImportFile.objects.get(pk=key)
        content = bytes(file.content)
        if _is_sealed(content):
            file.content = SEALED + seal(opened(content)).encode()
            file.save(update_fields=["content"])
            done += 1
    return done
