from collections.abc import Mapping
from typing import Any

from thidua.bridge.overlays import InputError, kept_text, read_draft
from thidua.foundation.access.models import User
from thidua.foundation.keeping import enter
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.permissions import may_write_overlays
from thidua.foundation.overlays.refusals import Refused
from thidua.foundation.overlays.values import values_of


def start_overlay(
    *, actor: User, organisation: Organisation, head: Mapping[str, Any]
) -> OverlayDraft:
    """Begin a draft; where a file of that code stands, with what it says.

    Raises NotPermitted, ValidationError, Refused.
    """
    kept = kept_text(head["code"])
    draft = OverlayDraft(organisation=organisation, writer=actor, kept=kept, **head)
    draft.hands = [str(actor.uid)]
    try:
        if kept:
            draft.values = values_of(read_draft(draft.code, kept))
        draft.full_clean(exclude=["writer", "organisation"])
        read_draft(draft.code, draft.text)
    except InputError as problem:
        raise Refused(problem) from problem
    return enter(actor=actor, verb="start_overlay", row=draft, may=may_write_overlays)
