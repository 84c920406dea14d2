"""Uploads as they are kept: one that holds identity numbers is sealed, like the numbers."""

from __future__ import annotations

from typing import Any

from thidua.bridge.workbooks import Import
from thidua.foundation.exchange.models import ImportBatch, ImportFile
from thidua.foundation.jobs.models import JobFile
from thidua.foundation.people.permissions import may_see_identity
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.sealed_files import is_sealed, opened, sealed

FILES: tuple[Any, ...] = (ImportFile, JobFile)


def to_keep(data: bytes, found: Import) -> bytes:
    return sealed(data) if found.identity_numbers else data


def may_take_back(actor: Actor, batch: ImportBatch, content: bytes) -> bool:
    """A sealed upload goes back to whoever may read the numbers, and to whoever brought it."""
    if not is_sealed(content) or may_see_identity(actor, batch.organisation_id):
        return True
    return actor.acting_for is None and batch.owner.uid == actor.uid


def reseal_files() -> int:
    """Seal kept files anew under the key that seals now. Returns how many."""
    done = 0
    for model in FILES:
        for key in model.objects.values_list("pk", flat=True):
            file = model.objects.get(pk=key)
            content = bytes(file.content)
            if is_sealed(content):
                file.content = sealed(opened(content))
                file.save(update_fields=["content"])
                done += 1
    return done
