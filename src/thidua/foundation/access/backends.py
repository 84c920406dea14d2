"""Sign-in by user name or by e-mail."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.db.models import Q
from django.http import HttpRequest

from thidua.foundation.access.models import User


class NameOrEmailBackend(BaseBackend):
    def authenticate(
        self,
        request: HttpRequest | None,  # noqa: ARG002 Django's signature
        username: str | None = None,
        password: str | None = None,
        **_kwargs: Any,
    ) -> User | None:
        if not username or password is None:
            return None
        name = username.strip()
        found = User.objects.filter(Q(username__iexact=name) | Q(email__iexact=name)).first()
        if found is None:
            User().set_password(password)  # the same time is spent whether the name exists or not
            return None
        return found if found.check_password(password) and self.may_sign_in(found) else None

    def may_sign_in(self, user: User) -> bool:
        """Demonstration accounts open no door outside the demonstration."""
        return user.is_active and (settings.THIDUA.demonstration or not user.demonstration)

    def get_user(self, user_id: int) -> User | None:
        found = User.objects.filter(pk=user_id).first()
        return found if found and self.may_sign_in(found) else None
