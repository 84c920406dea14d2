"""The day of submission is kept by a trigger, which no migration may keep or lose."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class NominationsConfig(AppConfig):
    name = "thidua.cycle.nominations"
    label = "nominations"

    def ready(self) -> None:
        pre_migrate.connect(_before, sender=self)
        post_migrate.connect(_after, sender=self)


def _before(using: str, **_kwargs: Any) -> None:
    from thidua.cycle.nominations.submission_triggers import withdraw

    withdraw(connections[using])


def _after(using: str, **_kwargs: Any) -> None:
    from thidua.cycle.nominations.submission_triggers import install

    install(connections[using])
