"""One-time links to set a forgotten password. Nothing is kept: a link is signed over the password
and the last sign-in, so it is dead once either is another, and after a day."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator

from thidua.foundation.access.models import User

HOURS = settings.PASSWORD_RESET_TIMEOUT // 3600
"""How long a link opens."""


class _Links(PasswordResetTokenGenerator):
    key_salt = "thidua.foundation.access.reset_links"


_LINKS = _Links()


def token_for(user: User) -> str:
    return _LINKS.make_token(user)


def may_use_links(user: User) -> bool:
    """Closed accounts, and those of the demonstration, stay as they are."""
    return user.is_active and not user.demonstration


def user_of(uid: UUID, token: str) -> User | None:
    """Whose password the link sets; None for a link that is used, too old, or never was."""
    user = User.objects.filter(uid=uid).first()
    if user is None or not may_use_links(user) or not _LINKS.check_token(user, token):
        return None
    return user
