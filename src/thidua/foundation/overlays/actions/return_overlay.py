from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.keeping import amend, held
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.permissions import may_confirm_overlays
from thidua.foundation.overlays.refusals import require_state
from thidua.foundation.overlays.words import State


@transaction.atomic
def return_overlay(*, actor: User, draft: OverlayDraft, version: int, reason: str) -> OverlayDraft:
    """Give a draft back to be written further. Raises NotPermitted, StaleEdit, NotNow."""
    require_state(held(draft, version=version), State.SUBMITTED)
    return amend(
        actor=actor, verb="return_overlay", row=draft, version=version,
        changes={"state": State.DRAFTED}, may=may_confirm_overlays, reason=reason,
    )  # fmt: skip
