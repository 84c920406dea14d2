"""The signed-in reader of a page; pages ask for a sign-in before they run."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from thidua.foundation.access.models import User


def reader(request: HttpRequest) -> User:
    """The request's user. Raises PermissionDenied for whoever is not signed in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
