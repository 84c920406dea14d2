"""The day of submission and signed minutes are kept by triggers, which no migration may keep or
lose."""

from django.apps import AppConfig

from thidua.cycle.nominations import review_triggers, submission_triggers
from thidua.foundation.records.triggers import stand_between_migrations


class NominationsConfig(AppConfig):
    name = "thidua.cycle.nominations"
    label = "nominations"

    def ready(self) -> None:
        for one in (submission_triggers, review_triggers):
            stand_between_migrations(self, one.TRIGGERS)
