from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.foundation.audit.actions.record import record
from thidua.foundation.bundles.kept import bundle_of
from thidua.foundation.bundles.models import KnownSender
from thidua.foundation.bundles.permissions import may_exchange_bundles
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.refusals import require_state
from thidua.foundation.exchange.words import State
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def confirm_sender(*, actor: Actor, batch: ImportBatch, typed: str) -> KnownSender:
    """Know the sender of a batch from now on; ``typed`` is the fingerprint the sender told.

    Raises NotPermitted, NotNow, ValidationError.
    """
    require(may_exchange_bundles, actor, batch.place_id)
    require_state(batch, State.PREVIEWED)
    bundle = bundle_of(batch)
    if "".join(typed.split()).upper() != "".join(bundle.fingerprint.split()):
        raise ValidationError(
            _("Dấu vân tay vừa nhập không phải của gói này nên chưa xác nhận. Hãy hỏi lại bên gửi "
              "qua điện thoại; nếu vẫn khác, đừng nhận gói.")
        )  # fmt: skip
    sender, made = KnownSender.objects.get_or_create(
        key=bundle.key,
        defaults={
            "name": bundle.sender,
            "fingerprint": bundle.fingerprint,
            "confirmed_by": actor.full_name,
        },
    )
    if made:
        record(actor=actor, verb="confirm_sender", target=sender, after=sender.snapshot())
    return sender
