from collections.abc import Mapping
from typing import Any

from django.db import transaction

from thidua.bridge.overlays import InputError, read_draft
from thidua.foundation.access.models import User
from thidua.foundation.keeping import amend, held
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.permissions import may_write_overlays
from thidua.foundation.overlays.refusals import Refused, require_state
from thidua.foundation.overlays.words import State


@transaction.atomic
def fill_overlay(
    *, actor: User, draft: OverlayDraft, version: int, head: Mapping[str, Any] | None = None,
    values: Mapping[str, Any] | None = None,
) -> OverlayDraft:  # fmt: skip
    """Change the head of a draft, or some of its settings (None takes a setting out).

    Whoever has written in it does not confirm it.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow, Refused.
    """
    current = held(draft, version=version)
    require_state(current, State.DRAFTED)
    filled = {**current.values, **(values or {})}
    changes = {
        **(head or {}), "writer": actor, "hands": sorted({*current.hands, str(actor.uid)}),
        "values": {name: one for name, one in filled.items() if one is not None},
    }  # fmt: skip
    for name, value in changes.items():
        setattr(current, name, value)
    try:
        read_draft(current.code, current.text)
    except InputError as problem:
        raise Refused(problem) from problem
    return amend(
        actor=actor, verb="fill_overlay", row=draft, version=version, changes=changes,
        may=may_write_overlays,
    )  # fmt: skip
