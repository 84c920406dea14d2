"""Settings of an office in use, read from the environment (see ``thidua.config.schema``)."""

import os

from thidua.config.schema import read_options
from thidua.config.settings.applications import *  # noqa: F403
from thidua.config.settings.databases import database
from thidua.config.settings.files import *  # noqa: F403
from thidua.config.settings.files import static_files
from thidua.config.settings.languages import *  # noqa: F403
from thidua.config.settings.logs import logs
from thidua.config.settings.protection import *  # noqa: F403
from thidua.config.settings.protection import over_https
from thidua.config.settings.secrets import fields_keys, secret_key
from thidua.config.settings.signing_in import *  # noqa: F403
from thidua.config.settings.signing_in import identity_providers, mail

THIDUA = read_options(os.environ)
THIDUA.data_dir.mkdir(parents=True, exist_ok=True)

SECRET_KEY = THIDUA.secret_key or secret_key(THIDUA.data_dir)
FIELDS_KEYS = fields_keys(THIDUA.fields_key, THIDUA.data_dir)
SOCIALACCOUNT_PROVIDERS = identity_providers(THIDUA)
DEBUG = THIDUA.debug
ALLOWED_HOSTS = list(THIDUA.allowed_hosts)
CSRF_TRUSTED_ORIGINS = list(THIDUA.trusted_origins)
DATABASES = {"default": database(THIDUA.database_url, THIDUA.data_dir)}
LOGGING = logs(THIDUA.log_level)
globals().update(static_files(THIDUA.static_dir), **over_https(on=THIDUA.https), **mail(THIDUA))
