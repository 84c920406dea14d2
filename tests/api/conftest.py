"""An office, and a caller that speaks as a role."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.test import Client

from tests.nominations.history import Histories, write_histories
from tests.office import Office
from thidua.foundation.access.models import User
from thidua.foundation.tokens.actions.issue_token import issue_token

ROOT = "/api/v1"


class Caller:
    """Calls the API with a token of its own."""

    def __init__(self, user: User, *, may_write: bool = True) -> None:
        issued = issue_token(actor=user, user=user, name="thử", may_write=may_write)
        self.clear, self.token = issued.clear, issued.token
        self.client = Client()

    def ask(self, method: str, path: str, *args: Any, **headers: str) -> Any:
        headers = {"Authorization": f"Bearer {self.clear}"} | headers
        return getattr(self.client, method)(f"{ROOT}{path}", *args, headers=headers)

    def get(self, path: str, query: Any = None, **headers: str) -> Any:
        return self.ask("get", path, query, **headers)

    def send(self, method: str, path: str, body: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.clear}"}
        return getattr(self.client, method)(
            f"{ROOT}{path}", body, content_type="application/json", headers=headers
        )


@pytest.fixture
def office(db, standing_office) -> Office:
    return deepcopy(standing_office)


@pytest.fixture
def officer(office) -> Caller:
    return Caller(office.officer)


@pytest.fixture(scope="module")
def standing_histories(standing) -> Histories:
    return standing(write_histories)


@pytest.fixture
def histories(db, standing_histories) -> Histories:
    return deepcopy(standing_histories)
