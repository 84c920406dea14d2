"""A frozen list is kept by triggers, which no migration may keep or lose."""

from django.apps import AppConfig

from thidua.cycle.decisions.triggers import TRIGGERS
from thidua.foundation.records.triggers import stand_between_migrations


class DecisionsConfig(AppConfig):
    name = "thidua.cycle.decisions"
    label = "decisions"

    def ready(self) -> None:
        stand_between_migrations(self, TRIGGERS)
