from copy import deepcopy
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from tests.office import PASSWORD, Office
from thidua.foundation.access.models import User


@pytest.fixture
def office(db, standing_office) -> Office:
    return deepcopy(standing_office)


@pytest.fixture
def sign_in(client):
    """Post the sign-in form; the answer says whether it worked."""

    def post(name: str, password: str = PASSWORD, **more):
        told = {"username": name, "password": password}
        return client.post(reverse("desk:sign-in"), told, **more)

    return post


@pytest.fixture
def inside(client):
    """Whether the browser is signed in, and as whom."""

    def who() -> User | None:
        answer = client.get(reverse("desk:home"))
        if answer.status_code == 302 and urlsplit(answer.url).path == reverse("desk:sign-in"):
            return None
        return User.objects.get(pk=client.session["_auth_user_id"])

    return who
