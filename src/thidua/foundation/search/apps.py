"""The index follows the tables by triggers, which no migration of theirs may keep or lose."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class SearchConfig(AppConfig):
    name = "thidua.foundation.search"
    label = "search"

    def ready(self) -> None:
        pre_migrate.connect(_before, sender=self)
        post_migrate.connect(_after, sender=self)


def _before(using: str, **_kwargs: Any) -> None:
    from thidua.foundation.search.triggers import withdraw

    withdraw(connections[using])


def _after(using: str, **_kwargs: Any) -> None:
    from thidua.foundation.search.triggers import install

    install(connections[using])
