from copy import deepcopy

import pytest

from tests.office import Office


@pytest.fixture
def office(db: None, standing_office: Office) -> Office:
    return deepcopy(standing_office)
