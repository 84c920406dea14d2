"""The day of submission is kept by a trigger, which no migration may keep or lose."""

from django.apps import AppConfig

from thidua.cycle.nominations.submission_triggers import TRIGGERS
from thidua.foundation.records.triggers import stand_between_migrations


class NominationsConfig(AppConfig):
    name = "thidua.cycle.nominations"
    label = "nominations"

    def ready(self) -> None:
        stand_between_migrations(self, TRIGGERS)
