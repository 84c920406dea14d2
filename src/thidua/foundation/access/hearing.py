"""What the libraries tell: a lock-out becomes an event of the trail."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from thidua.foundation.access.actions.lock_out import lock_out
from thidua.foundation.access.lockout import account_named
from thidua.foundation.access.models import User


def on_lock_out(*, request: HttpRequest, username: str, ip_address: str, **_told: Any) -> None:
    """Once a lock-out, at the try that used up the limit: axes tells of each later try as well."""
    reached = getattr(request, "axes_failures_since_start", None)
    if reached != settings.AXES_FAILURE_LIMIT:
        return
    user = User.objects.filter(username=account_named(request, {"username": username})).first()
    if user is not None:
        lock_out(user=user, address=ip_address or "")
