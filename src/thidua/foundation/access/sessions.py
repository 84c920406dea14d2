"""The places where an account is signed in."""

from __future__ import annotations

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from thidua.foundation.access.models import User

SEEN_EVERY = timedelta(minutes=10)
"""How often a session that is in use writes down that it is."""


def open_sessions(user: User) -> list[UserSession]:
    """Sessions that still stand, the latest first; two queries."""
    rows = list(UserSession.objects.filter(user_id=user.pk).order_by("-last_seen_at"))
    alive = Session.objects.filter(
        session_key__in=[row.session_key for row in rows], expire_date__gt=timezone.now()
    ).values_list("session_key", flat=True)
    standing = set(alive)
    return [row for row in rows if row.session_key in standing]


def end_all(user: User, but: str | None = None) -> int:
    """End every session of an account, except the one with the key ``but``."""
    rows = list(UserSession.objects.filter(user_id=user.pk).exclude(session_key=but or ""))
    for row in rows:
        row.end()
    return len(rows)


def note_use(session_key: str) -> None:
    UserSession.objects.filter(session_key=session_key).update(last_seen_at=timezone.now())
