"""A bundle in a batch: as plain values while it waits for a decision."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from thidua.foundation.bundles.packing import Bundle
from thidua.foundation.bundles.phrases import Phrase
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.records.secrets import seal

FORM = "bundle"


def plain(bundle: Bundle, phrase: str) -> dict[str, Any]:
    """What the batch keeps: identity numbers sealed with this office's own key, or left out.

    Raises Unusable for a phrase that is not the sender's.
    """
    kept = asdict(bundle)
    numbers = kept["rows"].pop("people.identitynumber", [])
    if phrase and numbers:
        lock = Phrase(phrase, bundle.salt)
        kept["rows"]["people.identitynumber"] = [
            row | {"sealed": seal(lock.open(row["sealed"]).encode())} for row in numbers
        ]
    return {"form": FORM, "bundle": kept}


def bundle_of(batch: ImportBatch) -> Bundle:
    assert batch.parsed is not None, "only a previewed batch has rows"
    return Bundle(**batch.parsed["bundle"])
