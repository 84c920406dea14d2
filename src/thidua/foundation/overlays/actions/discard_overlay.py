from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.keeping import amend, held
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.permissions import may_write_overlays
from thidua.foundation.overlays.refusals import require_state
from thidua.foundation.overlays.words import State


@transaction.atomic
def discard_overlay(*, actor: User, draft: OverlayDraft, version: int) -> OverlayDraft:
    """Leave a draft unused; it stays in the list. Raises NotPermitted, StaleEdit, NotNow."""
    require_state(held(draft, version=version), State.DRAFTED, State.SUBMITTED)
    return amend(
        actor=actor, verb="discard_overlay", row=draft, version=version,
        changes={"state": State.DISCARDED}, may=may_write_overlays,
    )  # fmt: skip
