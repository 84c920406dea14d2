from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.bridge.overlays import digest_of, store
from thidua.foundation.access.models import User
from thidua.foundation.keeping import amend, held
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.permissions import may_confirm_overlays
from thidua.foundation.overlays.queries import require_divided
from thidua.foundation.overlays.refusals import NotNow, require_state
from thidua.foundation.overlays.words import State


@transaction.atomic
def confirm_overlay(*, actor: User, draft: OverlayDraft, version: int) -> OverlayDraft:
    """Put the overlay into force: its file is saved and judges from the next page on.

    Only somebody who has not written in it may. The file is put in its place last: if that fails,
    nothing has been confirmed.

    Raises NotPermitted, StaleEdit, NotNow, Refused.
    """
    current = held(draft, version=version)
    require_state(current, State.SUBMITTED)
    if str(actor.uid) in current.hands:
        raise NotNow(
            _("Người soạn không tự xác nhận được. Hãy nhờ một người khác có quyền xác nhận.")
        )
    text = current.text
    require_divided(current)
    changes = {
        "state": State.CONFIRMED, "confirmer": actor, "confirmed_at": timezone.now(),
        "digest": digest_of(text),
    }  # fmt: skip
    confirmed = amend(
        actor=actor, verb="confirm_overlay", row=draft, version=version, changes=changes,
        may=may_confirm_overlays,
    )  # fmt: skip
    try:
        store(current.code, text)
    except OSError as error:
        raise NotNow(
            _("Không ghi được tệp quy định (%s); chưa có gì thay đổi. Hãy báo người quản trị.")
            % error.strerror
        ) from error
    return confirmed
