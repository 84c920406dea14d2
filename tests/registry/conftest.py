import pytest

from tests.office import Office, open_office


@pytest.fixture
def office(db) -> Office:
    return open_office()
