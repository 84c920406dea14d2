"""From a token to the account it opens."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from thidua.foundation.tokens.models import ApiToken

NOTED_EVERY = timedelta(minutes=1)
LONGEST = 200


def digest_of(clear: str) -> str:
    """SHA-256 of a token: its 256 random bits need no slow hash."""
    return hashlib.sha256(clear.encode("utf-8", "replace")).hexdigest()


def holder_of(clear: str) -> ApiToken | None:
    """The running token of an account that may sign in, its use noted; None for anything else."""
    if len(clear) > LONGEST:
        return None
    now = timezone.now()
    running = ApiToken.objects.running(timezone.localdate(now)).select_related("user__person")
    found = running.filter(digest=digest_of(clear), user__is_active=True).first()
    if found is None or (found.user.demonstration and not settings.THIDUA.demonstration):
        return None
    # Not an event of the trail: a write a minute at most, and none that waits for another's.
    stale = Q(last_used__isnull=True) | Q(last_used__lt=now - NOTED_EVERY)
    if found.last_used is None or found.last_used < now - NOTED_EVERY:
        ApiToken.objects.filter(stale, pk=found.pk).update(last_used=now)
    return found
