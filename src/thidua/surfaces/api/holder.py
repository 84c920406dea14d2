"""Who calls: the token's owner, as far as the owner reaches."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from thidua.foundation.access.models import User
from thidua.foundation.tokens.holding import holder_of
from thidua.foundation.tokens.models import ApiToken
from thidua.foundation.tokens.pace import count_call
from thidua.surfaces.api.problems import ReadOnly
from thidua.surfaces.api.speaking import speak_as


class Called(HttpRequest):
    """A request whose token opened the API. ``request.user`` says nothing here: a session in the
    same browser is not asked."""

    auth: ApiToken


class Bearer(HttpBearer):
    """``Authorization: Bearer td_…``"""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        """Raises TooManyCalls."""
        found = holder_of(token)
        if found:
            speak_as(request, found.user.language)
            count_call(found)
        return found


def caller(request: HttpRequest) -> User:
    return cast("Called", request).auth.user


def writer(request: HttpRequest) -> User:
    """The caller, by a token that may write. Raises ReadOnly."""
    if not cast("Called", request).auth.may_write:
        raise ReadOnly
    return caller(request)


def door(request: HttpRequest) -> dict[str, str]:
    """The provenance of what is written here."""
    return {"door": "api", "token": str(cast("Called", request).auth)}
