"""Installed applications, middleware and templates."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "thidua.foundation.audit",
    "thidua.foundation.organisations",
    "thidua.foundation.blocs",
    "thidua.foundation.people",
    "thidua.foundation.access",
    "thidua.foundation.tokens",
    "thidua.foundation.jobs",
    "thidua.foundation.backups",
    "thidua.foundation.documents",
    "thidua.foundation.registry",
    "thidua.foundation.reorganising",
    "thidua.foundation.exchange",
    "thidua.foundation.bundles",
    "thidua.foundation.overlays",
    "thidua.foundation.search",
    "thidua.foundation.published",
    "thidua.cycle.movements",
    "thidua.cycle.registrations",
    "thidua.cycle.initiatives",
    "thidua.cycle.results",
    "thidua.cycle.nominations",
    "thidua.cycle.councils",
    "thidua.cycle.decisions",
    "thidua.cycle.certificates",
    "thidua.cycle.statistics",
    "thidua.cycle.showcase",
    "thidua.surfaces.portal",
    "thidua.surfaces.lawbook",
    "thidua.surfaces.desk",
    "thidua.surfaces.api",
    "thidua.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "thidua.surfaces.desk.signing_in.middleware.ActingMiddleware",
    "thidua.surfaces.desk.middleware.LanguageMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "thidua.surfaces.desk.signing_in.middleware.FirstThingsMiddleware",
    "thidua.surfaces.desk.middleware.AgainMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "thidua.surfaces.desk.context.frame",
            ],
        },
    }
]

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

ROOT_URLCONF = "thidua.config.urls"
WSGI_APPLICATION = "thidua.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "thidua.foundation.access.backends.NameOrEmailBackend",
]
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # unique without regard to case, by a constraint
    "axes.W002",  # our own sign-in page tells how long a lock-out lasts, not axes' middleware
]

LOGIN_URL = "desk:sign-in"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "desk:sign-in"
