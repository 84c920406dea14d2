from collections.abc import Mapping
from uuid import UUID

from django.db import models, transaction

from thidua.foundation.audit.actions.record import record
from thidua.foundation.audit.permissions import may_read_trail
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def export_trail(
    *, actor: Actor, account: models.Model, form: str, rows: int, asked: Mapping[str, str],
    organisation_uid: UUID | None,
) -> None:  # fmt: skip
    """Write down that events were taken away as a file: by which account, how many, which ones.

    Raises:
        NotPermitted: the actor does not read the trail.
    """
    require(may_read_trail, actor)
    after = {"form": form, "rows": rows, "asked": dict(asked)}
    record(
        actor=actor, verb="export_trail", target=account, after=after,
        organisation_uid=organisation_uid,
    )  # fmt: skip
