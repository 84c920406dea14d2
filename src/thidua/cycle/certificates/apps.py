"""The gold book is kept by triggers, which no migration may keep or lose."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class CertificatesConfig(AppConfig):
    name = "thidua.cycle.certificates"
    label = "certificates"

    def ready(self) -> None:
        pre_migrate.connect(_before, sender=self)
        post_migrate.connect(_after, sender=self)


def _before(using: str, **_kwargs: Any) -> None:
    from thidua.cycle.certificates.gold_book import withdraw

    withdraw(connections[using])


def _after(using: str, **_kwargs: Any) -> None:
    from thidua.cycle.certificates.gold_book import install

    install(connections[using])
