from copy import deepcopy

import pytest

from tests.office import Office


@pytest.fixture
def office(db, standing_office) -> Office:
    return deepcopy(standing_office)
