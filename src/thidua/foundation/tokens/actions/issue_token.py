"""Make a token: the only moment at which it can be read."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.access.models import User
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.reach import Actor
from thidua.foundation.tokens.holding import digest_of
from thidua.foundation.tokens.models import ApiToken
from thidua.foundation.tokens.permissions import require_issuing

LONGEST = 366
MOST = 20
SHOWN_LETTERS = 8


@dataclass(frozen=True, slots=True)
class Issued:
    """The kept row, and the token in clear: shown once, kept nowhere."""

    token: ApiToken
    clear: str


@transaction.atomic
def issue_token(
    *, actor: Actor, user: User, name: str, days: int = 90, may_write: bool = False
) -> Issued:
    """Issue a token for an account.

    Args:
        days: how long it opens the API, 1 to 366, today counted.

    Raises:
        NotPermitted: another's account (see ``require_issuing``).
        ValidationError: no name, too long a time, too many running tokens.
    """
    require_issuing(actor, user)
    today = timezone.localdate()
    _check(user, days)
    clear = f"td_{secrets.token_urlsafe(32)}"
    token = ApiToken(
        user=user, name=name, prefix=clear[: len("td_") + SHOWN_LETTERS], digest=digest_of(clear),
        may_write=may_write, issued_by=actor.full_name, ends=today + timedelta(days=days),
    )  # fmt: skip
    token.full_clean()
    token.save(force_insert=True)
    record(actor=actor, verb="issue_token", target=token, after=token.snapshot())
    return Issued(token, clear)


def _check(user: User, days: int) -> None:
    if not 1 <= days <= LONGEST:
        told = _("Thời hạn từ 1 đến %(most)s ngày.") % {"most": LONGEST}
        raise ValidationError({"days": told})
    if user.tokens.running(timezone.localdate()).count() >= MOST:
        told = _("Tài khoản đã có %(most)s khóa đang dùng. Hãy thu hồi khóa không cần nữa.")
        raise ValidationError(told % {"most": MOST})
