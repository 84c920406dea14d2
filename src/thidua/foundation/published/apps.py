"""Views are derived: dropped before every migration, made anew after it.

A view kept through a migration would refuse the change of a table it reads, on both databases.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

from thidua.foundation.published.views import publish, withdraw


class PublishedConfig(AppConfig):
    name = "thidua.foundation.published"
    label = "published"

    def ready(self) -> None:
        pre_migrate.connect(_before, sender=self)
        post_migrate.connect(_after, sender=self)


def _before(using: str, **_kwargs: Any) -> None:
    withdraw(connections[using])


def _after(using: str, **_kwargs: Any) -> None:
    publish(connections[using])
