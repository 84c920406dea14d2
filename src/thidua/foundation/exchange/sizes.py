"""What a page may wait for, and what runs in the background."""

from thidua.bridge.workbooks import ROW_LIMIT
from thidua.foundation.exchange.models import ImportBatch

AT_ONCE = ROW_LIMIT
"""Rows of a file that are read, previewed and imported while the page waits."""

MOST_ROWS = 200_000
"""Rows of one file in the background."""


def is_large(batch: ImportBatch) -> bool:
    """Whether work on the whole batch belongs into the background."""
    return sum(batch.counts.get("outcomes", {}).values()) > AT_ONCE
