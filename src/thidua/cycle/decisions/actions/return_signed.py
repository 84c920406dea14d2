from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.cycle.decisions.comparing import compared, differs, told
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.permissions import may_number
from thidua.cycle.decisions.refusals import require_state
from thidua.cycle.decisions.words import State
from thidua.foundation.documents.actions.keep_paper import keep_paper
from thidua.foundation.keeping import StaleEdit, amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


class Differs(ValidationError):
    """The paper says something else than the frozen list; ``found`` is what was compared."""

    def __init__(self, found: dict[str, Any]) -> None:
        self.found = found
        super().__init__(told(found))


def return_signed(
    *, actor: Actor, decision: Decision, version: int, number: str, decided: date, content: bytes,
    reason: str = "",
) -> Decision:  # fmt: skip
    """Number, day and signed PDF come back from the document system and are held against the frozen
    list; a paper that differs is taken only with a ``reason``. Gaps in these numbers are normal.

    The paper, of hundreds of pages at times, is read before the transaction, so that nobody waits
    for it; what is kept is held against the version that was read.

    Raises NotPermitted, Differs, ValidationError, StaleEdit, NotNow.
    """
    current = Decision.objects.select_related("organisation").get(pk=decision.pk)
    require(may_number, actor, current.place_id)
    if current.edit_version != version:
        raise StaleEdit(current)
    require_state(current, State.SENT_OUT)
    number = number.strip().removesuffix(f"/{current.symbol}")
    if not number:
        raise ValidationError({"number": _("Hãy ghi số văn bản.")})
    if decided > timezone.localdate():
        raise ValidationError({"decided": _("Ngày ký không thể ở tương lai.")})
    found = compared(current, content, number)
    if differs(found) and not reason.strip():
        raise Differs(found)
    changes = {
        "state": State.SIGNED, "number": number, "book_year": decided.year, "decided": decided,
        "compared": found | {"accepted": reason.strip()},
    }  # fmt: skip
    return _keep(actor, current, content, changes, reason)


@transaction.atomic
def _keep(
    actor: Actor, decision: Decision, content: bytes, changes: dict[str, Any], reason: str
) -> Decision:
    version = decision.edit_version
    require_state(held(decision, version=version), State.SENT_OUT)
    kept = keep_paper(
        actor=actor, organisation=decision.organisation, kind="decision",
        name=f"{changes['number']}-{decision.symbol}.pdf", content=content, may=may_number,
        frozen=True,
    )  # fmt: skip
    return amend(
        actor=actor, verb="return_signed", row=decision, version=version, may=may_number,
        changes=changes | {"signed": kept}, reason=reason,
    )  # fmt: skip
