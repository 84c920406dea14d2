from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.keeping import amend, held
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.permissions import may_write_overlays
from thidua.foundation.overlays.queries import require_divided
from thidua.foundation.overlays.refusals import require_state
from thidua.foundation.overlays.words import State


@transaction.atomic
def submit_overlay(*, actor: User, draft: OverlayDraft, version: int) -> OverlayDraft:
    """Ask a second person to confirm; refused where it could not judge beside the others.

    Raises NotPermitted, StaleEdit, NotNow, Refused.
    """
    current = held(draft, version=version)
    require_state(current, State.DRAFTED)
    require_divided(current)
    return amend(
        actor=actor, verb="submit_overlay", row=draft, version=version,
        changes={"state": State.SUBMITTED}, may=may_write_overlays,
    )  # fmt: skip
