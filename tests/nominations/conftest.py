from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.nominations.history import Histories, write_histories


@pytest.fixture
def histories(db) -> Histories:
    return write_histories()


@pytest.fixture(scope="module")
def _written(django_db_setup, django_db_blocker) -> Iterator[Histories]:
    """The same histories for every test of a module: each of them rolls back to here."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield write_histories()
        transaction.set_rollback(True)


@pytest.fixture
def shared_histories(_written, db) -> Histories:
    return _written
