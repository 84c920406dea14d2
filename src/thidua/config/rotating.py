"""The key of sealed values, replaced: a new one seals, the old ones open until they are dropped."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import transaction

from thidua.foundation.audit.actions.record import record
from thidua.foundation.backups.waiting import require_quiet
from thidua.foundation.exchange.kept_files import reseal_files
from thidua.foundation.exchange.models import ImportBatch, ImportLine
from thidua.foundation.jobs.models import Job
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Machine
from thidua.foundation.records.resealing import reseal_columns, reseal_json

SEALED_JSON = (
    (Authenticator, "data"), (ImportBatch, "parsed"), (ImportLine, "made"), (Job, "arguments"),
)  # fmt: skip
"""JSON columns that carry sealed texts: second factors, numbers of an import, their undoing, the
phrase a bundle waits for."""


@transaction.atomic
def reseal_everything() -> int:
    """Seal all sealed values under the first key; all or nothing. Returns how many.

    Raises Unreadable where a value opens with none of the keys, and NotNow while a ballot is open:
    a sheet cast meanwhile would be lost.
    """
    require_quiet()
    done = reseal_columns() + reseal_files()
    done += sum(reseal_json(model, column) for model, column in SEALED_JSON)
    root = Organisation.objects.order_by("pk").first()
    if root is not None:  # the trail tells it to whoever audits the whole office
        record(actor=Machine(), verb="rotate_key", target=root, after={"values": done})
    return done


def add_key(path: Path) -> None:
    """Put a new key before those of the file; from now on it seals in this process too."""
    keep_keys(path, [Fernet.generate_key().decode(), *settings.FIELDS_KEYS])


def keep_keys(path: Path, keys: list[str]) -> None:
    """Write the file whole or not at all, readable by its owner only."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".secret-")  # mode 600
    with os.fdopen(handle, "w") as file:
        file.write("\n".join(keys))
    Path(draft).replace(path)
    settings.FIELDS_KEYS = keys
