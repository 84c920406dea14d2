"""Settings of the tests: nothing is written outside the test database."""

import os

from thidua.config import catalogues
from thidua.config.schema import Options
from thidua.config.settings.applications import *  # noqa: F403
from thidua.config.settings.databases import postgresql, sqlite
from thidua.config.settings.files import *  # noqa: F403
from thidua.config.settings.files import static_files
from thidua.config.settings.languages import *  # noqa: F403
from thidua.config.settings.logs import logs
from thidua.config.settings.protection import *  # noqa: F403
from thidua.config.settings.signing_in import *  # noqa: F403

THIDUA = Options(
    year=2025, demonstration=False, overlays="no-overlays-in-tests", backup_at=""
)  # fmt: skip

SECRET_KEY = "only-for-tests"  # noqa: S105
FIELDS_KEYS = ["b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI="]
DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
_url = os.environ.get("THIDUA_DATABASE_URL", "")
DATABASES = {"default": postgresql(_url, pool=False) if _url else sqlite(":memory:")}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGGING = logs("ERROR")
globals().update(static_files(""))
catalogues.refresh()
