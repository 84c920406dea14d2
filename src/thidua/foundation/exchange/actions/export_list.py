from collections.abc import Mapping
from uuid import UUID

from django.db import models, transaction

from thidua.foundation.audit.actions.record import record
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role


@transaction.atomic
def export_list(
    *, actor: Actor, about: models.Model, name: str, form: str, rows: int,
    asked: Mapping[str, str],
) -> None:  # fmt: skip
    """Write down that a list was taken away as a file: of ``about`` (the account whose reach it
    shows, or a part of the tree), how many rows, by which question.

    Whoever may read a list may take it away: the list itself has asked for the right.
    """
    after = {"list": name, "form": form, "rows": rows, "asked": dict(asked)}
    record(
        actor=actor, verb="export_list", target=about, after=after,
        organisation_uid=about.uid if isinstance(about, Organisation) else _top(actor),
    )  # fmt: skip


def _top(actor: Actor) -> UUID | None:
    """The topmost organisation the actor works for: its auditors see what was taken away."""
    places = Organisation.objects.filter(actor.reach(*Role).condition("pk"))
    return (
        places.exclude(parent__in=places.values("pk"))
        .order_by("pk")
        .values_list("uid", flat=True)
        .first()
    )
