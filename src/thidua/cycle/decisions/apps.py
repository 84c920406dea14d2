"""A frozen list is kept by triggers, which no migration may keep or lose."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class DecisionsConfig(AppConfig):
    name = "thidua.cycle.decisions"
    label = "decisions"

    def ready(self) -> None:
        pre_migrate.connect(_before, sender=self)
        post_migrate.connect(_after, sender=self)


def _before(using: str, **_kwargs: Any) -> None:
    from thidua.cycle.decisions.triggers import withdraw

    withdraw(connections[using])


def _after(using: str, **_kwargs: Any) -> None:
    from thidua.cycle.decisions.triggers import install

    install(connections[using])
