"""What a page may wait for, and what runs in the background."""

from thidua.bridge.workbooks import ROW_LIMIT
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.people.models import Person
from thidua.foundation.policy.among import among

AT_ONCE = ROW_LIMIT
"""Rows of a file that are read, previewed and imported while the page waits."""

MOST_ROWS = 200_000
"""Rows of one file in the background."""


def is_large(batch: ImportBatch) -> bool:
    """Whether work on the whole batch belongs into the background."""
    return sum(batch.counts.get("outcomes", {}).values()) > AT_ONCE


CROWD = 1_000
"""People whose histories or verdicts are put into a file while the page waits."""


def is_crowded(places: frozenset[int]) -> bool:
    """Whether these organisations have more people than that."""
    return Person.objects.filter(**among("organisation", places)).count() > CROWD
