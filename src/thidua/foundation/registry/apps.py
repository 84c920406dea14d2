"""Sort keys follow the names by triggers, which no migration may keep or lose."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class RegistryConfig(AppConfig):
    name = "thidua.foundation.registry"
    label = "registry"

    def ready(self) -> None:
        pre_migrate.connect(_before, sender=self)
        post_migrate.connect(_after, sender=self)


def _before(using: str, **_kwargs: Any) -> None:
    from thidua.foundation.registry.sorting import withdraw

    withdraw(connections[using])


def _after(using: str, plan: Any = None, **_kwargs: Any) -> None:
    """Rows written by a migration were written without triggers: after one, all are looked at."""
    from thidua.foundation.registry.sorting import install, refresh

    if install(connections[using]) and plan:
        refresh(connections[using])
