from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from tests.decisions.paper_trail import Desk
from thidua.foundation.policy.roles import Role


@pytest.fixture(scope="session")
def keys(tmp_path_factory: Any) -> Any:
    """The test certificate is made once: two RSA keys take a while."""
    return tmp_path_factory.mktemp("signing")


@pytest.fixture
def demonstration(settings: Any, keys: Any) -> None:
    """With a certificate of its own to sign with."""
    settings.THIDUA = replace(settings.THIDUA, demonstration=True, data_dir=keys)


def signed_in(made: Desk, role: Role | None = None, user: Any = None) -> Client:
    client = Client()
    client.force_login(user or made.user(role or Role.DEPARTMENT_OFFICER))
    return client
