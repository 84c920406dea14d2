"""Rules a room lays into the database itself, whoever connects to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


@dataclass(frozen=True, slots=True)
class Triggers:
    """``made`` and ``dropped``: statements by kind of database; nothing is done before all
    ``tables`` are there."""

    tables: tuple[str, ...]
    made: Mapping[str, Sequence[str]]
    dropped: Mapping[str, Sequence[str]]

    def install(self, connection: Any) -> None:
        """Put them in place, anew where an earlier form of them stands."""
        self.withdraw(connection)
        self._run(connection, self.made)

    def withdraw(self, connection: Any) -> None:
        self._run(connection, self.dropped)

    def _run(self, connection: Any, statements: Mapping[str, Sequence[str]]) -> None:
        if not set(self.tables) <= set(connection.introspection.table_names()):
            return
        with connection.cursor() as cursor:
            for statement in statements[connection.vendor]:
                cursor.execute(statement)


def differs(columns: tuple[str, ...], other: str) -> str:
    """Whether an update changes one of the columns; ``other``: NOT on SQLite, DISTINCT FROM on
    PostgreSQL, both of which take two empty values for equal."""
    return "(" + " OR ".join(f"NEW.{one} IS {other} OLD.{one}" for one in columns) + ")"


def refusal(name: str, when: str, condition: str, said: str) -> str:
    """A trigger of SQLite that breaks off with these words; ``when``: UPDATE ON table."""
    return (
        f"CREATE TRIGGER {name} BEFORE {when} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
    )


def stand_between_migrations(config: AppConfig, triggers: Triggers) -> None:
    """Withdraw them before every migration, which could neither keep nor lose them safely, and put
    them in place after it. Called when the application is ready."""

    def before(using: str, **_more: Any) -> None:
        triggers.withdraw(connections[using])

    def after(using: str, **_more: Any) -> None:
        triggers.install(connections[using])

    pre_migrate.connect(before, sender=config, weak=False)
    post_migrate.connect(after, sender=config, weak=False)
