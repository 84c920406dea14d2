"""The tables of a backup, each after those it points to."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models

LEFT_OUT = frozenset((
    "sessions.session", "usersessions.usersession", "django_tasks_database.dbtaskresult",
    "jobs.worker", "axes.accessattempt", "axes.accessattemptexpiration", "axes.accesslog",
    "axes.accessfailurelog",
))  # fmt: skip
"""What lives for hours only: a session restored would let somebody in who has signed out."""

DERIVED = frozenset(("search.entry",))
"""What is drawn up from other tables, by triggers: emptied while they are awake, and drawn up
again once they are."""


def stored(models_of: Any = apps) -> list[type[models.Model]]:
    """Every model with a table of its own, in dependency order; ties by name."""
    waiting = {
        model._meta.label_lower: model  # noqa: SLF001 Django's own name
        for model in models_of.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy  # noqa: SLF001 same
    }
    found: list[type[models.Model]] = []
    while waiting:
        ready = [
            label for label, model in sorted(waiting.items()) if not needs(model) & set(waiting)
        ]
        # a circle is entered anywhere: the keys are deferred to the end of the transaction
        found += [waiting.pop(label) for label in ready or sorted(waiting)[:1]]
    return found


def needs(model: type[models.Model]) -> set[str]:
    """Labels of the other models a model's rows point to."""
    fields = model._meta.concrete_fields  # noqa: SLF001 Django's own name
    targets = {label_of(field.related_model) for field in fields if field.is_relation}
    return targets - {label_of(model)}


def label_of(model: Any) -> str:
    return str(model._meta.label_lower)  # noqa: SLF001 Django's own name


def kept() -> list[type[models.Model]]:
    """The tables whose rows go into a backup."""
    return [model for model in stored() if label_of(model) not in LEFT_OUT | DERIVED]
