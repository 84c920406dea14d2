"""Signing in: tries and lock-outs (axes), second factor, sessions and OpenID Connect (allauth)."""

from datetime import timedelta
from typing import Any

from thidua.config.schema import Options

AXES_HANDLER = "thidua.foundation.access.lockout.Handler"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
# Per account and network address, and per address alone (weighed in the handler): a stranger
# elsewhere cannot lock an officer out of the office's own machines.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_USERNAME_CALLABLE = "thidua.foundation.access.lockout.account_named"
AXES_CLIENT_IP_CALLABLE = "thidua.foundation.access.lockout.network_address"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

ACCOUNT_ADAPTER = "thidua.surfaces.desk.signing_in.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"  # nobody signs up: addresses come from the administrator
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_RATE_LIMITS = False  # axes counts, in the database, for every process

PASSWORD_RESET_TIMEOUT = 24 * 3600  # how long a link to set a password opens

MFA_ADAPTER = "thidua.foundation.access.second_factor.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a telephone half a minute off still signs in
MFA_TOTP_ISSUER = "Thi Đua"

SOCIALACCOUNT_ADAPTER = "thidua.surfaces.desk.signing_in.adapters.IdentityAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
# A form that answers with a redirect to another site is refused by form-action 'self'.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}

IDENTITY_PROVIDER = "sso"


def identity_providers(options: Options) -> dict[str, Any]:
    """The organisation's OpenID Connect server, where the settings name one."""
    if not (options.oidc_server and options.oidc_client):
        return {}
    app = {
        "provider_id": IDENTITY_PROVIDER,
        "name": options.oidc_name or "SSO",
        "client_id": options.oidc_client,
        "secret": options.oidc_secret,
        "settings": {"server_url": options.oidc_server},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def mail(options: Options) -> dict[str, Any]:
    """The office's mail server, where the settings name one."""
    host, _mark, port = options.mail_server.partition(":")
    return {
        "EMAIL_HOST": host, "EMAIL_PORT": int(port) if port.isdecimal() else 587,
        "EMAIL_HOST_USER": options.mail_user, "EMAIL_HOST_PASSWORD": options.mail_password,
        "EMAIL_USE_TLS": True, "EMAIL_TIMEOUT": 10, "DEFAULT_FROM_EMAIL": options.mail_from,
    }  # fmt: skip
