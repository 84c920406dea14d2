import pytest

from tests.nominations.history import Histories, write_histories


@pytest.fixture
def histories(db) -> Histories:
    return write_histories()
