from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.initiatives.models import Confirmation
from thidua.cycle.initiatives.permissions import may_recognise
from thidua.cycle.initiatives.recognised import recognised_as
from thidua.cycle.initiatives.words import Outcome
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.correct_initiative import correct_initiative


@transaction.atomic
def record_confirmation(
    *, actor: Actor, row: Confirmation, version: int, outcome: str, **document: Any
) -> Confirmation:
    """What the higher level answered: a decision, or a confirmation on form 13.

    Confirmed, the registry's initiative becomes one of the wider level that can be replicated:
    the same initiative, never a second one, so that what it has served stays with it and it
    counts once. ``document``: form, document_no, document_date.
    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require(may_recognise, actor, row.submission.organisation_id)
    if row.outcome != Outcome.WAITING:
        raise ValidationError(_("Kết quả của đề nghị này đã được ghi."))
    if outcome not in (Outcome.CONFIRMED, Outcome.REFUSED):
        raise ValidationError({"outcome": _("Hãy chọn kết quả.")})
    changes: dict[str, Any] = {"outcome": outcome, **document}
    done = amend(actor=actor, verb="record_confirmation", row=row, version=version,
                 changes=changes, may=may_recognise)  # fmt: skip
    if outcome == Outcome.CONFIRMED:
        _widen(actor, done)
    return done


def _widen(actor: Actor, row: Confirmation) -> None:
    kept = recognised_as(row.submission)
    if kept is None:
        raise ValidationError(_("Sáng kiến không còn trong sổ đăng ký; hãy ghi lại ở sổ trước."))
    numbers = "; ".join(filter(None, (kept.decision_no, row.document_no)))
    correct_initiative(
        actor=actor, row=kept, version=kept.edit_version, reason=f"{row}", level=row.level,
        replicable=True, decision_no=numbers if len(numbers) <= 80 else row.document_no,
    )  # fmt: skip
