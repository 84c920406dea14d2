"""Rows of a conference, written the same way whatever they are."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from thidua.cycle.showcase.permissions import may_hold_conferences
from thidua.cycle.showcase.refusals import require_open
from thidua.foundation.keeping import amend, enter, strike
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def keep_part(
    *, actor: Actor, verb: str, kind: type[Any], row: Any, version: int, reason: str,
    values: dict[str, Any],
) -> Any:  # fmt: skip
    """Enter a row of a conference, or change one, while the conference is open.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    if row is None:
        made = kind(**values)
        require_open(made.conference)
        return enter(actor=actor, verb=verb, row=made, may=may_hold_conferences)
    require_open(row.conference)
    return amend(
        actor=actor, verb=verb, row=row, version=version, changes=values,
        may=may_hold_conferences, reason=reason,
    )  # fmt: skip


@transaction.atomic
def strike_part(*, actor: Actor, verb: str, row: Any, version: int, reason: str) -> None:
    """Take out a row of a conference while it is open. Raises as ``keep_part``."""
    require_open(row.conference)
    strike(
        actor=actor, verb=verb, row=row, version=version, may=may_hold_conferences, reason=reason
    )
