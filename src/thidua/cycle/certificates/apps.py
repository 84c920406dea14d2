"""The gold book is kept by triggers, which no migration may keep or lose."""

from django.apps import AppConfig

from thidua.cycle.certificates.gold_book import TRIGGERS
from thidua.foundation.records.triggers import stand_between_migrations


class CertificatesConfig(AppConfig):
    name = "thidua.cycle.certificates"
    label = "certificates"

    def ready(self) -> None:
        stand_between_migrations(self, TRIGGERS)
