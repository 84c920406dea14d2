"""The tables of a backup, each after those it points to."""

from __future__ import annotations

from django.apps import apps
from django.db import models

LEFT_OUT = frozenset((
    "sessions.session", "usersessions.usersession", "django_tasks_database.dbtaskresult",
    "jobs.worker", "axes.accessattempt", "axes.accessattemptexpiration", "axes.accesslog",
    "axes.accessfailurelog",
))  # fmt: skip
"""What lives for hours only: a session restored would let somebody in who has signed out."""


def stored() -> list[type[models.Model]]:
    """Every model with a table of its own, in dependency order; ties by name."""
    waiting = {
        model._meta.label_lower: model  # noqa: SLF001 Django's own name
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy  # noqa: SLF001 same
    }
    found: list[type[models.Model]] = []
    while waiting:
        ready = [label for label, model in sorted(waiting.items()) if not needs(model) & set(waiting)]
        for label in ready or sorted(waiting)[:1]:  # a circle is entered anywhere: keys are deferred
            found.append(waiting.pop(label))
    return found


def needs(model: type[models.Model]) -> set[str]:
    """Labels of the other models a model's rows point to."""
    targets = {
        field.related_model._meta.label_lower  # noqa: SLF001 Django's own name
        for field in model._meta.concrete_fields  # noqa: SLF001 same
        if field.is_relation
    }
    return targets - {model._meta.label_lower}  # noqa: SLF001 same


def kept() -> list[type[models.Model]]:
    """The tables whose rows go into a backup."""
    return [model for model in stored() if model._meta.label_lower not in LEFT_OUT]  # noqa: SLF001 same
