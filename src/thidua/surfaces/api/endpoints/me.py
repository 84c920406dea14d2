"""Who the token is."""

from datetime import date
from typing import Any, cast

from django.http import HttpRequest
from ninja import Router, Schema

from thidua.foundation.policy.predicates import ROLE_WORDS
from thidua.foundation.policy.roles import Role
from thidua.surfaces.api.holder import Called
from thidua.surfaces.api.problems import READING

router = Router(tags=["me"])


class RoleTold(Schema):
    code: str
    name: str


class MeTold(Schema):
    username: str
    full_name: str
    token: str
    may_write: bool
    ends: date
    roles: list[RoleTold]


@router.get("", response={200: MeTold, **READING}, summary="The account and the token that call")
def me(request: HttpRequest) -> dict[str, Any]:
    token = cast("Called", request).auth
    roles = [
        {"code": code, "name": str(ROLE_WORDS[Role(code)])} for code in sorted(token.user.roles)
    ]
    return {
        "username": token.user.username, "full_name": token.user.full_name, "token": str(token),
        "may_write": token.may_write, "ends": token.ends, "roles": roles,
    }  # fmt: skip
