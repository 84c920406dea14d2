"""The door for web servers."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from thidua.config import catalogues

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings.office")
catalogues.refresh()
application = get_wsgi_application()

from thidua.config.starting import load_law_or_stop  # noqa: E402 reason: settings come first

load_law_or_stop()
gc.collect()
gc.freeze()  # the law stays as long as the process: no collection need walk it, a tenth of a second
