from copy import deepcopy

import pytest

from tests.nominations.history import Histories, write_histories


@pytest.fixture(scope="module")
def standing_histories(standing) -> Histories:
    return standing(write_histories)


@pytest.fixture
def histories(db, standing_histories) -> Histories:
    return deepcopy(standing_histories)
