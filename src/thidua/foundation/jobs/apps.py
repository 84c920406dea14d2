from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "thidua.foundation.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Every application declares its kinds of jobs and its duties in ``background.py``."""
        autodiscover_modules("background")
