"""How often a sign-in may fail before its account or its network address has to wait.

Tries are kept in the database, so that they hold for every process of the server. The name kept
with them is the account's, or a digest where no account has it: people type passwords there.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db.models import Exists, Max, OuterRef, Q, Sum
from django.http import HttpRequest
from django.utils import timezone

from thidua.foundation.access.models import User

PER_PLACE = 60
"""Tries from one network address, whatever the names: a whole office may sit behind it."""


class Handler(AxesDatabaseHandler):
    """Counts by account and address together, and by address alone at its own, wider limit."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Tries of the account from here; those of the address weighed to the same limit."""
        counts = [
            attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        ]
        together, place = counts
        return max(together, place * settings.AXES_FAILURE_LIMIT // PER_PLACE)

    def reset_user_attempts(
        self, request: HttpRequest, credentials: dict[str, Any] | None = None
    ) -> int:
        """A sign-in that succeeds forgets the account's own tries from here, nobody else's: an
        account of one's own must not wash away what was tried on others."""
        together, _place = self.filter_user_attempts(request, credentials)
        return int(together.delete()[0])


def network_address(request: HttpRequest | None) -> str | None:
    """Where a request comes from; over HTTPS the office's own proxy says it, as the last of its
    list: what stands before is whatever the visitor wrote."""
    headers = request.META if request else {}
    told = headers.get("HTTP_X_FORWARDED_FOR", "") if settings.THIDUA.https else ""
    for found in (told.rpartition(",")[2].strip(), headers.get("REMOTE_ADDR", "")):
        try:
            return str(ip_address(found))
        except ValueError:
            continue
    return None


def account_named(_request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The user name behind what was typed, an e-mail too; a digest where there is no account."""
    typed = str((credentials or {}).get("username") or "").strip()
    found = User.objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed)) if typed else ()
    for user in found:
        return user.username
    return f"?{hashlib.sha256(typed.casefold().encode()).hexdigest()[:32]}"


def minutes_left(request: HttpRequest, name: str) -> int:
    """Whole minutes until this name may try again from here; 0 when it may now."""
    credentials = {"username": name}
    if AxesProxyHandler.is_allowed(request, credentials):
        return 0
    lists = Handler().get_user_attempts(request, credentials)
    latest = max(
        filter(None, (one.aggregate(last=Max("attempt_time"))["last"] for one in lists)),
        default=timezone.now(),
    )
    left = latest + settings.AXES_COOLOFF_TIME - timezone.now()
    return max(1, -(-left // timedelta(minutes=1)))


def count_failure(request: HttpRequest, user: User) -> None:
    """A wrong code of the second factor counts like a wrong password."""
    user_login_failed.send(
        sender=__name__, credentials={"username": user.username}, request=request
    )


def _since() -> datetime:
    return timezone.now() - settings.AXES_COOLOFF_TIME


def locked_out() -> Exists:
    """Condition on users: some network address has used up the account's tries."""
    tries = (
        AccessAttempt.objects.filter(username=OuterRef("username"), attempt_time__gte=_since())
        .order_by().values("ip_address").annotate(total=Sum("failures_since_start"))
        .filter(total__gte=settings.AXES_FAILURE_LIMIT)
    )  # fmt: skip
    return Exists(tries)


def forget(user: User) -> int:
    """Take away the counted tries of an account; returns how many records there were."""
    return int(AxesProxyHandler.reset_attempts(username=user.username))
