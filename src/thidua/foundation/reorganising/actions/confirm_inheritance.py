from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.reorganising.models import Succession
from thidua.foundation.reorganising.permissions import may_confirm_inheritance
from thidua.foundation.reorganising.words import Takes


@transaction.atomic
def confirm_inheritance(
    *, actor: Actor, succession: Succession, version: int, takes: str, basis: str
) -> Succession:
    """Say what a collective takes over from the one before it, and by which paper.

    Raises NotPermitted, StaleEdit, ValidationError.
    """
    if takes == Takes.OPEN:
        raise ValidationError({"takes": _("Hãy chọn nội dung kế thừa.")})
    return amend(
        actor=actor, verb="confirm_inheritance", row=succession, version=version,
        changes={"takes": takes, "basis": basis}, may=may_confirm_inheritance, reason=basis,
    )  # fmt: skip
