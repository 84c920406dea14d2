"""The second factor: a code of the telephone (TOTP, RFC 6238) or a recovery code used once."""

from __future__ import annotations

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from thidua.foundation.access.models import SecondFactorDemand, User
from thidua.foundation.records.secrets import seal, unseal

TOTP = Authenticator.Type.TOTP
RECOVERY = Authenticator.Type.RECOVERY_CODES
LAST_STEP = "last_step"


class Adapter(DefaultMFAAdapter):
    """Secrets are sealed at rest; the code shown on the telephone is named after the account."""

    def encrypt(self, text: str) -> str:
        return seal(text.encode())

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text).decode()

    def get_totp_label(self, user: User) -> str:
        return user.username


def held(user: User, kind: str = TOTP) -> Authenticator | None:
    """The user's authenticator of a kind."""
    return Authenticator.objects.filter(user_id=user.pk, type=kind).first()


def has_second_factor() -> Exists:
    """Condition on users: a telephone is enrolled."""
    return Exists(Authenticator.objects.filter(user_id=OuterRef("pk"), type=TOTP))


def demanded_of(user: User) -> bool:
    """Whether a role of the user asks for a second factor: by the settings or by the office."""
    asked = set(settings.THIDUA.totp_roles)
    return bool(user.roles & asked) or (
        SecondFactorDemand.objects.filter(role__in=user.roles).exists()
    )


def step_of(secret: str, code: str) -> int | None:
    """The half minute a code belongs to; None for a wrong or outdated code."""
    for step in yield_hotp_counters_from_time():
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step))):
            return step
    return None


@transaction.atomic
def use_code(user: User, code: str) -> Authenticator | None:
    """What the code belongs to; None when it is wrong or has been used (RFC 6238, section 5.2)."""
    rows = Authenticator.objects.select_for_update().filter(user_id=user.pk)
    by_kind = {row.type: row for row in rows}
    totp, codes = by_kind.get(TOTP), by_kind.get(RECOVERY)
    if totp is not None and _use_totp(totp, code):
        return totp
    if codes is not None and RecoveryCodes(codes).validate_code(code):
        return codes
    return None


def _use_totp(totp: Authenticator, code: str) -> bool:
    step = step_of(Adapter().decrypt(totp.data["secret"]), code)
    if step is None or step <= totp.data.get(LAST_STEP, 0):
        return False
    totp.data[LAST_STEP] = step
    totp.save(update_fields=["data"])
    return True


def unused_codes(user: User) -> list[str]:
    """Recovery codes that still open the door."""
    codes = held(user, RECOVERY)
    return RecoveryCodes(codes).get_unused_codes() if codes else []
